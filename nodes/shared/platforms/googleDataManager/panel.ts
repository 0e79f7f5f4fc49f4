import type { INodeProperties } from 'n8n-workflow';
import { rowsField } from '../../n8n/fields';
import { byName } from '../../n8n/byName';
import { actionsByEvent } from '../google/conversionActions';
import {
	cartData,
	owningAccount,
	transactionIdFrom,
	validateOnly,
	youngClicks,
} from '../google/panel';
import { wordOption } from '../labels';
import { ACCOUNT_TYPES, EVENT_SOURCES, LINK_TYPES } from './settings';

export const fields: readonly INodeProperties[] = [
	owningAccount('Operating Account', 'operatingAccount'),
	{
		displayName: 'Conversion Action ID',
		name: 'conversionActionId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 987654321',
		description:
			"The number behind ctId= in the address of the conversion action. Leave it blank to send only the events under 'Conversion Actions by Event'.",
	},
	{
		displayName: 'Event Source',
		name: 'eventSource',
		type: 'options',
		options: EVENT_SOURCES.map((value) =>
			value === 'WEB' ? { name: 'Website', value } : wordOption(value),
		),
		default: 'WEB',
		description: 'Where the conversions take place',
	},
];

const accountId = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 123-456-7890',
	description,
});

const accountType = (
	displayName: string,
	name: string,
	types: readonly string[],
): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	options: types.map(wordOption).sort(byName),
	default: 'GOOGLE_ADS',
	description: 'What kind of account it is',
});

export const options: readonly INodeProperties[] = [
	actionsByEvent,
	accountType('Operating Account Type', 'accountType', ACCOUNT_TYPES),
	accountId(
		'Login Account',
		'loginAccount',
		'The manager account, or partner, through which the connected Google account has access to the operating account',
	),
	accountType('Login Account Type', 'loginAccountType', LINK_TYPES),
	accountId(
		'Linked Account',
		'linkedAccount',
		'An account that is linked to the login account and stands between it and the operating account',
	),
	accountType('Linked Account Type', 'linkedAccountType', LINK_TYPES),
	{
		displayName: 'Refunds and New Revenue',
		name: 'changes',
		type: 'options',
		options: [
			{
				name: 'Send Again With the New Value (Doubtful)',
				value: 'resend',
				description:
					'The same transaction once more, with the value 0 for refunds; Google does not say what it makes of that',
			},
			{
				name: 'Skip',
				value: 'skip',
				description: 'Use the platform Google Ads Adjustments for them',
			},
		],
		default: 'skip',
		description: 'What becomes of conversions that were rejected, refunded or changed in revenue',
	},
	cartData,
	rowsField(
		{
			displayName: 'Custom Variables',
			name: 'customVariables',
			description: 'Sent with each event that has no gbraid or wbraid, which take none',
		},
		'Variable',
		[
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				description: 'Tag of the custom variable in Google Ads',
			},
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: '',
				description: 'Nothing that names a person',
			},
		],
	),
	transactionIdFrom,
	youngClicks,
	validateOnly,
];
