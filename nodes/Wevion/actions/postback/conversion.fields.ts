import type { INodeProperties } from 'n8n-workflow';
import { rowsField } from '../../../shared/n8n/fields';
import { byName } from '../../../shared/n8n/byName';
import { additionalCollection } from '../../../shared/n8n/collections';
import { parseMoney } from '../../../shared/conversion/money';
import type { Params } from '../../../shared/n8n/params';
import { isUnreplaced } from '../../../shared/postback/macro';
import { EVENTS, eventWord, type PostbackValues } from '../../../shared/wevion/postback';
import { locator } from '../common/locators';
import { addedText, objectOf } from '../common/options';
import { currencyIn, filledIn } from '../common/values';

const CUSTOM = 'custom';

const additional: INodeProperties = additionalCollection([
	{
		displayName: 'Custom Data',
		name: 'customData',
		type: 'json',
		default: '{}',
		description: 'JSON object of anything else, passed on as custom_data',
	},
	{
		displayName: 'Email',
		name: 'userEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. name@email.com',
		description: 'Email of the customer; Wevion hashes it before ad platforms see it',
	},
	{
		displayName: 'Event ID',
		name: 'eventId',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-1001',
		description: 'The same as in the browser pixel, so that ad platforms count the event once',
	},
	rowsField(
		{
			displayName: 'Parameters',
			name: 'parameters',
			description: 'Values for further macros of the template, or parameters beside them',
		},
		'Parameter',
		[
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				description: 'Of the macro without braces, or of the parameter',
			},
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: '',
				description: 'What takes its place',
			},
		],
	),
]);

/** What happened, and what it was worth. */
export const conversionFields: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		options: [
			...EVENTS.map((value) => ({ name: value.replace('_', ' '), value })),
			{ name: 'Custom', value: CUSTOM },
		].sort(byName),
		default: 'Purchase',
		description: 'What happened. An expression may also give the events of our other nodes.',
	},
	{
		displayName: 'Event Name',
		name: 'customEvent',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Custom_Deposit',
		displayOptions: { show: { event: [CUSTOM] } },
		description:
			'Wevion takes names that begin with Custom_, which is put in front if it is missing',
	},
	{
		displayName: 'Click ID',
		name: 'clickId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 2ab3kq1r8',
		description: 'The click ID that the URL of the ad carried: by it Wevion finds the ad campaign',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12.50',
		description: 'What the conversion is worth; left out when empty',
	},
	locator('currency', { required: false }),
	additional,
];

/** The conversion of one item, by Wevion's parameters. Throws when a value cannot be right. */
export function readConversion(param: Params): PostbackValues {
	const parameters = parametersOf(param);
	const values = {
		event: eventOf(param),
		value: valueOf(param),
		currency: currencyOf(param),
		click_id: filledIn(param, 'clickId'),
		user_email: addedText(param, 'additionalFields.userEmail') ?? '',
		custom_data: customDataOf(param),
		event_id: addedText(param, 'additionalFields.eventId') ?? '',
		...Object.fromEntries(parameters.map(({ name, value }) => [name.trim(), String(value ?? '')])),
	};
	const filled = Object.entries(values).filter(([name, value]) => name !== '' && value !== '');
	if (isUnreplaced(values.click_id)) {
		throw param.wrong(
			'clickId',
			`is a macro that nobody replaced: ${values.click_id}`,
			'See what the tracker calls its click ID, and write its macro as the tracker does',
		);
	}
	return Object.fromEntries(filled);
}

interface Parameter {
	name: string;
	value: string;
}

function parametersOf(param: Params): Parameter[] {
	const { parameters } = param.fields('additionalFields');
	return (parameters as { items?: Parameter[] } | undefined)?.items ?? [];
}

function customDataOf(param: Params): string {
	const data = objectOf(param, 'additionalFields.customData');
	return Object.keys(data).length === 0 ? '' : JSON.stringify(data);
}

function eventOf(param: Params): string {
	const event = param.text('event');
	if (event !== CUSTOM) return eventWord(filledIn(param, 'event'));
	const name = filledIn(param, 'customEvent');
	return /^custom_/i.test(name) ? name : `Custom_${name}`;
}

function valueOf(param: Params): string {
	const typed = param.text('value');
	if (typed === '') return '';
	const value = parseMoney(typed);
	if (value === null) throw param.wrong('value', `is not an amount: ${typed}`);
	return String(value);
}

function currencyOf(param: Params): string {
	const typed = param.locator('currency');
	return typed === '' ? '' : currencyIn(param, 'currency', typed);
}
