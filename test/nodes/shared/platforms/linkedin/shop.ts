import { LinkedinConversionsApi } from '../../../../../credentials/LinkedinConversionsApi.credentials';
import { linkedin } from '../../../../../nodes/shared/platforms/linkedin';
import { shopWith } from '../shopWith';

export const {
	settings: linkedinSettings,
	eventOf,
	shopOf,
} = shopWith({
	module: linkedin,
	Credential: LinkedinConversionsApi,
	data: { accessToken: 'test-key', apiUrl: '' },
	chosen: { linkedinConversionId: '104012' },
});
