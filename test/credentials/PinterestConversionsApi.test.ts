import { PinterestConversionsApi } from '../../credentials/PinterestConversionsApi.credentials';
import { PinterestSimulator } from '../simulators/pinterest';
import { itChecks } from './platformChecks';

itChecks({
	simulator: () => new PinterestSimulator(),
	credential: () => new PinterestConversionsApi(),
	data: { accessToken: 'test-key', adAccountId: '549755885175' },
	name: 'Pinterest',
	credentialName: 'Pinterest Conversions API',
	host: 'https://api.pinterest.com',
	wrongToken:
		'Pinterest refused it: Authentication failed. Generate a new conversion access token in Pinterest Ads Manager → Conversions → Conversion access token and save it in the Pinterest Conversions API credential.',
	wrong: [
		[
			'an ad account of somebody else',
			{ adAccountId: '1' },
			"Pinterest refused it: You are not permitted to access that resource. Check 'Ad Account ID' in the Pinterest Conversions API credential: the owner of the token must own it, or be its admin, analyst, or manager of audiences or campaigns.",
		],
	],
	said: {
		throttled:
			'Pinterest refused it: This request exceeded a rate limit. Nothing was lost: wait a while, or run less often.',
	},
	signed: { Authorization: 'Bearer test-key' },
});
