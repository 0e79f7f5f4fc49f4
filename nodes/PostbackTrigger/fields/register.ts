import type { INodeProperties } from 'n8n-workflow';
import { namesOrIds } from '../../shared/n8n/fields';
import { ANSWER_TIMES } from '../../shared/postback/answerTime';

const isKeitaro = { tracker: ['keitaro'] };

/** Letting the node enter its own URL in Keitaro. */
export const register: INodeProperties[] = [
	{
		displayName: 'Register in Keitaro',
		name: 'register',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: isKeitaro },
		options: [
			{
				name: 'In a Traffic Source',
				value: 'source',
				description: 'Fill the postback URL of a traffic source, if it is free',
			},
			{
				name: 'In Campaigns',
				value: 'campaigns',
				description: 'Add an S2S postback to each of the campaigns while the workflow is published',
			},
			{ name: 'No', value: 'none', description: 'You paste the URL into Keitaro yourself' },
		],
		default: 'none',
		description:
			'Whether to enter the URL through the Admin API when the workflow is published, and to take it out again afterwards. Postbacks of others are left as they are.',
	},
	namesOrIds(
		'Campaign',
		'registerCampaigns',
		{ loadOptionsMethod: 'getCampaigns' },
		'Campaigns whose conversions are to be sent',
		{ displayOptions: { show: { ...isKeitaro, register: ['campaigns'] } } },
	),
	{
		displayName: 'Traffic Source Name or ID',
		name: 'registerSource',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTrafficSources' },
		displayOptions: { show: { ...isKeitaro, register: ['source'] } },
		default: '',
		description:
			'The source whose conversions are to be sent. It holds one postback URL only. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Send On',
		name: 'registerStatuses',
		type: 'multiOptions',
		displayOptions: { show: { ...isKeitaro, register: ['campaigns', 'source'] } },
		options: [
			{ name: 'Lead', value: 'lead' },
			{ name: 'Rebill', value: 'rebill' },
			{ name: 'Rejected', value: 'rejected' },
			{ name: 'Sale', value: 'sale' },
		],
		default: ['lead', 'sale', 'rejected', 'rebill'],
		description: 'Statuses on which Keitaro is to send a postback',
	},
	{
		displayName: 'Answer Keitaro',
		name: 'registerAnswer',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { ...isKeitaro, register: ['campaigns', 'source'] } },
		options: ANSWER_TIMES,
		default: 'stored',
		description:
			'Which address of this node is entered. Keitaro lists what it was not answered 200 among its sent postbacks; it does not say whether it sends that again.',
	},
];
