import type { ServiceVoice } from '../../n8n/sentences';

const CHECK_URL =
	"Check 'API URL' in the BeMob API credential; it is normally https://api.bemob.com/v1";

/** What BeMob has to say about its own problems. */
export const BEMOB: ServiceVoice = {
	name: 'BeMob',
	credential: 'BeMob API',
	advice: {
		unauthorized:
			'Create an API key in BeMob under Settings → Security and save both of its parts in the BeMob API credential',
		notInPlan: 'Ask BeMob which plan includes the API, and renew the subscription if it has ended',
		forbidden: 'Give the API key the right in BeMob under Settings → Security; reading is enough',
		webPage: CHECK_URL,
		notFound: `Check the ID. ${CHECK_URL}`,
	},
};
