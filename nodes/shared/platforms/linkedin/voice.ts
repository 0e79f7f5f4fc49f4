import type { ServiceVoice } from '../../n8n/sentences';

const API_URL =
	"Check 'API URL' in the LinkedIn Conversions API credential; it is normally https://api.linkedin.com";

export const LINKEDIN: ServiceVoice = {
	name: 'LinkedIn',
	credential: 'LinkedIn Conversions API',
	advice: {
		unauthorized:
			'Generate a new access token in Campaign Manager → Data → Signals manager → Direct API and save it in the LinkedIn Conversions API credential',
		forbidden:
			'Use a token with the right to conversions (rw_conversions), of somebody who manages the ad account to which the conversion belongs',
		invalid: 'Correct what LinkedIn names and send the conversion again',
		throttled:
			'Nothing was lost: LinkedIn takes 600 requests a minute and 300,000 a day of one token; send the failed conversions again later',
		webPage: API_URL,
		notFound: `Check the conversion ID: the conversion must be there, switched on and set up for the Conversions API. ${API_URL}`,
	},
};
