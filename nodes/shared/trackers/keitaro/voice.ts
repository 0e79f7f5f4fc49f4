import type { ServiceVoice } from '../../n8n/sentences';

const PANEL_ADDRESS =
	'Use the address at which you open the Keitaro panel in the Keitaro API credential, not a domain that receives traffic';

/** What Keitaro has to say about its own problems. */
export const KEITARO: ServiceVoice = {
	name: 'Keitaro',
	credential: 'Keitaro API',
	advice: {
		unauthorized:
			'Create an API key in Keitaro under Maintenance → Users and save it in the Keitaro API credential',
		notInPlan:
			'The Admin API needs the Expert, Team or Enterprise edition and a valid licence; see Maintenance → License in Keitaro',
		forbidden:
			'Give the user of the API key access to this under Maintenance → Users, and let the address of this n8n through if access is limited by IP',
		webPage: PANEL_ADDRESS,
		// The API's own 404; a wrong address is answered by a page (keitaro-api §2.1).
		notFound:
			'Check the ID: it may have been deleted, or belong to another tracker. Where there is none, this version of Keitaro may not have the operation yet',
	},
};

/** The same while nothing but the address and the key is in question. */
export const KEITARO_CONNECTION: ServiceVoice = {
	...KEITARO,
	advice: { ...KEITARO.advice, notFound: PANEL_ADDRESS },
};
