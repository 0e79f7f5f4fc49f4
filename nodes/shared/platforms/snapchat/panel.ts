import type { INodeProperties } from 'n8n-workflow';
import { limitedDataUse, testMode } from '../switches';
import { pageField } from '../sharedFields';

export const fields: readonly INodeProperties[] = [
	{
		displayName: 'Action Source',
		name: 'actionSource',
		type: 'options',
		options: [
			{ name: 'Mobile App', value: 'MOBILE_APP', description: 'In an app that has a Snap App ID' },
			{ name: 'Offline', value: 'OFFLINE', description: 'In a shop or by phone' },
			{ name: 'Website', value: 'WEB', description: 'On a page with or without the pixel' },
		],
		default: 'WEB',
		description: 'Where the conversions take place',
	},
	pageField({ actionSource: ['WEB'] }),
];

export const options: readonly INodeProperties[] = [limitedDataUse, testMode];
