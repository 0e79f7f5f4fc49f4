import type { INodeProperties } from 'n8n-workflow';
import { limitedDataUse } from '../switches';
import { pageField, testEventCode } from '../sharedFields';

export const fields: readonly INodeProperties[] = [
	{
		displayName: 'Event Source',
		name: 'eventSource',
		type: 'options',
		options: [
			{ name: 'App', value: 'app', description: 'In an app that is registered at TikTok' },
			{ name: 'CRM', value: 'crm', description: 'Progress of a lead, reported to a CRM event set' },
			{ name: 'Offline', value: 'offline', description: 'In a shop or by phone' },
			{ name: 'Website', value: 'web', description: 'On a page with or without the pixel' },
		],
		default: 'web',
		description: 'Where the conversions take place',
	},
	pageField({ eventSource: ['web'] }),
];

export const options: readonly INodeProperties[] = [
	{
		displayName: 'Event Source ID',
		name: 'eventSourceId',
		type: 'string',
		default: '',
		placeholder: 'e.g. C4ABCDEFGHIJKLMNOPQR',
		description:
			'Another pixel code, app ID or event set ID than that of the credential. The access token must have access to it.',
	},
	limitedDataUse,
	testEventCode,
];
