import type { ServiceVoice } from '../../n8n/sentences';

const API_URL =
	"Check 'API URL' in the Pinterest Conversions API credential; it is normally https://api.pinterest.com";

export const PINTEREST: ServiceVoice = {
	name: 'Pinterest',
	credential: 'Pinterest Conversions API',
	advice: {
		unauthorized:
			'Generate a new conversion access token in Pinterest Ads Manager → Conversions → Conversion access token and save it in the Pinterest Conversions API credential',
		forbidden:
			"Check 'Ad Account ID' in the Pinterest Conversions API credential: the owner of the token must own it, or be its admin, analyst, or manager of audiences or campaigns",
		invalid: 'Correct what Pinterest names and send the conversion again',
		webPage: API_URL,
		notFound: `Check 'Ad Account ID' in the Pinterest Conversions API credential. ${API_URL}`,
	},
};
