import type { INodeProperties } from 'n8n-workflow';
import { locatorField } from '../../n8n/locatorField';
import { owningAccount } from '../google/panel';
import { DEFAULT_VERSION } from './connection';

export const customerId = owningAccount('Customer ID', 'customerId');

/** Its list comes from `searchConversionActions`. */
export const conversionAction: INodeProperties = {
	displayName: 'Conversion Action',
	name: 'conversionAction',
	typeOptions: { loadOptionsDependsOn: ['platform', 'customerId', 'options.adsApiVersion'] },
	...locatorField({
		one: 'a conversion action',
		search: 'searchConversionActions',
		example: '987654321',
	}),
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
