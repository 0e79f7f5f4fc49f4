import {
	addressAnswering,
	ANSWER_TIMES,
	isConfirmed,
	type AnswerTime,
} from '../../shared/postback/answerTime';
import { PRESET, PRESETS, type PresetName } from '../../shared/postback/presets';
import { readyUrl, SECRET_PLACEHOLDER, type SecretPlace } from '../../shared/postback/readyUrl';
import type { HubOperation, HubResource } from './operation';

/** Stands in the URL until that of a Postback Trigger is put in. */
const UNKNOWN_WEBHOOK = 'webhook/YOUR_WEBHOOK_ID/postback';

const PLACES: Readonly<Record<SecretPlace, string>> = {
	query: 'Replace YOUR_SECRET by the secret of the Postback Trigger',
	path: 'Replace YOUR_SECRET at the end of the path by the secret of the Postback Trigger',
	header: 'Have the tracker send the secret of the Postback Trigger as header X-Postback-Secret',
};

/** Sends nothing: what there is to paste is known here. */
const get: HubOperation = {
	name: 'Get',
	action: 'Get a postback URL',
	description: 'Get the URL to paste into the tracker, in its own macro syntax',
	fields: [
		{
			displayName: 'Production URL',
			name: 'productionUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook/5f0c7a/postback',
			description:
				'As the Postback Trigger shows it. Left empty, the address of this n8n is taken and the ID of the webhook is yours to put in.',
		},
		{
			displayName: 'Answer',
			name: 'answer',
			type: 'options',
			options: ANSWER_TIMES,
			default: 'stored',
			description: 'When the Postback Trigger is to answer, which decides the address',
		},
		{
			displayName: 'Secret In',
			name: 'secretIn',
			type: 'options',
			options: [
				{ name: 'Header', value: 'header' },
				{ name: 'Path', value: 'path' },
				{ name: 'Query', value: 'query' },
			],
			default: 'query',
			description: 'Where the tracker sends the secret. Most can only put it into the query.',
		},
	],
	async run({ api, param }) {
		const { name, displayName } = api.module;
		const preset = PRESETS.find((known) => known === name) ?? ('generic' satisfies PresetName);
		const shown = param.optionalText('productionUrl') ?? api.instanceUrl + UNKNOWN_WEBHOOK;
		const base = addressAnswering(param.text('answer') as AnswerTime, shown);
		if (!/^https?:\/\/[^/]+\/./.test(base)) {
			throw param.wrong(
				'productionUrl',
				`is not an address: ${shown}`,
				'Copy the production URL from the Postback Trigger',
			);
		}
		const place = param.text('secretIn') as SecretPlace;
		if (place === 'path' && isConfirmed(base)) {
			throw param.wrong(
				'secretIn',
				'cannot be the path where the workflow has to end first',
				'Choose Query or Header, or another Answer',
			);
		}
		return {
			tracker: name,
			url: readyUrl(preset, base, SECRET_PLACEHOLDER, place),
			parameters: Object.fromEntries(PRESET[preset].template),
			nextStep: `${PLACES[place]}, then paste the URL into the postback settings of ${displayName}`,
		};
	},
};

export const postbackUrl: HubResource = { name: 'Postback URL', operations: { get } };
