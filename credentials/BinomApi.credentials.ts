import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { CHECK, checkedFirst, markChecked } from '../nodes/shared/n8n/connectionCheck';
import { publicApi, trackerAddress } from '../nodes/shared/trackers/binom/address';
import {
	CHEAPEST_QUERY,
	CHEAPEST_READ,
	checkBinom,
	type BinomCredential,
} from '../nodes/shared/trackers/binom/connection';

export class BinomApi implements ICredentialType {
	name = 'binomApi';

	displayName = 'Binom API';

	icon = { light: 'file:../icons/binom.svg', dark: 'file:../icons/binom.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/README.md#binom-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Tracker URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://tracker.example.com',
			description: 'The address at which you open the panel of Binom v2',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From Binom: Settings → User. It has the rights of that user.',
		},
		{
			displayName: 'Tracker Currency',
			name: 'currency',
			type: 'string',
			default: 'USD',
			placeholder: 'e.g. EUR',
			description:
				'The currency set in Binom, as an ISO 4217 code. Binom reports all money in it and does not say which it is.',
		},
		{
			displayName: 'Click URL',
			name: 'clickUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://go.example.com/click',
			description:
				'Only needed to upload conversions, and only if postbacks go to another domain than the panel',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description:
				'Whether to connect even if the certificate cannot be validated, as on a tracker that has only an IP address. Anyone between n8n and the tracker could then read the key.',
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

	/** Sets the key, and the tracker's address before paths. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = checkedFirst(credentials, asked);
		const { url, apiKey, ignoreSslIssues } = credentials as unknown as BinomCredential;
		const skipSslCertificateValidation = ignoreSslIssues;
		// An address outside of the API must not learn the key.
		if (!options.url.startsWith('/')) return { ...options, skipSslCertificateValidation };
		return {
			...options,
			url: publicApi(trackerAddress(url) ?? url) + options.url,
			headers: { ...options.headers, 'api-key': apiKey.trim() },
			skipSslCertificateValidation,
		};
	};

	/**
	 * n8n calls this in the connection test, where an error's own words reach the user; the rules of
	 * `test` know only status codes. It returns nothing to store.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		await checkBinom(
			async (options) => await this.helpers.httpRequest(options),
			credentials as unknown as BinomCredential,
		);
		markChecked(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: { url: CHEAPEST_READ, qs: CHEAPEST_QUERY, headers: CHECK },
	};
}
