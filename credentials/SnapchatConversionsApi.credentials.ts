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
	checkSnapchat,
	type SnapchatCredential,
} from '../nodes/shared/platforms/snapchat/connection';

export class SnapchatConversionsApi implements ICredentialType {
	name = 'snapchatConversionsApi';

	displayName = 'Snapchat Conversions API';

	icon = { light: 'file:../icons/snapchat.svg', dark: 'file:../icons/snapchat.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#snapchat-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Snapchat Ads Manager → Business Details → Conversions API Tokens → Generate Token',
		},
		{
			displayName: 'Pixel ID',
			name: 'pixelId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1ec32188-754e-4be2-8e55-c949a984a39f',
			description: 'The ID of the pixel for websites and shops, the Snap App ID for apps',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://tr.snapchat.com',
			description: 'Change it only if your own proxy stands before Snapchat',
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
		const credential = credentials as unknown as SnapchatCredential;
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
		await checkSnapchat(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as SnapchatCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: {
			url: '=/v3/{{$credentials.pixelId.trim()}}/events/validate/logs',
			headers: CHECK,
		},
	};
}
