import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { CHECK, checkedFirst, markChecked } from '../nodes/shared/n8n/connectionCheck';
import { addressOf } from '../nodes/shared/trackers/hostedApi';
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
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#redtrack-api';

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
		{
			displayName: 'Account Currency',
			name: 'currency',
			type: 'string',
			default: 'USD',
			placeholder: 'e.g. EUR',
			description:
				'The currency set in RedTrack under Settings → General, as an ISO 4217 code. Payouts and costs are given in it.',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: USUAL_URL,
			description: 'Change it only if your own proxy stands before RedTrack',
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

	/** Sets the key, which RedTrack takes in the address alone, and the host before paths. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = checkedFirst(credentials, asked);
		const credential = credentials as unknown as RedtrackCredential;
		// An address outside of the API must not learn the key.
		if (!options.url.startsWith('/')) return options;
		return {
			...options,
			url: addressOf(apiUrl(credential), options.url),
			qs: { ...options.qs, api_key: credential.apiKey.trim() },
		};
	};

	/**
	 * n8n calls this in the connection test, where an error's own words reach the user; the rules of
	 * `test` know only status codes. It returns nothing to store.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		await checkRedtrack(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as RedtrackCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: { url: CHEAPEST_READ, qs: CHEAPEST_QUERY, headers: CHECK },
	};
}
