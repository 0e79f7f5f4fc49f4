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
	checkTikTok,
	nothing,
	TRACK,
	type TikTokCredential,
} from '../nodes/shared/platforms/tiktok/connection';

export class TiktokEventsApi implements ICredentialType {
	name = 'tiktokEventsApi';

	displayName = 'TikTok Events API';

	icon = { light: 'file:../icons/tiktok.svg', dark: 'file:../icons/tiktok.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#tiktok-events-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From TikTok: Events Manager → your data source → Settings → Events API → Generate access token',
		},
		{
			displayName: 'Event Source ID',
			name: 'eventSourceId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. C4ABCDEFGHIJKLMNOPQR',
			description:
				'The pixel code for websites, the TikTok app ID for apps, the event set ID for offline and CRM events',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://business-api.tiktok.com',
			description: 'Change it only if your own proxy stands before TikTok',
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

	/** Sets the token, which TikTok takes in a header of its own, and the host before paths. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = checkedFirst(credentials, asked);
		const credential = credentials as unknown as TikTokCredential;
		return {
			...options,
			url: options.url.startsWith('/') ? apiUrl(credential) + options.url : options.url,
			headers: { ...options.headers, 'Access-Token': credential.accessToken },
		};
	};

	/**
	 * n8n calls this in the connection test, where an error's own words reach the user; the rules of
	 * `test` know only status codes. It returns nothing to store.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		await checkTikTok(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as TikTokCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: { method: 'POST', url: TRACK, body: nothing(''), headers: CHECK },
	};
}
