import type { INodeProperties } from 'n8n-workflow';
import { STANDARD_EVENTS } from '../../shared/conversion/event';
import { DEFAULT_VERSION } from '../../shared/platforms/meta/connection';
import { ACTION_SOURCES } from '../../shared/platforms/meta/settings';
import { eventOption, wordOption } from './labels';

const forMeta = { platform: ['meta'] };

/** App and messaging events need fields of their own, which this node does not fill yet. */
const OFFERED_SOURCES = ACTION_SOURCES.filter(
	(source) => source !== 'app' && source !== 'business_messaging',
);

export const metaFields: INodeProperties[] = [
	{
		displayName: 'Action Source',
		name: 'actionSource',
		type: 'options',
		options: OFFERED_SOURCES.map(wordOption),
		default: 'website',
		displayOptions: { show: forMeta },
		description: 'Where the conversions take place',
	},
	{
		displayName: 'Event Source URL',
		name: 'eventSourceUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://landing.example.com/offer',
		displayOptions: { show: { ...forMeta, actionSource: ['website'] } },
		description:
			'The page to which your ads lead, on a domain verified at Meta. A conversion that knows its own page keeps it.',
	},
];

export const metaOptions: INodeProperties[] = [
	{
		displayName: 'API Version',
		name: 'version',
		type: 'string',
		default: DEFAULT_VERSION,
		displayOptions: { show: { '/platform': ['meta'] } },
		description: 'Version of the Graph API',
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
		displayOptions: { show: { '/platform': ['meta'] } },
		description: 'How far Meta may use the data of people in US states with privacy laws',
	},
	{
		displayName: 'Data Processing Country',
		name: 'dataProcessingCountry',
		type: 'number',
		default: 1,
		displayOptions: { show: { '/platform': ['meta'], dataProcessing: ['given'] } },
		description: 'Number of the country as Meta counts them; 1 is the USA',
	},
	{
		displayName: 'Data Processing State',
		name: 'dataProcessingState',
		type: 'number',
		default: 1000,
		displayOptions: { show: { '/platform': ['meta'], dataProcessing: ['given'] } },
		description: 'Number of the state as Meta counts them; 1000 is California',
	},
	{
		displayName: 'Event Names',
		name: 'eventNames',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Name',
		default: {},
		description: 'What the platform is to call an event, where the standard name does not fit',
		options: [
			{
				displayName: 'Name',
				name: 'items',
				values: [
					{
						displayName: 'Event',
						name: 'event',
						type: 'options',
						options: [...STANDARD_EVENTS].sort().map(eventOption),
						default: 'Purchase',
						description: 'The event of the conversion',
					},
					{
						displayName: 'Name at the Platform',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. StartTrial',
						description: 'A standard event of the platform or a name of your own',
					},
				],
			},
		],
	},
	{
		displayName: 'Test Event Code',
		name: 'testEventCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. TEST12345',
		displayOptions: { show: { '/platform': ['meta'] } },
		description:
			'From Events Manager → Test Events. Events with it show up there at once. What was sent with it is not remembered as sent.',
	},
];
