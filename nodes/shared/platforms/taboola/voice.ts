import type { ServiceVoice } from '../../n8n/sentences';

/** No key is asked for, so the general advice to renew it would lead nowhere. */
const NO_KEY =
	"Check 'Account ID' and 'API URL' in the Taboola Conversions API credential: Taboola itself asks for no key, so something else answers there, or keeps this n8n out";

export const TABOOLA: ServiceVoice = {
	name: 'Taboola',
	credential: 'Taboola Conversions API',
	advice: {
		unauthorized: NO_KEY,
		forbidden: NO_KEY,
		notInPlan: NO_KEY,
		notFound: "Check 'Account ID' and 'API URL' in the Taboola Conversions API credential",
		webPage:
			"Check 'API URL' in the Taboola Conversions API credential; it is normally https://trc.taboola.com",
		invalid: "Check the names under 'Event Names': each must be an event of your Taboola account",
	},
};
