import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { macroValues } from '../../../shared/trackers/keitaro/macroValues';
import { reasonToSkip, valuesFor } from '../../../shared/trackers/keitaro/outgoingPostback';
import type { KeitaroOperation } from '../operation';
import { methodField, TRIGGERS, urlField } from './entry.fields';
import { build, fire, readCall, readRules, shownOutcome } from './outgoing';
import { callNotice, requestOptions, sendFilters, statusWords } from './request.fields';

const fields: INodeProperties[] = [
	callNotice,
	{
		displayName: 'Conversion',
		name: 'conversion',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description:
			"What fills the macros: a conversion of our nodes, a row of Keitaro's log, or any flat object with Keitaro's names",
	},
	{ ...urlField, required: true },
	{
		displayName: 'Status',
		name: 'state',
		type: 'options',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Inactive', value: 'inactive' },
		],
		default: 'active',
		description: 'Whether to send at all; every conversion is skipped while it is inactive',
	},
	{
		displayName: 'Trigger',
		name: 'trigger',
		type: 'options',
		options: TRIGGERS,
		default: 'all',
		description: 'Which conversions to send it for; the others are skipped',
	},
	methodField,
	statusWords,
	sendFilters,
	requestOptions(true),
];

/** n8n itself calls the URL, since Keitaro has no timeout, retries, headers or filters of this kind. */
export const send: KeitaroOperation = {
	name: 'Send',
	action: 'Send a postback',
	description:
		'Call a URL for each conversion, with macros filled in, filters, headers and retries',
	fields,
	async run({ api, param, cancelled }) {
		const postback = { ...readCall(param), ...readRules(param) };
		const conversion = param.json<IDataObject>('conversion') ?? {};
		const values = macroValues(conversion);
		const { id = '', name = '', retries = 2, retryDelay = 5 } = param.fields('options');
		const about = {
			id: id || null,
			name: name || null,
			clickId: values.get('subid') ?? null,
			status: valuesFor(postback, values).get('status') ?? null,
		};
		const skipped = reasonToSkip(postback, values);
		if (skipped !== undefined) {
			return { outcome: 'skipped', reason: skipped, ...about, attempts: 0 };
		}
		const built = build(param, postback, conversion);
		const { result, attempts } = await fire(api, built, {
			retries: Number(retries),
			delayMs: Number(retryDelay) * 1_000,
			cancelled,
		});
		return {
			outcome: result.problem === undefined ? 'sent' : 'failed',
			...about,
			...shownOutcome(result, [postback.key]),
			attempts,
			request: built.shown,
			unknownMacros: built.unknownMacros,
		};
	},
};
