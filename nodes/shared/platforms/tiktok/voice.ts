import type { ServiceVoice } from '../../n8n/sentences';

export const TIKTOK: ServiceVoice = {
	name: 'TikTok',
	credential: 'TikTok Events API',
	advice: {
		unauthorized:
			'Generate a new access token in TikTok Events Manager → your data source → Settings → Events API and save it in the TikTok Events API credential',
		webPage:
			"Check 'API URL' in the TikTok Events API credential; it is normally https://business-api.tiktok.com",
		notFound:
			"Check 'API URL' in the TikTok Events API credential; it is normally https://business-api.tiktok.com",
	},
};
