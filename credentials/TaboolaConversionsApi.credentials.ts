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
	checkTaboola,
	NOTHING,
	type TaboolaCredential,
} from '../nodes/shared/platforms/taboola/connection';

export class TaboolaConversionsApi implements ICredentialType {
	name = 'taboolaConversionsApi';

	displayName = 'Taboola Conversions API';

	icon = { light: 'file:../icons/taboola.svg', dark: 'file:../icons/taboola.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#taboola-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1234567',
			description: 'The number of your account, as it stands in the code of the Taboola pixel',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://trc.taboola.com',
			description: 'Change it only if your own proxy stands before Taboola',
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

	/** Sets the host before paths: Taboola asks for no key. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = checkedFirst(credentials, asked);
		const credential = credentials as unknown as TaboolaCredential;
		return {
			...options,
			url: options.url.startsWith('/') ? apiUrl(credential) + options.url : options.url,
		};
	};

	/**
	 * n8n calls this in the connection test, where an error's own words reach the user; the rules of
	 * `test` know only status codes. It returns nothing to store.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		await checkTaboola(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as TaboolaCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '=/{{$credentials.accountId.trim()}}/log/3/bulk-s2s-action',
			body: NOTHING,
			headers: CHECK,
		},
	};
}
