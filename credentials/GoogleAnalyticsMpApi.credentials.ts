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
	addressParameters,
	apiUrl,
	checkAnalytics,
	VALIDATE,
	type AnalyticsCredential,
} from '../nodes/shared/platforms/googleAnalytics/connection';

export class GoogleAnalyticsMpApi implements ICredentialType {
	name = 'googleAnalyticsMpApi';

	displayName = 'Google Analytics Measurement Protocol API';

	icon = {
		light: 'file:../icons/googleAnalytics.svg',
		dark: 'file:../icons/googleAnalytics.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#google-analytics-measurement-protocol-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Measurement ID',
			name: 'measurementId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. G-ABC1234567',
			description: 'From Google Analytics: Admin → Data streams → your stream',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Google Analytics: Admin → Data streams → your stream → Measurement Protocol API secrets',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'European Union', value: 'eu' },
				{ name: 'Global', value: 'global' },
			],
			default: 'global',
			description: 'Where the data is taken in',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://metrics.example.com',
			description: 'Only if your own server stands before Google Analytics',
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

	/** Sets the secret, in the query because Google Analytics takes it nowhere else, and the host. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = checkedFirst(credentials, asked);
		const credential = credentials as unknown as AnalyticsCredential;
		return {
			...options,
			url: options.url.startsWith('/') ? apiUrl(credential) + options.url : options.url,
			qs: { ...options.qs, ...addressParameters(credential) },
		};
	};

	/**
	 * n8n calls this in the connection test, where an error's own words reach the user; the rules of
	 * `test` know only status codes. It returns nothing to store.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		await checkAnalytics(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as AnalyticsCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: VALIDATE,
			headers: CHECK,
			body: { client_id: '1.1', events: [{ name: 'connection_test', params: {} }] },
		},
	};
}
