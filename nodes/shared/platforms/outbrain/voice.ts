import type { ServiceVoice } from '../../n8n/sentences';

export const OUTBRAIN: ServiceVoice = {
	name: 'Outbrain',
	credential: 'Outbrain Conversions API',
	advice: {
		notFound:
			"Check 'API URL' in the Outbrain Conversions API credential; it is normally https://tr.outbrain.com",
		webPage:
			"Check 'API URL' in the Outbrain Conversions API credential; it is normally https://tr.outbrain.com",
		invalid:
			"Check the names under 'Event Names': each must be a conversion of your Outbrain account",
	},
};
