import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_VERSION } from './connection';

export const customerId: INodeProperties = {
	displayName: 'Customer ID',
	name: 'customerId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 123-456-7890',
	description:
		'The Google Ads account that owns the conversion action; in a manager account that is often the manager itself',
};

/** Its list comes from `searchConversionActions`. */
export const conversionAction: INodeProperties = {
	displayName: 'Conversion Action',
	name: 'conversionAction',
	type: 'resourceLocator',
	typeOptions: { loadOptionsDependsOn: ['platform', 'customerId', 'options.adsApiVersion'] },
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a conversion action…',
			typeOptions: { searchListMethod: 'searchConversionActions', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 987654321',
		},
	],
	description:
		"What counts the conversions. Leave it blank to send only the events under 'Conversion Actions by Event'.",
};

export const apiVersion: INodeProperties = {
	displayName: 'API Version',
	name: 'adsApiVersion',
	type: 'string',
	default: DEFAULT_VERSION,
	description: 'Version of the Google Ads API; each lives for about a year',
};
