import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { CHECK } from '../nodes/shared/n8n/connectionCheck';
import {
	checkedBy,
	connectionCheck,
	currencyField,
	ignoreSslIssues,
	signedBy,
} from '../nodes/shared/n8n/serviceCredential';
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
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#binom-api';

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
		currencyField(
			'The currency set in Binom, as an ISO 4217 code. Binom reports all money in it and does not say which it is.',
		),
		{
			displayName: 'Click URL',
			name: 'clickUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://go.example.com/click',
			description:
				'Only needed to upload conversions, and only if postbacks go to another domain than the panel',
		},
		ignoreSslIssues,
		connectionCheck,
	];

	/** Sets the key, and the tracker's address before paths. */
	authenticate = signedBy<BinomCredential>(
		({ url }) => publicApi(trackerAddress(url) ?? url),
		({ apiKey, ignoreSslIssues }) => ({
			headers: { 'api-key': apiKey.trim() },
			skipSslCertificateValidation: ignoreSslIssues,
		}),
	);

	preAuthentication = checkedBy(checkBinom);

	test: ICredentialTestRequest = {
		request: { url: CHEAPEST_READ, qs: CHEAPEST_QUERY, headers: CHECK },
	};
}
