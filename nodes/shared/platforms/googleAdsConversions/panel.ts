import type { INodeProperties } from 'n8n-workflow';
import { actionsByEvent } from '../google/conversionActions';
import { cartData, transactionIdFrom, validateOnly, youngClicks } from '../google/panel';
import { apiVersion, conversionAction, customerId } from '../googleAds/panel';

export const fields: readonly INodeProperties[] = [customerId, conversionAction];

export const options: readonly INodeProperties[] = [
	actionsByEvent,
	apiVersion,
	cartData,
	transactionIdFrom,
	youngClicks,
	validateOnly,
];
