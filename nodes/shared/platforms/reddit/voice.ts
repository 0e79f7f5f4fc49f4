import type { ServiceVoice } from '../../n8n/sentences';

const API_URL =
	"Check 'API URL' in the Reddit Conversions API credential; it is normally https://ads-api.reddit.com";

export const REDDIT: ServiceVoice = {
	name: 'Reddit',
	credential: 'Reddit Conversions API',
	advice: {
		unauthorized:
			'Generate a new conversion access token in Reddit Ads → Events Manager → Conversions API and save it in the Reddit Conversions API credential',
		forbidden:
			"Check 'Pixel ID' in the Reddit Conversions API credential: the token must belong to the account of the pixel",
		invalid: 'Correct what Reddit names and send the conversion again',
		webPage: API_URL,
		notFound: `Check 'Pixel ID' in the Reddit Conversions API credential. ${API_URL}`,
	},
};
