import type { INodeProperties } from 'n8n-workflow';

/** The account, which each of Google's APIs calls otherwise. */
export const owningAccount = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 123-456-7890',
	description:
		'The Google Ads account that owns the conversion action; in a manager account that is often the manager itself',
});

/** Entries in *Options* that mean the same for several of Google's APIs. */

export const transactionIdFrom: INodeProperties = {
	displayName: 'Transaction ID From',
	name: 'transactionIdFrom',
	type: 'options',
	options: [
		{
			name: 'Event ID',
			value: 'eventId',
			description: 'Never shared by two conversions, and the same when one is sent again',
		},
		{
			name: 'Transaction ID of the Conversion',
			value: 'transactionId',
			description:
				"As your website's Google tag sends it, so that the two are counted once. A conversion without one is sent with its event ID.",
		},
	],
	default: 'eventId',
	description:
		'By what Google recognises a conversion that it has already, and adjusts it. Choose the same for uploads and adjustments.',
};

export const youngClicks: INodeProperties = {
	displayName: 'Send Young Clicks',
	name: 'sendYoungClicks',
	type: 'boolean',
	default: false,
	description:
		'Whether to send conversions of clicks younger than six hours all the same, although Google may not know the click yet and drop them',
};

export const validateOnly: INodeProperties = {
	displayName: 'Validate Only',
	name: 'validateOnly',
	type: 'boolean',
	default: false,
	description:
		'Whether Google is only to check the conversions without counting them. What was sent with it is not remembered as sent.',
};

export const cartData: INodeProperties = {
	displayName: 'Cart Data',
	name: 'merchant',
	type: 'fixedCollection',
	placeholder: 'Add Feed',
	default: {},
	options: [
		{
			displayName: 'Feed',
			name: 'feed',
			values: [
				{
					displayName: 'Merchant ID',
					name: 'merchantId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 123456789',
					description: 'The number at the top of Merchant Center',
				},
				{
					displayName: 'Feed Label',
					name: 'feedLabel',
					type: 'string',
					default: '',
					placeholder: 'e.g. US',
					description: 'Label of the product feed in Merchant Center, often the country it is for',
				},
				{
					displayName: 'Feed Language',
					name: 'language',
					type: 'string',
					default: '',
					placeholder: 'e.g. en',
					description: 'Language of the product feed, ISO 639-1',
				},
			],
		},
	],
	description: 'The feed that holds the products in contents; without it they are not sent',
};
