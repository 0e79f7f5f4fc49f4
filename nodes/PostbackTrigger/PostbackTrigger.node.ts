import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { nameOf } from '../shared/n8n/subtitle';
import { PRESET, PRESETS } from '../shared/postback/presets';
import { properties } from './fields';
import * as credentialTest from './methods/credentialTest';
import * as loadOptions from './methods/loadOptions';
import { receive } from './receive';
import { checkExists, create, remove } from './registration/hooks';

const SENDER = nameOf(
	Object.fromEntries(
		PRESETS.map((name) => [name, name === 'generic' ? 'any sender' : PRESET[name].name]),
	),
	'$parameter["tracker"]',
);

export class PostbackTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Postback Trigger',
		name: 'postbackTrigger',
		icon: {
			light: 'file:../../icons/postbackTrigger.svg',
			dark: 'file:../../icons/postbackTrigger.dark.svg',
		},
		group: ['trigger'],
		// Not 1: n8n evaluates an expression for every call to a version 1 node, which costs an isolate of V8.
		version: 2,
		subtitle: `={{ "from " + ${SENDER} }}`,
		description:
			'Starts the workflow when a tracker, network or own backend sends a postback (S2S)',
		defaults: { name: 'Postback Trigger' },
		inputs: [],
		outputs: `={{ $parameter["refused"] === "output" ? [{ type: "${NodeConnectionTypes.Main}", displayName: "Postback" }, { type: "${NodeConnectionTypes.Main}", displayName: "Refused" }] : ["${NodeConnectionTypes.Main}"] }}`,
		credentials: [
			{ name: 'postbackSecretApi', required: true, testedBy: 'postbackSecretTest' },
			// Only for registering, but kept in reach after that is switched off, to take out what is entered.
			{
				name: 'keitaroApi',
				required: false,
				displayOptions: { show: { tracker: ['keitaro'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'GET,POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'postback',
			},
			{
				// The same, for senders that take no parameter of ours: the secret ends the path. n8n looks for
				// paths with a segment to fill in below the webhook id, which this one begins with as well:
				// /webhook/<id>/<id>/postback/<secret>. An expression would give a nicer path, and would be
				// evaluated for every call. The address in the panel lacks one id, so it is not shown.
				name: 'setup',
				httpMethod: 'GET,POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'postback/:secret',
				ndvHideUrl: true,
			},
			{
				// The same, answered only when the workflow has ended, with 500 where it broke off. An execution
				// that was taken is not taken up again when its worker dies or the database is away: a sender
				// that repeats what was not answered is then the only one who still has the postback. A choice
				// in the panel would be an expression here, evaluated for every call.
				name: 'setup',
				httpMethod: 'GET,POST',
				responseMode: 'lastNode',
				responseData: 'noData',
				path: 'postback/confirmed',
				ndvHideUrl: true,
			},
		],
		properties,
	};

	methods = { loadOptions, credentialTest };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await remove(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
