import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { notice } from '../../../shared/n8n/fields';
import { request } from '../../../shared/n8n/http';
import { isRecord } from '../../../shared/wevion/answer';
import { filledTemplate, type PostbackValues } from '../../../shared/wevion/postback';
import { redacted } from '../../../shared/wevion/redact';
import { postbackError } from '../../../shared/wevion/voice';
import { optionsField, withBodyFields } from '../common/options';
import type { WevionCall, WevionOperation } from '../operation';
import { conversionFields, readConversion } from './conversion.fields';

const TIMEOUT_MS = 30_000;

const fields: INodeProperties[] = [
	{
		displayName: 'Send As',
		name: 'sendAs',
		type: 'options',
		options: [
			{
				name: 'GET by Template',
				value: 'get',
				description: "Calls the workspace's own postback URL, as a tracker does",
			},
			{
				name: 'POST With Body',
				value: 'post',
				description: 'Sends JSON to the API with the key',
			},
		],
		default: 'get',
		description: 'How Wevion gets the conversion',
	},
	{
		displayName: 'URL Template',
		name: 'urlTemplate',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://api.wevion.ai/api/v1/postback/conversions?event={event_name}',
		displayOptions: { show: { sendAs: ['get'] } },
		description:
			'The postback URL of the workspace with its macros. Left empty, it is asked for as in Get Config.',
	},
	...conversionFields,
	notice(
		'notice',
		'This records a real conversion: ad platforms may spend money by it, and it cannot be taken back. Pages of Wevion from different times tell different things of this endpoint (whether it takes GET, and whether it passes conversions on to ad platforms): send one and look at the recent events in Wevion.',
	),
	...optionsField('postbackSend').map((field) => ({
		...field,
		displayOptions: { show: { sendAs: ['post'] } },
	})),
];

/** A conversion without a tracker between, such as from an own backend. */
export const sendConversion: WevionOperation = {
	name: 'Send Conversion',
	action: 'Send a conversion',
	description: 'Record a conversion by its click ID, as the postback of a tracker does',
	fields,
	async run(call) {
		const {
			api: { client },
			param,
		} = call;
		const values = readConversion(param);
		const isGet = param.text('sendAs') === 'get';
		const answer = isGet
			? await get(call, values)
			: await client.ask('postbackSend', {
					body: withBodyFields(param, { ...values, ...amountOf(values) }),
				});
		const { event, click_id: clickId, value = null, currency = null } = values;
		const told = { event, clickId, value: value === null ? null : Number(value), currency };
		return { sent: true, ...told, answer: shown(answer) };
	},
};

/** In JSON an amount is a number, and custom data an object. */
function amountOf({ value, custom_data: customData }: PostbackValues): IDataObject {
	return {
		...(value !== undefined && { value: Number(value) }),
		...(customData !== undefined && { custom_data: JSON.parse(customData) as IDataObject }),
	};
}

/** Without the key: the URL itself is signed, and may be of another host. */
async function get({ api, param }: WevionCall, values: PostbackValues): Promise<unknown> {
	const template = param.optionalText('urlTemplate') ?? (await ownTemplate(api, param));
	if (!/^https?:\/\/[^/\s]+/i.test(template)) {
		throw param.wrong('urlTemplate', 'is not an address', 'Copy the postback URL from Wevion');
	}
	const url = filledTemplate(template, values);
	const asked = { method: 'GET', url, timeoutMs: TIMEOUT_MS, reads: 'text' } as const;
	const outcome = await api.client.postback(
		async () => await request(api.plain, asked, api.now, api.mask),
	);
	if (outcome.problem === undefined) return outcome.answer.body;
	if (outcome.problem.kind === 'emptyAnswer') return null;
	throw postbackError(outcome.problem);
}

async function ownTemplate(
	{ postbackTemplate }: WevionCall['api'],
	param: WevionCall['param'],
): Promise<string> {
	const template = await postbackTemplate();
	if (template !== undefined) return template;
	throw param.wrong(
		'urlTemplate',
		'is empty, and Wevion told no postback URL',
		'Copy it from Connect → Postback in Wevion',
	);
}

/** JSON where it is some, else the text, cut. */
function shown(answer: unknown): IDataObject | string | null {
	if (typeof answer !== 'string') return isRecord(answer) ? redacted(answer) : null;
	try {
		return redacted(JSON.parse(answer) as IDataObject);
	} catch {
		return answer.slice(0, 300);
	}
}
