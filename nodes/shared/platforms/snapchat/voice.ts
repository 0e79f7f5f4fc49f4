import type { ServiceVoice } from '../../n8n/sentences';

const NEW_TOKEN =
	'Generate a new Conversions API token in Snapchat Ads Manager → Business Details → Conversions API Tokens and save it in the Snapchat Conversions API credential';
const API_URL =
	"Check 'API URL' in the Snapchat Conversions API credential; it is normally https://tr.snapchat.com";

export const SNAPCHAT: ServiceVoice = {
	name: 'Snapchat',
	credential: 'Snapchat Conversions API',
	advice: {
		unauthorized: NEW_TOKEN,
		forbidden:
			"Check 'Pixel ID' in the Snapchat Conversions API credential: the token reaches the pixels and apps of its own organization only",
		invalid: 'Correct what Snapchat names and send the conversion again',
		webPage: API_URL,
		notFound: `Check 'Pixel ID' in the Snapchat Conversions API credential. ${API_URL}`,
	},
};
