import { TiktokEventsApi } from '../../credentials/TiktokEventsApi.credentials';
import { TikTokSimulator } from '../simulators/tiktok';
import { itChecks } from './platformChecks';

itChecks({
	simulator: () => new TikTokSimulator(),
	credential: () => new TiktokEventsApi(),
	data: { accessToken: 'test-key', eventSourceId: 'C4TESTPIXELCODE00000' },
	name: 'TikTok',
	credentialName: 'TikTok Events API',
	host: 'https://business-api.tiktok.com',
	wrongToken:
		'TikTok refused it: Access token is incorrect or has been revoked. Generate a new access token in TikTok Events Manager → your data source → Settings → Events API and save it in the TikTok Events API credential.',
	wrong: [],
	said: {
		forbidden:
			'TikTok refused it: No permission to operate the pixel code. Generate the access token in the data source itself, or give its app access to the pixel, app or event set; then run again.',
		throttled:
			'TikTok refused it: Requests made too frequently, please try again later. Nothing was lost: wait a while, or run less often.',
	},
	signed: { 'Access-Token': 'test-key' },
});
