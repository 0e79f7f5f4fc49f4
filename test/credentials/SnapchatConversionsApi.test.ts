import { SnapchatConversionsApi } from '../../credentials/SnapchatConversionsApi.credentials';
import { SnapchatSimulator } from '../simulators/snapchat';
import { itChecks } from './platformChecks';

itChecks({
	simulator: () => new SnapchatSimulator(),
	credential: () => new SnapchatConversionsApi(),
	data: { accessToken: 'test-key', pixelId: '1ec32188-0000-4000-8000-c949a984a39f' },
	name: 'Snapchat',
	credentialName: 'Snapchat Conversions API',
	host: 'https://tr.snapchat.com',
	wrongToken:
		'Snapchat refused it: Invalid access token. Generate a new Conversions API token in Snapchat Ads Manager → Business Details → Conversions API Tokens and save it in the Snapchat Conversions API credential.',
	wrong: [
		[
			'a pixel of somebody else',
			{ pixelId: 'other' },
			"Snapchat refused it: The token has no access to this asset. Check 'Pixel ID' in the Snapchat Conversions API credential: the token reaches the pixels and apps of its own organization only.",
		],
	],
	said: {
		throttled:
			'Snapchat refused it: Too many requests. Nothing was lost: wait a while, or run less often.',
	},
	signed: { Authorization: 'Bearer test-key' },
});
