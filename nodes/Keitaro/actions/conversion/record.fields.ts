import type { INodeProperties } from 'n8n-workflow';
import { notice, rowsField } from '../../../shared/n8n/fields';
import { additionalCollection } from '../../../shared/n8n/collections';
import { textField } from '../common/text.fields';

export const recordNotice = notice(
	'recordNotice',
	'This goes to the Postback URL of the credential and records a real conversion: it counts in the statistics and is passed on to traffic sources. The Admin API cannot take it back; set the status to rejected instead.',
);

export const clickIdField: INodeProperties = {
	...textField(
		'Click ID',
		'clickId',
		'e.g. 2f1g5h7a9c0b3d4e',
		'Click that converted. Keitaro calls it subid and must know it.',
	),
	required: true,
};

export const transactionIdField: INodeProperties = textField(
	'Transaction ID',
	'transactionId',
	'e.g. T-1001',
	"The affiliate network's ID. The same click and transaction change a conversion; another transaction is a further conversion, where the offer allows upsells.",
);

/** Keitaro's own statuses; networks' words are understood too and can come from an expression. */
export const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Deposit', value: 'deposit', description: 'Keitaro 10 and newer' },
		{ name: 'Lead', value: 'lead' },
		{ name: 'Other', value: 'other', description: 'A word of the affiliate network' },
		{ name: 'Rebill', value: 'rebill' },
		{ name: 'Registration', value: 'registration', description: 'Keitaro 10 and newer' },
		{ name: 'Rejected', value: 'rejected' },
		{ name: 'Sale', value: 'sale' },
		{ name: 'Trash', value: 'trash', description: 'Keitaro 10 and newer' },
	],
	default: 'sale',
	description: 'What became of the click',
};

export const otherStatusField: INodeProperties = {
	...textField(
		'Other Status',
		'otherStatus',
		'e.g. approved',
		'Word of the network that Keitaro knows',
	),
	displayOptions: { show: { status: ['other'] } },
};

const pairs = (displayName: string, name: string, description: string): INodeProperties =>
	rowsField({ displayName, name, description }, 'Parameter', [
		textField('Name', 'name', 'e.g. sub_id_5', 'As Keitaro calls it'),
		textField('Value', 'value', 'e.g. vip', 'What to set it to'),
	]);

const checkClick: INodeProperties = {
	displayName: 'Check Click',
	name: 'checkClick',
	type: 'boolean',
	default: true,
	description:
		'Whether to look the click up first. Keitaro answers the same for a click it does not know, and drops the conversion.',
};

const money: readonly INodeProperties[] = [
	{
		displayName: 'Cost',
		name: 'cost',
		type: 'number',
		default: 0,
		description: 'New cost of the click',
	},
	textField(
		'Currency',
		'currency',
		'e.g. EUR',
		'ISO 4217 code of the amounts, if not that of the offer',
	),
	pairs(
		'More Parameters',
		'parameters',
		'Whatever else Keitaro reads in a postback, such as sub_id_5, from or lead_status',
	),
	{
		displayName: 'Payout',
		name: 'payout',
		type: 'number',
		default: 0,
		description: 'Revenue of the conversion; Keitaro takes it where the offer has automatic payout',
	},
];

/** Additional fields of an operation that records. */
export function recordOptions(withMoney: boolean): INodeProperties {
	return additionalCollection(withMoney ? [checkClick, ...money] : [checkClick]);
}
