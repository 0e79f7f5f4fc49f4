import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import {
	DEFAULT_URL,
	DEFAULT_VERSION,
	SCOPE,
} from '../nodes/shared/platforms/googleAds/connection';

export class GoogleAdsConversionsOAuth2Api implements ICredentialType {
	name = 'googleAdsConversionsOAuth2Api';

	extends = ['googleOAuth2Api'];

	displayName = 'Google Ads Conversions OAuth2 API';

	icon = {
		light: 'file:../icons/googleAds.svg',
		dark: 'file:../icons/googleAds.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#google-ads-conversions-oauth2-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Developer Token',
			name: 'developerToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From Google Ads: your manager account → Admin → API Center',
		},
		{
			displayName: 'Login Customer ID',
			name: 'loginCustomerId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123-456-7890',
			description:
				'The manager account through which the connected Google account has access; leave it blank if it has access itself',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: SCOPE,
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: DEFAULT_URL,
			description: 'Change it only if your own proxy stands before Google',
		},
	];

	/** Lists the accounts of the connected Google account, which costs nothing. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ($credentials.apiUrl || "${DEFAULT_URL}").trim().replace(/\\/+$/, "") }}`,
			url: `/${DEFAULT_VERSION}/customers:listAccessibleCustomers`,
			headers: { 'developer-token': '={{ $credentials.developerToken }}' },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Google did not accept the connection or the developer token. Connect the Google account again and check the developer token.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Google does not let this connection use the Google Ads API. Check the developer token, and switch the API on in the Google Cloud project of the OAuth client.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: `Google does not know version ${DEFAULT_VERSION} of the Google Ads API any more, or the API URL is wrong. Update this package.`,
				},
			},
		],
	};
}
