import type { INodeProperties } from 'n8n-workflow';
import type { KeitaroOperation } from '../operation';
import { methodField, urlField } from './entry.fields';
import { build, fire, readCall, shownOutcome } from './outgoing';
import { callNotice, requestOptions } from './request.fields';

const sample = (
	displayName: string,
	name: string,
	value: string,
	description: string,
): INodeProperties => ({ displayName, name, type: 'string', default: value, description });

/** Names of the sample conversion; they are the macros they fill. */
const SAMPLE: readonly INodeProperties[] = [
	sample('Click ID', 'subid', 'test-click', 'What stands for {subid} in the test'),
	sample('Cost', 'cost', '0.5', 'What stands for {cost} in the test'),
	sample('Currency', 'currency', 'USD', 'What stands for {currency} in the test'),
	sample('Payout', 'revenue', '10', 'What stands for {revenue} and {payout} in the test'),
	sample('Status', 'status', 'sale', 'What stands for {status} in the test'),
	sample('Sub-ID 1', 'sub_id_1', 'test', 'What stands for {sub_id_1} in the test'),
	sample('Transaction ID', 'tid', 'test-1', 'What stands for {tid} in the test'),
];

const DEFAULTS = Object.fromEntries(SAMPLE.map(({ name, default: value }) => [name, value]));

const fields: INodeProperties[] = [
	callNotice,
	{ ...urlField, required: true },
	methodField,
	{
		displayName: 'Sample Conversion',
		name: 'sample',
		type: 'collection',
		placeholder: 'Add Value',
		default: {},
		description: 'Values for the macros in place of the made-up ones',
		options: [...SAMPLE],
	},
	requestOptions(false),
];

/** Calls the URL once, whatever its trigger and filters say. */
export const test: KeitaroOperation = {
	name: 'Test',
	action: 'Test a postback',
	description: 'Call a postback URL once with a made-up conversion and show request and answer',
	fields,
	async run({ api, param, cancelled }) {
		const postback = readCall(param);
		const built = build(param, postback, { ...DEFAULTS, ...param.fields('sample') });
		const { result } = await fire(api, built, { retries: 0, delayMs: 0, cancelled });
		return {
			success: result.problem === undefined,
			request: built.shown,
			...shownOutcome(result, [postback.key]),
			unknownMacros: built.unknownMacros,
		};
	},
};
