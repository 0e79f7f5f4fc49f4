import { RedditConversionsApi } from '../../credentials/RedditConversionsApi.credentials';
import { RedditSimulator } from '../simulators/reddit';
import { itChecks } from './platformChecks';

itChecks({
	simulator: () => new RedditSimulator(),
	credential: () => new RedditConversionsApi(),
	data: { accessToken: 'test-key', pixelId: 't2_test' },
	name: 'Reddit',
	credentialName: 'Reddit Conversions API',
	host: 'https://ads-api.reddit.com',
	wrongToken:
		'Reddit refused it: UNAUTHORIZED. Generate a new conversion access token in Reddit Ads → Events Manager → Conversions API and save it in the Reddit Conversions API credential.',
	wrong: [
		[
			'a pixel of somebody else',
			{ pixelId: 't2_other' },
			"Reddit refused it: You're not authorized to post conversions to this Pixel ID. Check 'Pixel ID' in the Reddit Conversions API credential: the token must belong to the account of the pixel.",
		],
	],
	said: {
		throttled:
			'Reddit refused it: Too many requests/events within timeframe. Nothing was lost: wait a while, or run less often.',
	},
	signed: { Authorization: 'Bearer test-key' },
});
