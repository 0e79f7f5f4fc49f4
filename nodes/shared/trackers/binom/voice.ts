import type { ServiceVoice } from '../../n8n/sentences';

/** What Binom has to say about its own problems. */
export const BINOM: ServiceVoice = {
	name: 'Binom',
	credential: 'Binom API',
	advice: {
		unauthorized:
			'Copy the API key anew from Binom (Settings → User) into the Binom API credential; keys of Binom v1 do not work with v2',
		notInPlan: 'Renew the licence of the tracker in your account at Binom',
		forbidden:
			'Give the user of the API key the right in Binom (Settings → Users), and let the address of this n8n through if access is limited by IP',
		webPage:
			'Use the address at which you open the panel of Binom v2 in the Binom API credential; Binom v1 has another API',
		notFound:
			'Check the ID; if everything is missing, use the address at which you open the panel of Binom v2 in the Binom API credential',
	},
};
