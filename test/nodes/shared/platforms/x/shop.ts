import { XConversionsApi } from '../../../../../credentials/XConversionsApi.credentials';
import { x } from '../../../../../nodes/shared/platforms/x';
import { shopWith } from '../shopWith';

export const {
	settings: xSettings,
	eventOf,
	shopOf,
} = shopWith({
	module: x,
	Credential: XConversionsApi,
	data: { accessToken: 'test-key', pixelId: 'o8z6j', apiUrl: '' },
	chosen: { xEventId: 'tw-o8z6j-o87ne' },
});
