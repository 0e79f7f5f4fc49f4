import { PinterestConversionsApi } from '../../../../../credentials/PinterestConversionsApi.credentials';
import { pinterest } from '../../../../../nodes/shared/platforms/pinterest';
import { shopWith } from '../shopWith';

export const PAGE = 'https://landing.example.com/offer';

export const {
	settings: pinterestSettings,
	eventOf,
	shopOf,
} = shopWith({
	module: pinterest,
	Credential: PinterestConversionsApi,
	data: { accessToken: 'test-key', adAccountId: '549755885175', apiUrl: '' },
	chosen: { eventSourceUrl: PAGE },
});
