import type { ServiceVoice } from '../../n8n/sentences';

export const GOOGLE_ANALYTICS: ServiceVoice = {
	name: 'Google Analytics',
	credential: 'Google Analytics Measurement Protocol API',
	advice: {
		unauthorized:
			'Create a new secret in Google Analytics → Admin → Data streams → your stream → Measurement Protocol API secrets and save it in the Google Analytics Measurement Protocol API credential',
		webPage:
			"Check 'Region' and 'API URL' in the Google Analytics Measurement Protocol API credential",
		notFound:
			"Check 'Region' and 'API URL' in the Google Analytics Measurement Protocol API credential",
	},
};
