import type { ServiceVoice } from '../../n8n/sentences';

export const GOOGLE_ADS: ServiceVoice = {
	name: 'Google Ads',
	credential: 'Google Ads Conversions OAuth2 API',
	advice: {
		unauthorized:
			'Open the Google Ads Conversions OAuth2 API credential and connect it again with a Google account that can edit the Google Ads account',
		forbidden:
			"Check 'Customer ID' and the developer token, and put the manager account into 'Login Customer ID' of the credential if the Google account has its access through one",
		webPage:
			"Check 'API Version' in the options: Google retires a version about a year after its release, and then answers with a web page. Check 'API URL' in the credential too if you changed it",
		notFound: "Check 'Customer ID' and 'API Version'",
	},
};
