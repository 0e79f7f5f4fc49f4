import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { CHECK } from '../nodes/shared/n8n/connectionCheck';
import {
	apiUrlField,
	checkedBy,
	connectionCheck,
	currencyField,
	signedBy,
} from '../nodes/shared/n8n/serviceCredential';
import {
	apiUrl,
	CHEAPEST_QUERY,
	CHEAPEST_READ,
	checkRedtrack,
	USUAL_URL,
	type RedtrackCredential,
} from '../nodes/shared/trackers/redtrack/connection';

export class RedtrackApi implements ICredentialType {
	name = 'redtrackApi';

	displayName = 'RedTrack API';

	icon = { light: 'file:../icons/redtrack.svg', dark: 'file:../icons/redtrack.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#redtrack-api';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The API key of your RedTrack user. It has the rights of that user.',
		},
		{
			displayName: 'Account Name',
			name: 'accountName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. main',
			description:
				'How this account is called in conversions, so that two RedTrack accounts stay apart. Keep it: under another name all conversions would be new.',
		},
		{
			displayName: 'Account Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'UTC',
			placeholder: 'e.g. Europe/Berlin',
			description:
				'The time zone set in your RedTrack account, as an IANA name. RedTrack lists conversions by the days of it and does not say which it is.',
		},
		currencyField(
			'The currency set in RedTrack under Settings → General, as an ISO 4217 code. Payouts and costs are given in it.',
			'Account Currency',
		),
		apiUrlField('RedTrack', USUAL_URL),
		connectionCheck,
	];

	/** Sets the key, which RedTrack takes in the address alone, and the host before paths. */
	authenticate = signedBy<RedtrackCredential>(apiUrl, ({ apiKey }) => ({
		query: { api_key: apiKey.trim() },
	}));

	preAuthentication = checkedBy(checkRedtrack);

	test: ICredentialTestRequest = {
		request: { url: CHEAPEST_READ, qs: CHEAPEST_QUERY, headers: CHECK },
	};
}
