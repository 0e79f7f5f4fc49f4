import type { ServiceVoice } from '../../n8n/sentences';

const CHECK_URL =
	"Check 'API URL' in the Voluum API credential; it is normally https://api.voluum.com";

/** What Voluum has to say about its own problems. */
export const VOLUUM: ServiceVoice = {
	name: 'Voluum',
	credential: 'Voluum API',
	advice: {
		unauthorized:
			'Create an access key in Voluum under your profile → Security → Access keys, or use e-mail and password, and save it in the Voluum API credential',
		notInPlan: 'Ask Voluum which plan includes the API, and renew the subscription if it has ended',
		forbidden:
			'Some parts of the Voluum API refuse access keys: choose e-mail and password in the Voluum API credential, or give the user of the key the right and the workspace',
		webPage: CHECK_URL,
		notFound: `Check the ID. ${CHECK_URL}`,
	},
};
