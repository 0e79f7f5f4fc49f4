import type { INodeProperties } from 'n8n-workflow';
import { wordOption } from '../labels';
import { pageField, testEventCode } from '../sharedFields';
import { DEFAULT_VERSION } from './connection';
import { ACTION_SOURCES } from './settings';

export const fields: readonly INodeProperties[] = [
	{
		displayName: 'Action Source',
		name: 'actionSource',
		type: 'options',
		options: ACTION_SOURCES.map(wordOption),
		default: 'website',
		description:
			'Where the conversions take place. Events of apps and of messages need fields by hand, in platformFields.meta of the conversion.',
	},
	pageField({ actionSource: ['website'] }),
];

export const options: readonly INodeProperties[] = [
	{
		displayName: 'API Version',
		name: 'version',
		type: 'string',
		default: DEFAULT_VERSION,
		description:
			'Version of the Graph API to send to. Another one is needed only once Meta retires this one.',
	},
	{
		displayName: 'Data Processing Options',
		name: 'dataProcessing',
		type: 'options',
		options: [
			{ name: 'As Set Up at Meta', value: 'asSetUp' },
			{ name: 'Limited Data Use, Located by Meta', value: 'located' },
			{ name: 'Limited Data Use, Place Given Below', value: 'given' },
			{ name: 'Not Limited', value: 'none' },
		],
		default: 'asSetUp',
		description: 'How far Meta may use the data of people in US states with privacy laws',
	},
	{
		displayName: 'Data Processing Country',
		name: 'dataProcessingCountry',
		type: 'number',
		default: 1,
		displayOptions: { show: { dataProcessing: ['given'] } },
		description: 'Number of the country as Meta counts them; 1 is the USA',
	},
	{
		displayName: 'Data Processing State',
		name: 'dataProcessingState',
		type: 'number',
		default: 1000,
		displayOptions: { show: { dataProcessing: ['given'] } },
		description: 'Number of the state as Meta counts them; 1000 is California',
	},
	testEventCode,
];
