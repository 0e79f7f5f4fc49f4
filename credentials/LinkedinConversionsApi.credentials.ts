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
	checkLinkedIn,
	DEFAULT_VERSION,
	EVENTS,
	headersOf,
	NOTHING,
	type LinkedInCredential,
} from '../nodes/shared/platforms/linkedin/connection';

export class LinkedinConversionsApi implements ICredentialType {
	name = 'linkedinConversionsApi';

	displayName = 'LinkedIn Conversions API';

	icon = { light: 'file:../icons/linkedin.svg', dark: 'file:../icons/linkedin.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#linkedin-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Campaign Manager → Data → Signals manager → Direct API → Generate access token. A token of an app of your own with the scope rw_conversions does as well, but lives for 60 days only.',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.linkedin.com',
			description: 'Change it only if your own proxy stands before LinkedIn',
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
		const credential = credentials as unknown as LinkedInCredential;
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
		await checkLinkedIn(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as LinkedInCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		// Decided by the check above; what LinkedIn makes of no events at all is of no interest.
		request: {
			method: 'POST',
			url: EVENTS,
			body: NOTHING,
			headers: { ...headersOf(DEFAULT_VERSION), ...CHECK },
			ignoreHttpStatusErrors: true,
		},
	};
}
