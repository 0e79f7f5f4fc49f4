import { SnapchatConversionsApi } from '../../../../../credentials/SnapchatConversionsApi.credentials';
import { snapchat } from '../../../../../nodes/shared/platforms/snapchat';
import { shopWith } from '../shopWith';

export const PAGE = 'https://landing.example.com/offer';

export const {
	settings: snapchatSettings,
	eventOf,
	shopOf,
} = shopWith({
	module: snapchat,
	Credential: SnapchatConversionsApi,
	data: {
		accessToken: 'test-key',
		pixelId: '1ec32188-0000-4000-8000-c949a984a39f',
		apiUrl: '',
	},
	chosen: { eventSourceUrl: PAGE },
});
