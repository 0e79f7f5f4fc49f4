import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from '../../../shared/n8n/params';
import type { WevionClient } from '../../../shared/wevion/client';
import { chosen, locator } from '../common/locators';
import { filledIn } from '../common/values';

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Production Keitaro',
	description: 'What the tracker is called in Wevion',
};

const urlField: INodeProperties = {
	displayName: 'Tracker URL',
	name: 'trackerUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://tracker.example.com',
	description: 'Where the tracker is. A slash at the end is taken off, since Wevion wants none.',
};

/** Apart from the rest since linters know secrets by name, and these are parameters of a request. */
const apiKeyField: INodeProperties = {
	displayName: 'Tracker API Key',
	name: 'trackerApiKey',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'Key of the tracker itself, not of Wevion. Use an expression to keep it out of the workflow.',
};

const emailField: INodeProperties = {
	displayName: 'Tracker Email',
	name: 'trackerEmail',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'With which Wevion signs in to Voluum',
};

const passwordField: INodeProperties = {
	displayName: 'Tracker Password',
	name: 'trackerPassword',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'With which Wevion signs in to Voluum. Use an expression to keep it out of the workflow.',
};

const signInField: INodeProperties = {
	displayName: 'Sign In With',
	name: 'signIn',
	type: 'options',
	options: [
		{ name: 'API Key', value: 'apiKey' },
		{ name: 'Email and Password', value: 'password' },
	],
	default: 'apiKey',
	description: 'What the tracker asks for: Voluum email and password, all others a key',
};

const shownWith = (signIn: string, field: INodeProperties): INodeProperties => ({
	...field,
	required: true,
	displayOptions: { show: { signIn: [signIn] } },
});

/** What Wevion needs to know to ask a tracker. */
export const connectionFields: INodeProperties[] = [
	locator('trackerType'),
	{ ...urlField, required: true },
	signInField,
	shownWith('apiKey', apiKeyField),
	shownWith('password', emailField),
	shownWith('password', passwordField),
];

/** Each field of a connection that can be changed on its own, and the key of its name in a request. */
export const CHANGEABLE = {
	name: { field: nameField, key: 'trackerName' },
	trackerUrl: { field: urlField, key: 'trackerUrl' },
	trackerApiKey: { field: apiKeyField, key: 'trackerApiKey' },
	trackerEmail: { field: emailField, key: 'trackerEmail' },
	trackerPassword: { field: passwordField, key: 'trackerPassword' },
} as const;

const SECRETS_OF: Readonly<
	Record<string, ReadonlyArray<'trackerApiKey' | 'trackerEmail' | 'trackerPassword'>>
> = {
	apiKey: ['trackerApiKey'],
	password: ['trackerEmail', 'trackerPassword'],
};

/** Wevion wants addresses without a slash at the end (Connect Keitaro via Tracker Hub, step 3). */
export const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** The body that a connection is tested and saved with. */
export function connectionBody(param: Params, client: WevionClient): IDataObject {
	const body: IDataObject = {
		[client.name('trackerType')]: chosen(param, 'trackerType'),
		[client.name('trackerUrl')]: withoutSlash(filledIn(param, 'trackerUrl')),
	};
	for (const name of SECRETS_OF[param.text('signIn')] ?? []) {
		body[client.name(name)] = filledIn(param, name);
	}
	return body;
}
