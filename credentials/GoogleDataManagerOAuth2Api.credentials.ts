import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { DEFAULT_URL, SCOPE } from '../nodes/shared/platforms/googleDataManager/connection';
import { RETRIEVE } from '../nodes/shared/platforms/googleDataManager/status';

export class GoogleDataManagerOAuth2Api implements ICredentialType {
	name = 'googleDataManagerOAuth2Api';

	extends = ['googleOAuth2Api'];

	displayName = 'Google Data Manager OAuth2 API';

	icon = {
		light: 'file:../icons/googleDataManager.svg',
		dark: 'file:../icons/googleDataManager.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#google-data-manager-oauth2-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: SCOPE,
		},
		{
			displayName: 'Quota Project',
			name: 'quotaProject',
			type: 'string',
			default: '',
			placeholder: 'e.g. my-project-123456',
			description:
				'Only needed if Google asks for it: the ID of the Google Cloud project that requests are counted to, in which the Data Manager API is switched on',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: DEFAULT_URL,
			description: 'Change it only if your own proxy stands before Google',
		},
	];

	/**
	 * Asks for the status of a request that there never was, which costs nothing: whoever may ask is told
	 * so by another error than whoever may not.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ($credentials.apiUrl || "${DEFAULT_URL}").trim().replace(/\\/+$/, "") }}`,
			url: RETRIEVE,
			qs: { requestId: 'connection-test' },
			ignoreHttpStatusErrors: { ignore: true, except: [401, 403] },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Google did not accept the connection. Connect the Google account again.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Google does not let this connection use the Data Manager API. Switch the API on in the Google Cloud project of the OAuth client, connect the Google account again, and give it the right to use the project under Quota Project if there is one.',
				},
			},
		],
	};
}
