import type { INodeProperties } from 'n8n-workflow';
import { AD_CLICK_ID_ROWS } from '../../shared/conversion/adClickIdTable';
import { eventField } from '../../shared/n8n/eventOptions';

/** Where the conversion of an item comes from. */
export const source: INodeProperties = {
	displayName: 'Conversions Come From',
	name: 'source',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Conversion Items',
			value: 'conversion',
			description: 'Each item is a conversion of Tracker Trigger, Postback Trigger or Tracker Hub',
		},
		{
			name: 'Fields Mapped Below',
			value: 'fields',
			description: 'Items of any other kind, such as rows of a shop or a sheet',
		},
	],
	default: 'conversion',
	description: 'How to read the items',
};

const byHand = { show: { source: ['fields'] } };

/** What else can be known of a conversion. */
const OTHER_FIELDS: INodeProperties[] = [
	text(
		'Account',
		'account',
		'The shop or account that the conversion ID belongs to. Needed only where several of them send the same numbers to one destination.',
	),
	text('City', 'city', 'Where the buyer lives'),
	text('Click ID', 'clickId', 'The click ID of the tracker, sent hashed as external ID'),
	{
		displayName: 'Click Time',
		name: 'clickedAt',
		type: 'dateTime',
		default: '',
		description: 'When the ad was clicked. Meta needs it with an fbclid.',
	},
	{
		displayName: 'Contents',
		name: 'contents',
		type: 'json',
		default: '[]',
		placeholder: 'e.g. {{ $json.line_items }}',
		description: 'What was bought: ID, name, category, brand, quantity and price of one piece',
	},
	text('Country', 'country', 'ISO 3166-1 code or English name', 'e.g. DE'),
	text('Currency', 'currency', 'ISO 4217 code', 'e.g. EUR'),
	text('Date of Birth', 'dateOfBirth', 'Plain or already hashed with SHA-256', 'e.g. 1997-02-16'),
	text('Email', 'email', 'Plain or already hashed with SHA-256'),
	text('External ID', 'externalId', 'Your own ID of the buyer, sent hashed'),
	text('First Name', 'firstName', 'Plain or already hashed with SHA-256'),
	text('Gender', 'gender', 'Plain or already hashed with SHA-256'),
	text('IP Address', 'ip', 'Of the buyer, IPv4 or IPv6'),
	text('Last Name', 'lastName', 'Plain or already hashed with SHA-256'),
	text('Page URL', 'pageUrl', 'Where it happened', 'e.g. https://shop.example.com/thanks'),
	text('Phone', 'phone', 'With the country code, plain or already hashed with SHA-256'),
	{
		displayName: 'Platform Fields',
		name: 'platformFields',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "meta": { "messaging_channel": "whatsapp" } }',
		description:
			'Fields that only one ad platform knows, under its name. The documents list which are taken.',
	},
	text('Postal Code', 'postalCode', 'Where the buyer lives'),
	text('Referrer', 'referrer', 'The page that led to it'),
	text('Region', 'region', 'State or province'),
	text('Revenue', 'revenue', 'What it earned, in the currency'),
	text('Transaction ID', 'transactionId', 'Sent as order ID'),
	text('User Agent', 'userAgent', 'Of the browser of the buyer'),
	...AD_CLICK_ID_ROWS.map(({ displayName, id, description }) => text(displayName, id, description)),
];
OTHER_FIELDS.sort((a, b) => a.displayName.localeCompare(b.displayName));

/** The fields without which there is no conversion, for items of any kind. */
export const mappedFields: INodeProperties[] = [
	{
		...eventField(
			'What happened. An expression can also give a name of your own, such as Custom_Trial.',
		),
		displayOptions: byHand,
	},
	{
		displayName: 'Conversion ID',
		name: 'conversionId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.order_id }}',
		displayOptions: byHand,
		description:
			'What names this conversion and never changes, such as the order number. The event ID is made of it, so the same conversion is never counted twice.',
	},
	{
		displayName: 'Conversion Time',
		name: 'convertedAt',
		type: 'dateTime',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.created_at }}',
		displayOptions: byHand,
		description: 'When it happened. Without a zone, that of the workflow is taken.',
	},
	{
		displayName: 'Conversion Fields',
		name: 'conversionFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: byHand,
		description: 'What else is known. Personal data is normalised and hashed before it is sent.',
		options: OTHER_FIELDS,
	},
];

function text(
	displayName: string,
	name: string,
	description: string,
	placeholder?: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		description,
		...(placeholder && { placeholder }),
	};
}
