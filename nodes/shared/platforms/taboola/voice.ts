import type { ServiceVoice } from '../../n8n/sentences';

export const TABOOLA: ServiceVoice = {
	name: 'Taboola',
	credential: 'Taboola Conversions API',
	advice: {
		notFound: "Check 'Account ID' and 'API URL' in the Taboola Conversions API credential",
		webPage:
			"Check 'API URL' in the Taboola Conversions API credential; it is normally https://trc.taboola.com",
		invalid: "Check the names under 'Event Names': each must be an event of your Taboola account",
	},
};
