import { MicrosoftUetApi } from '../../credentials/MicrosoftUetApi.credentials';
import { MicrosoftSimulator } from '../simulators/microsoft';
import { itChecks } from './platformChecks';

const COPY_AGAIN =
	'Copy the token again from Microsoft Advertising → Conversion tracking → UET tag → Conversions API and save it in the Microsoft UET API credential';

itChecks({
	simulator: () => new MicrosoftSimulator(),
	credential: () => new MicrosoftUetApi(),
	data: { accessToken: 'test-key', tagId: '187012345' },
	name: 'Microsoft',
	credentialName: 'Microsoft UET API',
	host: 'https://capi.uet.microsoft.com',
	wrongToken: `Microsoft refused it: The token is missing or not valid. ${COPY_AGAIN}.`,
	wrong: [
		[
			'a tag of somebody else',
			{ tagId: '1' },
			`Microsoft refused it: The token does not belong to the tag. ${COPY_AGAIN}. Microsoft must have opened the Conversions API for the account: ask your account manager.`,
		],
	],
	said: {
		throttled:
			'Microsoft refused it: Too many requests. Nothing was lost: wait a while, or run less often.',
	},
	signed: { Authorization: 'Bearer test-key' },
});
