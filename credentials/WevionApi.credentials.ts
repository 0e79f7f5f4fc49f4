import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { CHECK, checkedFirst, markChecked } from '../nodes/shared/n8n/connectionCheck';
import { apiAddress } from '../nodes/shared/wevion/address';
import { checkWevion, keyHeader, type WevionCredential } from '../nodes/shared/wevion/connection';
import { ENDPOINTS } from '../nodes/shared/wevion/endpoints';

export class WevionApi implements ICredentialType {
	name = 'wevionApi';

	displayName = 'Wevion API';

	icon = { light: 'file:../icons/wevion.svg', dark: 'file:../icons/wevion.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#wevion-api';

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
		{
			displayName: 'Connection Check',
			name: 'connectionCheck',
			type: 'hidden',
			typeOptions: { expirable: true },
			// Not blank: n8n would then run the check before every request instead of in the test only.
			default: 'on test',
		},
	];

	/** Sets the key, and the host before paths. An address outside of the API does not learn the key. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const isTest = Object.keys(CHECK).some((name) => asked.headers?.[name] !== undefined);
		const options = checkedFirst(credentials, asked);
		if (!options.url.startsWith('/')) return options;
		const credential = credentials as unknown as WevionCredential;
		// The one of the test's two questions that was answered.
		const path = isTest ? String(credentials.answeredAt ?? options.url) : options.url;
		return {
			...options,
			url: (apiAddress(credential.url) ?? credential.url) + path,
			headers: { ...options.headers, ...keyHeader(credential) },
		};
	};

	/**
	 * n8n calls this in the connection test, where an error's own words reach the user; the rules of
	 * `test` know only status codes. It returns nothing to store.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		credentials.answeredAt = await checkWevion(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as WevionCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: { url: ENDPOINTS.profile.path, headers: CHECK },
	};
}
