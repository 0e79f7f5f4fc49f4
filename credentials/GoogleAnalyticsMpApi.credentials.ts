import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { CHECK } from '../nodes/shared/n8n/connectionCheck';
import { checkedBy, connectionCheck, signedBy } from '../nodes/shared/n8n/serviceCredential';
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
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#google-analytics-measurement-protocol-api';

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
		connectionCheck,
	];

	/** Sets the secret, in the query because Google Analytics takes it nowhere else, and the host. */
	authenticate = signedBy<AnalyticsCredential>(apiUrl, (credential) => ({
		query: addressParameters(credential),
	}));

	preAuthentication = checkedBy(checkAnalytics);

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: VALIDATE,
			headers: CHECK,
			body: { client_id: '1.1', events: [{ name: 'connection_test', params: {} }] },
		},
	};
}
