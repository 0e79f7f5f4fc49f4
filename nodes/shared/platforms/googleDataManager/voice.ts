import type { ServiceVoice } from '../../n8n/sentences';

export const DATA_MANAGER: ServiceVoice = {
	name: 'Google Data Manager',
	credential: 'Google Data Manager OAuth2 API',
	advice: {
		unauthorized:
			'Open the Google Data Manager OAuth2 API credential and connect it again with a Google account that can edit the Google Ads account',
		forbidden:
			"Give the connected Google account access to the account under 'Operating Account', and set 'Login Account' to the manager account if it gets its access through one",
		webPage:
			"Check 'API URL' in the Google Data Manager OAuth2 API credential; it is normally https://datamanager.googleapis.com",
		notFound: "Check 'Operating Account' and the IDs of the conversion actions",
	},
};
