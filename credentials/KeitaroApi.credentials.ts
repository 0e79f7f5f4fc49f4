import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { CHECK } from '../nodes/shared/n8n/connectionCheck';
import {
	checkedBy,
	connectionCheck,
	currencyField,
	ignoreSslIssues,
	signedBy,
} from '../nodes/shared/n8n/serviceCredential';
import { adminApi, panelAddress } from '../nodes/shared/trackers/keitaro/address';
import {
	CHEAPEST_QUERY,
	CHEAPEST_READ,
	checkKeitaro,
	type KeitaroCredential,
} from '../nodes/shared/trackers/keitaro/connection';

/** Apart from the rest since linters know secrets by name, and this address is one as a whole. */
const POSTBACK_URL: INodeProperties = {
	displayName: 'Postback URL',
	name: 'postbackUrl',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	placeholder: 'e.g. https://tracker.example.com/a1b2c3d/postback',
	description:
		'Only needed to create or change conversions. From Keitaro: Maintenance → Postback URL, without the parameters behind the question mark. Whoever has it can record conversions.',
};

export class KeitaroApi implements ICredentialType {
	name = 'keitaroApi';

	displayName = 'Keitaro API';

	icon = { light: 'file:../icons/keitaro.svg', dark: 'file:../icons/keitaro.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#keitaro-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Panel URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://tracker.example.com',
			description:
				'The address at which you open the Keitaro panel, not a domain that receives traffic',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Keitaro: Maintenance → Users → your user → API keys. It has the rights of that user.',
		},
		currencyField(
			'The currency set in Keitaro under Maintenance → Settings, as an ISO 4217 code. Keitaro reports all money in it and does not say which it is.',
		),
		POSTBACK_URL,
		ignoreSslIssues,
		connectionCheck,
	];

	/** Sets the key, and the panel's address before paths. */
	authenticate = signedBy<KeitaroCredential>(
		({ url }) => adminApi(panelAddress(url) ?? url),
		({ apiKey, ignoreSslIssues }) => ({
			headers: { 'Api-Key': apiKey },
			skipSslCertificateValidation: ignoreSslIssues,
		}),
	);

	preAuthentication = checkedBy(checkKeitaro);

	test: ICredentialTestRequest = {
		request: { url: CHEAPEST_READ, qs: CHEAPEST_QUERY, headers: CHECK },
	};
}
