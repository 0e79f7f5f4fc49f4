import type { ServiceVoice } from '../../n8n/sentences';

const API_URL =
	"Check 'API URL' in the Microsoft UET API credential; it is normally https://capi.uet.microsoft.com";

const TOKEN =
	'Copy the token again from Microsoft Advertising → Conversion tracking → UET tag → Conversions API and save it in the Microsoft UET API credential';

export const MICROSOFT: ServiceVoice = {
	name: 'Microsoft',
	credential: 'Microsoft UET API',
	advice: {
		unauthorized: TOKEN,
		forbidden: `${TOKEN}. Microsoft must have opened the Conversions API for the account: ask your account manager`,
		invalid: 'Correct what Microsoft names and send the conversion again',
		webPage: API_URL,
		notFound: `Check 'UET Tag ID' in the Microsoft UET API credential. ${API_URL}`,
	},
};
