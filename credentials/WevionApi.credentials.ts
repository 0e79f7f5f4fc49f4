import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { CHECK } from '../nodes/shared/n8n/connectionCheck';
import { checkedBy, connectionCheck, signedBy } from '../nodes/shared/n8n/serviceCredential';
import { apiAddress } from '../nodes/shared/wevion/address';
import {
	checkWevion,
	keyHeader,
	pathOfTest,
	type WevionCredential,
} from '../nodes/shared/wevion/connection';
import { ENDPOINTS } from '../nodes/shared/wevion/endpoints';

/** Sets the key in the header of the user's choice, and the host before paths. */
const signed = signedBy<WevionCredential>(
	({ url }) => apiAddress(url) ?? url,
	(credential) => ({ headers: keyHeader(credential) }),
);

export class WevionApi implements ICredentialType {
	name = 'wevionApi';

	displayName = 'Wevion API';

	icon = { light: 'file:../icons/wevion.svg', dark: 'file:../icons/wevion.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#wevion-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'url',
			type: 'string',
			default: 'https://api.wevion.ai',
			required: true,
			placeholder: 'e.g. https://api.wevion.ai',
			description: 'Where the API answers, not the address at which you open Wevion',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Wevion: Settings → API Keys, of your own or of the team. Trackers and mappings need a key of a manager, admin, owner or super_admin.',
		},
		{
			displayName: 'Send Key As',
			name: 'sendKeyAs',
			type: 'options',
			options: [
				{ name: 'Authorization: Bearer', value: 'bearer' },
				{ name: 'X-Api-Key', value: 'xApiKey' },
			],
			default: 'xApiKey',
			description:
				'The header that carries the key. Documents of Wevion from different times name different ones; the connection test tells which of them your key works with.',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 100,
			description:
				'What Wevion lets this key send, 100 unless another number was set when it was created. Requests beyond it wait.',
		},
		{
			displayName: 'Paths and Names',
			name: 'overrides',
			type: 'json',
			default: '{}',
			description:
				'Only needed where the API differs from what Wevion has published. A JSON object of paths and parameter names by their keys, such as {"trackerTypes": "/api/v1/types", "dateFrom": "startDate"}.',
		},
		connectionCheck,
	];

	/** The request of the test goes where the check before it was answered. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> =>
		await signed(credentials, { ...asked, url: pathOfTest(credentials, asked) ?? asked.url });

	preAuthentication = checkedBy<WevionCredential>(checkWevion);

	test: ICredentialTestRequest = {
		request: { url: ENDPOINTS.profile.path, headers: CHECK },
	};
}
