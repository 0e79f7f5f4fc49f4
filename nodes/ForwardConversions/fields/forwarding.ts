import type { INodeProperties } from 'n8n-workflow';
import { rowsField } from '../../shared/n8n/fields';
import { eventField } from '../../shared/n8n/eventOptions';
import { wordOption } from '../../shared/platforms/labels';
import { DEFAULT_CAMPAIGN_STATES } from '../../shared/platforms/policy';

/** Conversions that the ledger remembers unless told otherwise: a week of a busy account. */
export const DEFAULT_REMEMBERED = 25_000;

export const pending: INodeProperties = {
	displayName: 'Pending Conversions',
	name: 'pending',
	type: 'options',
	options: [
		{
			name: 'Hold',
			value: 'hold',
			description: 'Not sent; they come again when they are confirmed',
		},
		{ name: 'Send', value: 'send', description: 'Sent as what they are, such as a lead' },
		{
			name: 'Send as Lead',
			value: 'sendAsLead',
			description: 'Sent as a lead now, and as what they are once they are confirmed',
		},
	],
	default: 'send',
	description: 'What to do with conversions that are not confirmed yet',
};

export const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to show the exact requests instead of sending them',
};

const consentOptions = [
	{ name: 'Denied', value: 'denied' },
	{ name: 'Granted', value: 'granted' },
	{ name: 'Unknown', value: 'unknown', description: 'Nothing is said; never sent as granted' },
];

export const generalOptions: INodeProperties[] = [
	{
		displayName: 'Consent to Ad Personalization',
		name: 'adPersonalization',
		type: 'options',
		options: consentOptions,
		default: 'unknown',
		description:
			'What buyers said to personalised ads. A conversion that carries its own consent keeps it.',
	},
	{
		displayName: 'Consent to Sending User Data',
		name: 'adUserData',
		type: 'options',
		options: consentOptions,
		default: 'unknown',
		description:
			'What buyers said to sending their data to ad platforms. A conversion that carries its own consent keeps it; where it is denied and the platform takes no consent, the conversion is skipped.',
	},
	{
		displayName: 'Campaign States',
		name: 'campaignStates',
		type: 'multiOptions',
		options: [...DEFAULT_CAMPAIGN_STATES].sort().map(wordOption),
		default: [...DEFAULT_CAMPAIGN_STATES],
		description: 'The states of tracker campaigns whose conversions are sent',
	},
	{
		displayName: 'Event ID',
		name: 'eventId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.subIds.sub_5 }}',
		description:
			'The event ID that your browser pixel sends for the same conversion, so that the platform counts the two once. Left empty, one is made that is always the same for the same conversion.',
	},
	rowsField(
		{
			displayName: 'Event Names',
			name: 'eventNames',
			description: 'What the platform is to call an event, where the standard name does not fit',
		},
		'Name',
		[
			eventField('The event as conversions carry it, whichever tracker they come from'),
			{
				displayName: 'Name at the Platform',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. StartTrial',
				description: 'A standard event of the platform or a name of your own',
			},
		],
	),
	{
		displayName: 'Include Input',
		name: 'includeInput',
		type: 'boolean',
		default: true,
		description:
			'Whether to keep the input item, as field input, beside the result. A failed item that has it can be fed into this node again as it is.',
	},
	{
		displayName: 'Remembered Conversions',
		name: 'remembered',
		type: 'number',
		typeOptions: { minValue: 100, maxValue: 500_000 },
		default: DEFAULT_REMEMBERED,
		description:
			'How many accepted conversions to remember. About 60 bytes each in the database of n8n, read and written with every execution.',
	},
	{
		displayName: 'Require Click ID',
		name: 'requireClickId',
		type: 'boolean',
		default: false,
		description:
			'Whether to send only conversions with a click ID of the platform, and skip those that other sources of traffic earned',
	},
	{
		displayName: 'Skip Already Accepted',
		name: 'skipAccepted',
		type: 'boolean',
		default: true,
		description:
			'Whether to remember what was accepted and never send it again. Switch it off where a thousand executions a minute leave no time to look.',
	},
];
