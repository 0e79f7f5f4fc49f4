import { TiktokEventsApi } from '../../../../../credentials/TiktokEventsApi.credentials';
import { tiktok } from '../../../../../nodes/shared/platforms/tiktok';
import { shopWith } from '../shopWith';

export const PAGE = 'https://landing.example.com/offer';

export const {
	settings: tiktokSettings,
	eventOf,
	shopOf,
} = shopWith({
	module: tiktok,
	Credential: TiktokEventsApi,
	data: {
		accessToken: 'test-key',
		eventSourceId: 'C4TESTPIXELCODE00000',
		apiUrl: '',
	},
	chosen: { eventSourceUrl: PAGE },
});
