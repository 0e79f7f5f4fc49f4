import type { INodeProperties } from 'n8n-workflow';
import { pageField } from '../sharedFields';
import { limitedDataUse } from '../switches';

export const fields: readonly INodeProperties[] = [
	{
		displayName: 'Action Source',
		name: 'actionSource',
		type: 'options',
		options: [
			{ name: 'App', value: 'APP' },
			{ name: 'Other', value: 'OTHER' },
			{ name: 'Physical Store', value: 'PHYSICAL_STORE' },
			{ name: 'Website', value: 'WEBSITE', description: 'On a page with or without the pixel' },
		],
		default: 'WEBSITE',
		description: 'Where the conversions take place',
	},
	{ ...pageField({ actionSource: ['WEBSITE'] }), required: false },
];

export const options: readonly INodeProperties[] = [
	limitedDataUse,
	{
		displayName: 'Test ID',
		name: 'testId',
		type: 'string',
		default: '',
		description:
			'From Reddit Ads → Events Manager → Event Testing. Events with it show up there and do not count; they are sent one by one and not remembered as sent.',
	},
];
