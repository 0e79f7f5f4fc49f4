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
	checkOutbrain,
	PIXEL,
	type OutbrainCredential,
} from '../nodes/shared/platforms/outbrain/connection';

export class OutbrainConversionsApi implements ICredentialType {
	name = 'outbrainConversionsApi';

	displayName = 'Outbrain Conversions API';

	icon = { light: 'file:../icons/outbrain.svg', dark: 'file:../icons/outbrain.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#outbrain-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Account',
			name: 'account',
			type: 'string',
			default: '',
			description:
				'A name of your choice for the account. Outbrain does not ask for it; it keeps what was sent to one account apart from another.',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://tr.outbrain.com',
			description: 'Change it only if your own proxy stands before Outbrain',
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

	/** Sets the host before paths: Outbrain asks for no key. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = checkedFirst(credentials, asked);
		const credential = credentials as unknown as OutbrainCredential;
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
		await checkOutbrain(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as OutbrainCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: { url: PIXEL, headers: CHECK },
	};
}
