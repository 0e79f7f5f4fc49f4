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
	authentication,
	checkX,
	DEFAULT_VERSION,
	NOTHING,
	type XCredential,
} from '../nodes/shared/platforms/x/connection';

export class XConversionsApi implements ICredentialType {
	name = 'xConversionsApi';

	displayName = 'X Conversion API';

	icon = { light: 'file:../icons/x.svg', dark: 'file:../icons/x.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#x-conversion-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Pixel Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From X Ads → Events Manager → your event source → Web Pixel + Conversion API → Generate access token. Keys of a developer app (OAuth 1.0a) do not work here.',
		},
		{
			displayName: 'Pixel ID',
			name: 'pixelId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. o8z6j',
			description: 'The ID of the event source, shown in Events Manager',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://ads-api.x.com',
			description: 'Change it only if your own proxy stands before X',
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

	/** Sets the token, which X takes in a header of its own, and the host before paths. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = checkedFirst(credentials, asked);
		const credential = credentials as unknown as XCredential;
		return {
			...options,
			url: options.url.startsWith('/') ? apiUrl(credential) + options.url : options.url,
			headers: { ...options.headers, ...authentication(credential) },
		};
	};

	/**
	 * n8n calls this in the connection test, where an error's own words reach the user; the rules of
	 * `test` know only status codes. It returns nothing to store.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		await checkX(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as XCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		// Decided by the check above; what X makes of no events at all is of no interest.
		request: {
			method: 'POST',
			url: `=/${DEFAULT_VERSION}/measurement/conversions/{{$credentials.pixelId.trim()}}`,
			body: NOTHING,
			headers: CHECK,
			ignoreHttpStatusErrors: true,
		},
	};
}
