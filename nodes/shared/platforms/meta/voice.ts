import type { ServiceVoice } from '../../n8n/sentences';

export const META: ServiceVoice = {
	name: 'Meta',
	credential: 'Meta Conversions API',
	advice: {
		unauthorized:
			'Create a new access token in Events Manager → your dataset → Settings → Conversions API and save it in the Meta Conversions API credential',
		forbidden: 'Give the system user of the token access to the dataset in Business Settings',
		webPage:
			"Check 'API URL' in the Meta Conversions API credential; it is normally https://graph.facebook.com",
		notFound: "Check 'Dataset ID' and 'API URL' in the Meta Conversions API credential",
	},
};
