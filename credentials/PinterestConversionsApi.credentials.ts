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
	checkPinterest,
	type PinterestCredential,
} from '../nodes/shared/platforms/pinterest/connection';

export class PinterestConversionsApi implements ICredentialType {
	name = 'pinterestConversionsApi';

	displayName = 'Pinterest Conversions API';

	icon = {
		light: 'file:../icons/pinterest.svg',
		dark: 'file:../icons/pinterest.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#pinterest-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Pinterest Ads Manager → Conversions → Conversion access token → Generate new token',
		},
		{
			displayName: 'Ad Account ID',
			name: 'adAccountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 549755885175',
			description: 'The number of the ad account, shown below its name in Ads Manager',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.pinterest.com',
			description: 'Change it only if your own proxy stands before Pinterest',
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
		const credential = credentials as unknown as PinterestCredential;
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
		await checkPinterest(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as PinterestCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		// Decided by the check above; what Pinterest makes of no events at all is of no interest.
		request: {
			method: 'POST',
			url: '=/v5/ad_accounts/{{$credentials.adAccountId.trim()}}/events?test=true',
			body: { data: [] },
			headers: CHECK,
			ignoreHttpStatusErrors: true,
		},
	};
}
