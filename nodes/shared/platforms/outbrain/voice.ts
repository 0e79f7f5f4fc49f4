import type { ServiceVoice } from '../../n8n/sentences';

/** No key is asked for, so the general advice to renew it would lead nowhere. */
const NO_KEY =
	"Check 'API URL' in the Outbrain Conversions API credential: Outbrain itself asks for no key, so something else answers there, or keeps this n8n out";

export const OUTBRAIN: ServiceVoice = {
	name: 'Outbrain',
	credential: 'Outbrain Conversions API',
	advice: {
		unauthorized: NO_KEY,
		forbidden: NO_KEY,
		notInPlan: NO_KEY,
		notFound:
			"Check 'API URL' in the Outbrain Conversions API credential; it is normally https://tr.outbrain.com",
		webPage:
			"Check 'API URL' in the Outbrain Conversions API credential; it is normally https://tr.outbrain.com",
		invalid:
			"Check the names under 'Event Names': each must be a conversion of your Outbrain account",
	},
};
