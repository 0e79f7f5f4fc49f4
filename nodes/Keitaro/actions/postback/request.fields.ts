import type { INodeProperties } from 'n8n-workflow';
import { notice, rowsField } from '../../../shared/n8n/fields';
import { filtersCollection, optionsCollection } from '../../../shared/n8n/collections';
import { textField } from '../common/text.fields';

export const callNotice = notice(
	'callNotice',
	'This calls the URL for real: whoever receives it may count a conversion, and pay or bill it.',
);

const pairs = (
	displayName: string,
	name: string,
	one: string,
	description: string,
): INodeProperties =>
	rowsField({ displayName, name, description }, one, [
		textField('Name', 'name', 'e.g. source', 'As the receiver calls it'),
		textField('Value', 'value', 'e.g. {campaign_name}', 'Text or macros'),
	]);

const OPTIONS: readonly INodeProperties[] = [
	{
		displayName: 'Body Format',
		name: 'bodyFormat',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form' },
			{ name: 'JSON', value: 'json' },
		],
		default: 'form',
		description: 'How POST carries the parameters',
	},
	textField('Currency', 'currency', 'e.g. USD', 'ISO 4217 code for conversions that name none'),
	pairs('Headers', 'headers', 'Header', 'HTTP headers of your own'),
	textField(
		'ID',
		'id',
		'e.g. 7',
		'Number or name of your own for this postback, returned with the result',
	),
	textField('Name', 'name', 'e.g. Sales to network A', 'Returned with the result'),
	pairs(
		'Parameters',
		'parameters',
		'Parameter',
		'Further parameters: in the query of a GET, in the body of a POST',
	),
	{
		...textField(
			'Postback Key',
			'postbackKey',
			'',
			'Proves to the receiver who calls. Goes where the URL says {postback_key}, else as a parameter.',
		),
		placeholder: undefined,
		typeOptions: { password: true },
	},
	{
		...textField(
			'Postback Key Parameter',
			'keyName',
			'e.g. token',
			'What the receiver calls the parameter that carries the key',
		),
		default: 'key',
	},
	{
		displayName: 'Retries',
		name: 'retries',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10 },
		default: 2,
		description:
			'How often to try again after a timeout, a lost connection, 429 or an answer of 500 and more',
	},
	{
		displayName: 'Retry Delay (Seconds)',
		name: 'retryDelay',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 300 },
		default: 5,
		description: 'How long to wait between tries, unless the receiver names another time',
	},
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 300 },
		default: 10,
		description: 'How long to wait for an answer',
	},
];

/** How the call is made; Test tries once. */
export function requestOptions(withRetries: boolean): INodeProperties {
	const isRetry = ({ name }: INodeProperties) => name === 'retries' || name === 'retryDelay';
	return optionsCollection(OPTIONS.filter((field) => withRetries || !isRetry(field)));
}

const words = (displayName: string, name: string, example: string, kind: string) =>
	textField(displayName, name, example, `Words that mean a ${kind}, separated by commas`);

/** Whose words mean what: for the trigger and for `{status}`. */
export const statusWords: INodeProperties = {
	displayName: 'Status Words',
	name: 'statusWords',
	type: 'collection',
	placeholder: 'Add Words',
	default: {},
	description: 'What statuses mean, where the usual words do not fit',
	options: [
		words('Deposit Statuses', 'deposit', 'e.g. deposit, ftd', 'deposit'),
		words('Lead Statuses', 'lead', 'e.g. lead, hold', 'lead'),
		words('Registration Statuses', 'registration', 'e.g. reg, signup', 'registration'),
		words('Rejected Statuses', 'rejected', 'e.g. rejected, trash', 'rejected conversion'),
		words('Sale Statuses', 'sale', 'e.g. sale, approved', 'sale'),
	],
};

export const sendFilters: INodeProperties = filtersCollection([
	textField('Campaign IDs', 'campaigns', 'e.g. 12, 15', 'Only conversions of these campaigns'),
	textField('Countries', 'countries', 'e.g. DE, PL', 'Only conversions from these countries'),
]);
