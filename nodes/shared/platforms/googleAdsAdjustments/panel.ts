import type { INodeProperties } from 'n8n-workflow';
import { actionsByEvent } from '../google/conversionActions';
import { transactionIdFrom, validateOnly } from '../google/panel';
import { apiVersion, conversionAction, customerId } from '../googleAds/panel';

export const fields: readonly INodeProperties[] = [customerId, conversionAction];

export const options: readonly INodeProperties[] = [
	actionsByEvent,
	apiVersion,
	{
		displayName: 'Conversion Identified By',
		name: 'identifiedBy',
		type: 'options',
		options: [
			{
				name: 'Click and Time',
				value: 'gclid',
				description: 'Only for conversions that were uploaded without an order ID',
			},
			{
				name: 'Order ID',
				value: 'orderId',
				description: 'As this node uploads conversions',
			},
		],
		default: 'orderId',
		description: 'How Google finds the conversion that is to be adjusted',
	},
	{
		displayName: 'Enhance Confirmed Conversions',
		name: 'enhance',
		type: 'boolean',
		default: false,
		description:
			'Whether to add hashed e-mail and phone to confirmed conversions that your website tag has counted under the same order ID',
	},
	transactionIdFrom,
	validateOnly,
];
