import type { INodeProperties } from 'n8n-workflow';
import { notice } from '../../n8n/fields';
import { transactionIdFrom, validateOnly } from '../google/panel';

export const fields: readonly INodeProperties[] = [
	notice(
		'analyticsNotice',
		'Google Analytics never says whether it counted an event. What it would drop is found out before and comes out as Skipped; try a new workflow with Validate Only.',
	),
];

export const options: readonly INodeProperties[] = [
	{
		displayName: 'Send User Data',
		name: 'sendUserData',
		type: 'boolean',
		default: false,
		description:
			'Whether hashed e-mail, phone and address go along, which must be switched on in Google Analytics under Data collection first',
	},
	transactionIdFrom,
	validateOnly,
	{
		displayName: 'Without a Client ID',
		name: 'clientless',
		type: 'options',
		options: [
			{
				name: 'Make One From the Click',
				value: 'derive',
				description: 'Counted as a visitor of its own, without the visit that came before',
			},
			{
				name: 'Skip',
				value: 'skip',
				description: 'Only visitors whom Google Analytics knows are counted',
			},
		],
		default: 'derive',
		description:
			'What becomes of conversions without platformFields.googleAnalytics.clientId, the ID in the cookie _ga',
	},
];
