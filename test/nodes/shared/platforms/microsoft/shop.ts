import { MicrosoftUetApi } from '../../../../../credentials/MicrosoftUetApi.credentials';
import { microsoft } from '../../../../../nodes/shared/platforms/microsoft';
import { shopWith } from '../shopWith';

export const {
	settings: microsoftSettings,
	eventOf,
	shopOf,
} = shopWith({
	module: microsoft,
	Credential: MicrosoftUetApi,
	data: { accessToken: 'test-key', tagId: '187012345', apiUrl: '' },
	chosen: { eventSourceUrl: 'https://landing.example.com/offer' },
});
