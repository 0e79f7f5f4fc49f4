import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { notice, rowsField } from '../../../shared/n8n/fields';
import { byName } from '../../../shared/n8n/byName';
import { optionsCollection } from '../../../shared/n8n/collections';
import { AD_PLATFORMS } from '../../../shared/mapping/adPlatforms';
import { FIELDS } from '../../../shared/mapping/fields';

export const PLATFORM_OPTIONS: INodePropertyOptions[] = AD_PLATFORMS.map(({ name, label }) => ({
	name: label,
	value: name,
})).sort(byName);

const CONDITION_FIELDS: INodePropertyOptions[] = [...FIELDS]
	.map(([value, { title }]) => ({ name: title, value }))
	.sort(byName);

const conditions = rowsField(
	{
		displayName: 'Conditions',
		name: 'conditions',
		description: 'What must be true of the conversion; several must all be true',
	},
	'Condition',
	[
		{
			displayName: 'Field',
			name: 'field',
			type: 'options',
			options: CONDITION_FIELDS,
			default: 'campaignName',
			description: 'Which field of the conversion to look at',
		},
		{
			displayName: 'Comparison',
			name: 'comparison',
			type: 'options',
			options: [
				{ name: 'Equals', value: 'equals' },
				{ name: 'Regular Expression', value: 'expression' },
				{ name: 'Starts With', value: 'startsWith' },
				{
					name: 'Wildcard',
					value: 'wildcard',
					description: '* is any run of characters, ? any one',
				},
			],
			default: 'wildcard',
			description: 'How to compare it',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			placeholder: 'e.g. Summer_*',
			description: 'What to compare it with',
		},
	],
);

const target: INodeProperties[] = [
	{
		displayName: 'Ad Account ID',
		name: 'adAccountId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1000000000000001',
		description: 'Account of the ad campaign, if it is to be in the attribution',
	},
	{
		displayName: 'Ad Campaign ID',
		name: 'adCampaignId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 120200000000000001',
		description: 'ID of the campaign on the ad platform that earned the conversion',
	},
	{
		displayName: 'Ad Campaign Name',
		name: 'adCampaignName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Summer DE',
		description: 'Its name; needed when there is no ID',
	},
];

const platform: INodeProperties = {
	displayName: 'Platform',
	name: 'platform',
	type: 'options',
	options: PLATFORM_OPTIONS,
	default: 'meta',
	description: 'Ad platform of the campaign',
};

const fromNode = { show: { rulesFrom: ['node'] } };

/** Where rules come from, and those of the node itself. */
export const rulesFields: INodeProperties[] = [
	{
		displayName: 'Rules From',
		name: 'rulesFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Second Input',
				value: 'input',
				description: 'One item a rule: rows of a table, or rules and mappings of Wevion',
			},
			{ name: 'This Node', value: 'node', description: 'The list of rules below in this panel' },
		],
		default: 'node',
		description: 'Where the rules are kept',
	},
	notice(
		'rulesNotice',
		'Connect a node that gives one item a rule to the second input, and turn on Execute Once in its settings. Columns: trackerCampaignId, trackerCampaignName, flow, offer, landingPage, trafficSource and sub_1 to sub_30 are conditions (text, Summer_* or /expression/); platform, adAccountId, adCampaignId and adCampaignName are the ad campaign; rule, order, active and default are optional',
		{ rulesFrom: ['input'] },
	),
	rowsField(
		{
			displayName: 'Rules',
			name: 'rules',
			displayOptions: fromNode,
			description: 'The first rule that matches decides',
		},
		'Rule',
		[
			...target,
			conditions,
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Summer',
				description: 'What the attribution and messages call the rule; its number if empty',
			},
			platform,
		],
		true,
	),
	{
		displayName: 'Default Campaign',
		name: 'defaultCampaign',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: fromNode,
		description: 'Where conversions go that no rule takes. Without it they are unmapped.',
		options: [...target, platform],
	},
];

const subIdField = (displayName: string, name: string, what: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: `Number of the sub-ID in which your links carry the ad platform's ID of the ${what}`,
});

/** How rules and visits are read. */
export const mappingOptions: INodeProperties = optionsCollection([
	subIdField('Ad ID in Sub-ID', 'adSubId', 'ad'),
	subIdField('Ad Set ID in Sub-ID', 'adSetSubId', 'ad set'),
	subIdField('Campaign ID in Sub-ID', 'campaignSubId', 'campaign'),
	{
		displayName: 'Match Case',
		name: 'matchCase',
		type: 'boolean',
		default: false,
		description: 'Whether upper and lower case matter in names and sub-IDs. They always do in IDs.',
	},
	{
		displayName: 'Platform of Rules Without One',
		name: 'rowPlatform',
		type: 'options',
		options: PLATFORM_OPTIONS,
		default: 'meta',
		description: 'Ad platform of rules on the second input that name none',
	},
	{
		displayName: 'Platform of Visits',
		name: 'visitPlatform',
		type: 'options',
		options: [{ name: 'As the Visit Tells', value: '' }, ...PLATFORM_OPTIONS],
		default: '',
		description: 'Ad platform that visits come from, where click IDs and UTM do not tell',
	},
	{
		displayName: 'Use IDs of the Visit',
		name: 'useVisit',
		type: 'boolean',
		default: true,
		description:
			"Whether the ad platform's IDs in the URL or sub-IDs of the click decide before the rules do",
	},
]);
