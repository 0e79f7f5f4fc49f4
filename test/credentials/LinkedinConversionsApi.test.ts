import { LinkedinConversionsApi } from '../../credentials/LinkedinConversionsApi.credentials';
import { LinkedInSimulator } from '../simulators/linkedin';
import { itChecks } from './platformChecks';

itChecks({
	simulator: () => new LinkedInSimulator(),
	credential: () => new LinkedinConversionsApi(),
	data: { accessToken: 'test-key' },
	name: 'LinkedIn',
	credentialName: 'LinkedIn Conversions API',
	host: 'https://api.linkedin.com',
	wrongToken:
		'LinkedIn refused it: Invalid access token. Generate a new access token in Campaign Manager → Data → Signals manager → Direct API and save it in the LinkedIn Conversions API credential.',
	wrong: [],
	said: {
		forbidden:
			'LinkedIn refused it: Not enough permissions to access: conversionEvents.BATCH_CREATE. Use a token with the right to conversions (rw_conversions), of somebody who manages the ad account to which the conversion belongs.',
		throttled:
			'LinkedIn refused it: Resource level throttle limit for calls to it is reached. Nothing was lost: wait a while, or run less often.',
	},
	signed: { Authorization: 'Bearer test-key' },
});
