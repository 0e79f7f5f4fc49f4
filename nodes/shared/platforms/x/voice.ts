import type { ServiceVoice } from '../../n8n/sentences';

const API_URL =
	"Check 'API URL' in the X Conversion API credential; it is normally https://ads-api.x.com";

export const X: ServiceVoice = {
	name: 'X',
	credential: 'X Conversion API',
	advice: {
		unauthorized:
			'Generate a new token in X Ads → Events Manager → your event source → Web Pixel + Conversion API and save it in the X Conversion API credential',
		forbidden:
			"Check 'Pixel ID' in the X Conversion API credential: the token must be that of the same event source",
		invalid: 'Correct what X names and send the conversion again',
		webPage: API_URL,
		notFound: `Check 'Pixel ID' in the X Conversion API credential, and 'API Version' in the options if it was changed. ${API_URL}`,
	},
};
