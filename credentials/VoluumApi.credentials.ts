import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { CHECK } from '../nodes/shared/n8n/connectionCheck';
import { apiUrlField, currencyField } from '../nodes/shared/n8n/serviceCredential';
import { signedIn, startSession } from '../nodes/shared/trackers/voluum/authentication';
import { CHEAPEST_READ } from '../nodes/shared/trackers/voluum/cheapestRead';
import { USUAL_URL } from '../nodes/shared/trackers/voluum/connection';

const forWay = (way: string) => ({ show: { authentication: [way] } });

/** The hour that is running, in Voluum's form, `hours` from now. */
const hour = (hours: number) =>
	`={{ new Date((Math.floor(Date.now() / 3600000) + ${hours}) * 3600000).toISOString() }}`;

// These two stand apart since linters know secrets by name, and do not know these names.
const ACCESS_KEY: INodeProperties = {
	displayName: 'Access Key',
	name: 'accessKey',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	displayOptions: forWay('accessKey'),
	description: 'Shown once, when the access key is created',
};

const SESSION: INodeProperties = {
	displayName: 'Session',
	name: 'session',
	type: 'hidden',
	typeOptions: { expirable: true, password: true },
	// Not blank, so that there is one way in: `authenticate` says when a session is needed.
	default: 'none',
};

export class VoluumApi implements ICredentialType {
	name = 'voluumApi';

	displayName = 'Voluum API';

	icon = { light: 'file:../icons/voluum.svg', dark: 'file:../icons/voluum.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#voluum-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Sign In With',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Access Key', value: 'accessKey' },
				{ name: 'E-Mail and Password', value: 'password' },
			],
			default: 'accessKey',
			description:
				'An access key can be taken back at any time. A few parts of the Voluum API accept only e-mail and password.',
		},
		{
			displayName: 'Access ID',
			name: 'accessId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: forWay('accessKey'),
			description: 'From Voluum: your profile → Security → Access keys',
		},
		ACCESS_KEY,
		{
			displayName: 'E-Mail',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			required: true,
			displayOptions: forWay('password'),
			description: 'The address with which you sign in to Voluum',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: forWay('password'),
			description: 'An access key is safer: it can be taken back without changing your password',
		},
		currencyField(
			'The currency of the Voluum account, as an ISO 4217 code. Voluum reports all money in it and does not say which it is.',
		),
		{
			displayName: 'Account Name',
			name: 'accountName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Agency 2',
			description:
				'Tells the conversions of several Voluum accounts apart. Keep it when you change the key: conversions of another account name count as new ones. Made of the access ID or e-mail when left blank.',
		},
		apiUrlField('Voluum', USUAL_URL),
		SESSION,
	];

	/** Sets the token of the session, and the host before paths. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => signedIn(credentials, asked, Date.now());

	/** n8n calls this whenever a session is needed and saves what it returns. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await startSession(
			async (options) => await this.helpers.httpRequest(options),
			credentials,
		);
	}

	test: ICredentialTestRequest = {
		request: {
			url: CHEAPEST_READ,
			qs: { from: hour(0), to: hour(1), tz: 'UTC', limit: 1 },
			headers: CHECK,
		},
	};
}
