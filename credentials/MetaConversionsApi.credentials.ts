import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { CHECK, checkedFirst, markChecked } from '../nodes/shared/n8n/connectionCheck';
import {
	apiUrl,
	checkMeta,
	DEFAULT_VERSION,
	secretProof,
	type MetaCredential,
} from '../nodes/shared/platforms/meta/connection';

export class MetaConversionsApi implements ICredentialType {
	name = 'metaConversionsApi';

	displayName = 'Meta Conversions API';

	icon = { light: 'file:../icons/meta.svg', dark: 'file:../icons/meta.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#meta-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Meta: Events Manager → your dataset → Settings → Conversions API → Generate access token',
		},
		{
			displayName: 'Dataset ID',
			name: 'datasetId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1234567890123456',
			description: 'The number of the dataset (pixel), shown below its name in Events Manager',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"Only needed if 'Require App Secret' is on in the settings of your Meta app: it never leaves n8n, a proof made of it does",
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://graph.facebook.com',
			description: 'Change it only if your own proxy stands before Meta',
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

	/** Sets the token, in a header so that no log of addresses holds it, and the host before paths. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = checkedFirst(credentials, asked);
		const credential = credentials as unknown as MetaCredential;
		const proof = secretProof(credential);
		return {
			...options,
			url: options.url.startsWith('/') ? apiUrl(credential) + options.url : options.url,
			...(proof && { qs: { ...options.qs, ...proof } }),
			headers: { ...options.headers, Authorization: `Bearer ${credential.accessToken}` },
		};
	};

	/**
	 * n8n calls this in the connection test, where an error's own words reach the user; the rules of
	 * `test` know only status codes. It returns nothing to store.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		await checkMeta(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as MetaCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: {
			url: `=/${DEFAULT_VERSION}/{{$credentials.datasetId.trim()}}`,
			qs: { fields: 'id,name' },
			headers: CHECK,
		},
	};
}
