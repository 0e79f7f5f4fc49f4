import type { INodeProperties } from 'n8n-workflow';
import { locator } from '../common/locators';

/** Where Keitaro keeps postbacks: many in a campaign, one in a traffic source (keitaro-api §8.2). */
export const belongsTo: INodeProperties = {
	displayName: 'Belongs To',
	name: 'belongsTo',
	type: 'options',
	options: [
		{ name: 'Campaign', value: 'campaign', description: 'One of several postbacks of a campaign' },
		{
			name: 'Traffic Source',
			value: 'trafficSource',
			description: 'The postback of a source, sent for all campaigns that use it',
		},
	],
	default: 'campaign',
	description: 'Where Keitaro keeps the postback',
};

const forCampaign = { show: { belongsTo: ['campaign'] } };
const forSource = { show: { belongsTo: ['trafficSource'] } };

export const campaignField = locator('campaignId', 'The campaign that the postback belongs to', {
	displayOptions: forCampaign,
});

export const sourceField = locator(
	'trafficSourceId',
	'The traffic source that the postback belongs to',
	{ displayOptions: forSource },
);

export const ownerFields: INodeProperties[] = [belongsTo, campaignField, sourceField];

export const postbackIdField: INodeProperties = {
	displayName: 'Postback ID',
	name: 'postbackId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 4',
	displayOptions: forCampaign,
	description:
		'The ID that Get Many returns. Where this version of Keitaro has none it is made of method and URL, and changes with them.',
};
