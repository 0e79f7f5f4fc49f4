import type { INodeProperties } from 'n8n-workflow';
import { pageField } from '../sharedFields';
import { limitedDataUse, testMode } from '../switches';

export const fields: readonly INodeProperties[] = [
	{
		displayName: 'Action Source',
		name: 'actionSource',
		type: 'options',
		options: [
			{ name: 'App (Android)', value: 'app_android' },
			{ name: 'App (iOS)', value: 'app_ios' },
			{ name: 'Offline', value: 'offline', description: 'In a shop or by phone' },
			{ name: 'Website', value: 'web', description: 'On a page with or without the Pinterest tag' },
		],
		default: 'web',
		description: 'Where the conversions take place',
	},
	{ ...pageField({ actionSource: ['web'] }), required: false },
];

export const options: readonly INodeProperties[] = [limitedDataUse, testMode];
