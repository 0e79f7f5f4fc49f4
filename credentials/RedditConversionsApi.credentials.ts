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
	checkReddit,
	NOTHING,
	USER_AGENT,
	type RedditCredential,
} from '../nodes/shared/platforms/reddit/connection';

export class RedditConversionsApi implements ICredentialType {
	name = 'redditConversionsApi';

	displayName = 'Reddit Conversions API';

	icon = { light: 'file:../icons/reddit.svg', dark: 'file:../icons/reddit.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#reddit-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From Reddit Ads → Events Manager → Conversions API → Generate access token',
		},
		{
			displayName: 'Pixel ID',
			name: 'pixelId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. t2_abc123',
			description: 'The ID of the Reddit pixel, shown in Events Manager',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://ads-api.reddit.com',
			description: 'Change it only if your own proxy stands before Reddit',
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
		const credential = credentials as unknown as RedditCredential;
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
		await checkReddit(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as RedditCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		// Decided by the check above; what Reddit makes of no events at all is of no interest.
		request: {
			method: 'POST',
			url: '=/api/v3/pixels/{{$credentials.pixelId.trim()}}/conversion_events',
			body: NOTHING,
			headers: { ...USER_AGENT, ...CHECK },
			ignoreHttpStatusErrors: true,
		},
	};
}
