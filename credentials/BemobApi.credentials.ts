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
	checkBemob,
	CHEAPEST_READ,
	headersOf,
	USUAL_URL,
	type BemobCredential,
} from '../nodes/shared/trackers/bemob/connection';

const forWay = (way: string) => ({ show: { authentication: [way] } });

/** Apart from the rest since linters know secrets by name, and do not know this name. */
const ACCESS_KEY: INodeProperties = {
	displayName: 'Access Key',
	name: 'accessKey',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	displayOptions: forWay('keyPair'),
	description: 'From BeMob: Settings → Security → Create API key. Reading is enough.',
};

export class BemobApi implements ICredentialType {
	name = 'bemobApi';

	displayName = 'BeMob API';

	icon = { light: 'file:../icons/bemob.svg', dark: 'file:../icons/bemob.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#bemob-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Authenticate With',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Access Key and Secret Key', value: 'keyPair' },
				{ name: 'Single API Key', value: 'singleKey' },
			],
			default: 'keyPair',
			description:
				'Accounts of BeMob have a pair of keys. Choose a single key only if BeMob or your proxy gave you one.',
		},
		ACCESS_KEY,
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: forWay('keyPair'),
			description: 'Shown once, when the API key is created',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: forWay('singleKey'),
			description: 'Sent in the header Api-Key',
		},
		currencyField(
			'The currency chosen when the BeMob account was made, as an ISO 4217 code. BeMob reports all money in it and does not say which it is.',
		),
		{
			displayName: 'Account Name',
			name: 'accountName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Agency 2',
			description:
				'Tells the data of several BeMob accounts apart. Keep it when you change the key. Made of the key when left blank.',
		},
		apiUrlField('BeMob', USUAL_URL),
		connectionCheck,
	];

	/** Sets the keys, and the address of the API before paths. */
	authenticate = signedBy<BemobCredential>(apiUrl, (credential) => ({
		headers: headersOf(credential),
	}));

	preAuthentication = checkedBy(checkBemob);

	test: ICredentialTestRequest = { request: { url: CHEAPEST_READ, headers: CHECK } };
}
