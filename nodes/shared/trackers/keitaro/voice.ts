import type { ServiceVoice } from '../../n8n/sentences';

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
		webPage:
			'Use the address at which you open the Keitaro panel in the Keitaro API credential, not a domain that receives traffic',
		notFound:
			'Use the address at which you open the Keitaro panel in the Keitaro API credential, not a domain that receives traffic',
	},
};
