import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { CHECK, checkedFirst } from '../nodes/shared/n8n/connectionCheck';
import { checkedBy, connectionCheck, currencyField } from '../nodes/shared/n8n/serviceCredential';
import { checkTgTracker, testRequest } from '../nodes/shared/trackers/tgTracker/connection';
import { TGTRACK_URL } from '../nodes/shared/trackers/tgTracker/credential';
import { properties } from '../nodes/shared/trackers/tgTracker/properties';
import { signed } from '../nodes/shared/trackers/tgTracker/sign';

/** Stands for what the connection test asks for, which `authenticate` fills in. */
const TEST_PLACE = '/';

/** Apart from the rest since linters know secrets by name, and this is one whatever it is called. */
const REPORT_KEY: INodeProperties = {
	displayName: 'Report Key',
	name: 'reportKey',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	displayOptions: { show: { product: ['tgtrack'] } },
	description:
		'The API key for reports of one channel, from its settings in TGTrack. It travels in the address of each request; nothing of this package shows it.',
};

export class TgTrackerApi implements ICredentialType {
	name = 'tgTrackerApi';

	displayName = 'TG Tracker API';

	icon = {
		light: 'file:../icons/tgTracker.svg',
		dark: 'file:../icons/tgTracker.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#tg-tracker-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Product',
			name: 'product',
			type: 'options',
			options: [
				{
					name: 'TG Tracker or Another With a Bearer Token',
					value: 'bearer',
					description: 'No such product publishes its API: paths and names can be set below',
				},
				{
					name: 'TGTrack (Report API)',
					value: 'tgtrack',
					description: 'Members of a Telegram or MAX channel become conversions',
				},
			],
			description: 'Whose API this is; several products go by such a name',
			default: 'bearer',
		},
		{
			displayName: 'Base URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://tracker.example.com/api/v1',
			displayOptions: { show: { product: ['bearer'] } },
			description: 'Where the paths of the API begin, not the address of the dashboard',
		},
		{
			displayName: 'API Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { product: ['bearer'] } },
			description: 'Sent as a Bearer token in the header of each request',
		},
		{
			displayName: 'Report URL',
			name: 'reportUrl',
			type: 'string',
			default: TGTRACK_URL,
			displayOptions: { show: { product: ['tgtrack'] } },
			description: 'For a channel in MAX: https://report.tgtrack.ru/max/api',
		},
		REPORT_KEY,
		{
			displayName: 'Account Name',
			name: 'accountName',
			type: 'string',
			default: '',
			placeholder: 'e.g. my-channel',
			description:
				'Told in each conversion as account, so that conversions of two accounts are never taken for each other. Needed for TGTrack; elsewhere the host serves if this is empty.',
		},
		currencyField('ISO 4217 code for amounts of rows that name no currency'),
		...properties,
		connectionCheck,
	];

	/** Sets the key, and the base URL before paths. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = checkedFirst(credentials, asked);
		const credential = credentials as IDataObject;
		if (options.url !== TEST_PLACE) return signed(credential, options);
		const { url, query } = testRequest(credential);
		return signed(credential, { ...options, url, qs: { ...options.qs, ...query } });
	};

	preAuthentication = checkedBy<IDataObject>(checkTgTracker);

	test: ICredentialTestRequest = { request: { url: TEST_PLACE, headers: CHECK } };
}
