import type { INodeProperties } from 'n8n-workflow';
import { PAGING_DEFAULTS, PATHS } from './settings';

/** How an unpublished API is to be spoken to, hidden until the user wants to change something. */
const customised = (more: Record<string, string[]> = {}) => ({
	show: { product: ['bearer'], customise: [true], ...more },
});

const text = (
	displayName: string,
	name: string,
	byDefault: string,
	description: string,
	shownFor?: Record<string, string[]>,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: byDefault,
	description,
	displayOptions: customised(shownFor),
});

const paths = Object.values(PATHS).map(({ label, field, byDefault }) =>
	text(
		label,
		field,
		byDefault,
		'Begins after the base URL; unconfirmed as long as it is the default',
	),
);

const PAGED = ['page', 'offset', 'cursor'];

const paging: INodeProperties[] = [
	{
		displayName: 'Paging',
		name: 'paging',
		type: 'options',
		options: [
			{ name: 'By Cursor', value: 'cursor', description: 'Each answer names the next page' },
			{ name: 'By Offset', value: 'offset', description: 'The number of rows to pass over' },
			{ name: 'By Page Number', value: 'page' },
			{ name: 'None', value: 'none', description: 'One answer holds all rows' },
		],
		description: 'How the API hands out more rows than fit into one answer',
		default: 'page',
		displayOptions: customised(),
	},
	text(
		'Page Parameter',
		'pageParameter',
		'',
		`Name of the parameter for the page, the offset or the cursor; if empty, ${PAGED.map((style) => PAGING_DEFAULTS[style as keyof typeof PAGING_DEFAULTS]).join(', ')} respectively`,
		{ paging: PAGED },
	),
	{
		displayName: 'First Page',
		name: 'firstPage',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description: 'The number of the first page, mostly 1, sometimes 0',
		displayOptions: customised({ paging: ['page'] }),
	},
	text(
		'Cursor Field',
		'cursorField',
		'next_cursor',
		'Where the answer names the next page, dots leading into objects',
		{ paging: ['cursor'] },
	),
	text(
		'Page Size Parameter',
		'sizeParameter',
		'limit',
		'Name of the parameter for the number of rows a page; empty if the API has none',
		{ paging: PAGED },
	),
	{
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1000,
		description: 'Rows of a page. If the API gives fewer, that does no harm.',
		displayOptions: customised({ paging: PAGED }),
	},
];

const times: INodeProperties[] = [
	text('From Parameter', 'fromParameter', 'from', 'Name of the parameter for the earliest moment'),
	text('To Parameter', 'toParameter', 'to', 'Name of the parameter for the latest moment'),
	{
		displayName: 'Time Format',
		name: 'timeFormat',
		type: 'options',
		options: [
			{ name: 'Date', value: 'day', description: 'Such as 2026-11-20' },
			{ name: 'Date and Time', value: 'stamp', description: 'Such as 2026-11-20 12:00:00' },
			{ name: 'ISO 8601', value: 'iso', description: 'Such as 2026-11-20T12:00:00.000Z' },
			{ name: 'Unix Milliseconds', value: 'unixMs' },
			{ name: 'Unix Seconds', value: 'unix' },
		],
		default: 'iso',
		description: 'How the API wants to be told a time; in answers all of these are understood',
		displayOptions: customised(),
	},
	text(
		'Time Zone',
		'timeZone',
		'UTC',
		'In which the API tells and takes times that name no zone, such as Europe/Berlin',
	),
	{
		displayName: 'Time Parameters Are About',
		name: 'timeFilter',
		type: 'options',
		options: [
			{
				name: 'Last Change',
				value: 'updated',
				description: 'Late changes then come at once. Needs a total in the answer, or a cursor.',
			},
			{
				name: 'Time of Conversion',
				value: 'converted',
				description: 'Late changes are found by reading the last three days again once a day',
			},
		],
		description: 'Which moment of a row the time parameters are about',
		default: 'converted',
		displayOptions: customised(),
	},
];

export const properties: INodeProperties[] = [
	{
		displayName: 'Set Paths and Names',
		name: 'customise',
		type: 'boolean',
		default: false,
		description: 'Whether to change what this API is asked for and how its answers are read',
		displayOptions: { show: { product: ['bearer'] } },
	},
	...paths,
	text(
		'Test Path',
		'testPath',
		'',
		'What the connection test asks for; if empty, the campaigns are asked for',
	),
	...paging,
	...times,
	text(
		'Rows Field',
		'rowsField',
		'',
		'Where the list stands in an answer, dots leading into objects; if empty, the first list is taken',
	),
	text(
		'Total Field',
		'totalField',
		'',
		'Where the number of all rows stands in an answer; if empty, the usual names are tried',
	),
	{
		displayName: 'Field Names',
		name: 'fieldNames',
		type: 'json',
		default: '{}',
		description:
			'The names of fields in the rows, where they are not among those that are known anyway. For example: {"revenue": "money.amount", "convertedAt": "joined", "sub_1": "utm_source"}.',
		displayOptions: customised(),
	},
];
