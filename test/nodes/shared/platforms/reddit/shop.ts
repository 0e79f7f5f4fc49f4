import { RedditConversionsApi } from '../../../../../credentials/RedditConversionsApi.credentials';
import { reddit } from '../../../../../nodes/shared/platforms/reddit';
import { shopWith } from '../shopWith';

export const PAGE = 'https://landing.example.com/offer';

export const {
	settings: redditSettings,
	eventOf,
	shopOf,
} = shopWith({
	module: reddit,
	Credential: RedditConversionsApi,
	data: {
		accessToken: 'test-key',
		pixelId: 't2_test',
		apiUrl: '',
	},
	chosen: { eventSourceUrl: PAGE },
});
