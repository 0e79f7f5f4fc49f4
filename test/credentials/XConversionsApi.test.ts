import { XConversionsApi } from '../../credentials/XConversionsApi.credentials';
import { XSimulator } from '../simulators/x';
import { itChecks } from './platformChecks';

itChecks({
	simulator: () => new XSimulator(),
	credential: () => new XConversionsApi(),
	data: { accessToken: 'test-key', pixelId: 'o8z6j' },
	name: 'X',
	credentialName: 'X Conversion API',
	host: 'https://ads-api.x.com',
	wrongToken:
		'X refused it: This request is not properly authenticated. Generate a new token in X Ads → Events Manager → your event source → Web Pixel + Conversion API and save it in the X Conversion API credential.',
	wrong: [
		[
			'a pixel of somebody else',
			{ pixelId: 'other' },
			"X refused it: The token may not send conversions of this pixel. Check 'Pixel ID' in the X Conversion API credential: the token must be that of the same event source.",
		],
	],
	said: {
		throttled:
			'X refused it: You have exceeded the number of permitted requests. Nothing was lost: wait a while, or run less often.',
	},
	signed: { 'X-Pixel-Token': 'test-key' },
});
