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
	checkMicrosoft,
	NOTHING,
	type MicrosoftCredential,
} from '../nodes/shared/platforms/microsoft/connection';

export class MicrosoftUetApi implements ICredentialType {
	name = 'microsoftUetApi';

	displayName = 'Microsoft UET';

	icon = { light: 'file:../icons/microsoft.svg', dark: 'file:../icons/microsoft.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#microsoft-uet';

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Microsoft Advertising → Conversion tracking → UET tag → Set up tagging → Conversions API. Microsoft opens it account by account: ask your account manager if it is not there.',
		},
		{
			displayName: 'UET Tag ID',
			name: 'tagId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 187012345',
			description: 'The number of the UET tag to which the token belongs',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://capi.uet.microsoft.com',
			description: 'Change it only if your own proxy stands before Microsoft',
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
		const credential = credentials as unknown as MicrosoftCredential;
		return {
			...options,
			url: options.url.startsWith('/') ? apiUrl(credential) + options.url : options.url,
			headers: { ...options.headers, Authorization: `Bearer ${credential.accessToken}` },
		};
	};

	/**
	 * n8n calls this in the connection test, where an error's own words reach the user; the rules of
	 * `test` know only status codes. It returns nothing to store.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		await checkMicrosoft(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as MicrosoftCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		// Decided by the check above; what Microsoft makes of no events at all is of no interest.
		request: {
			method: 'POST',
			url: '=/v1/{{$credentials.tagId.trim()}}/events',
			body: NOTHING,
			headers: CHECK,
			ignoreHttpStatusErrors: true,
		},
	};
}
