import type { TrackerModule } from '../module';

export const CAPABILITIES: TrackerModule['capabilities'] = {
	campaign: true,
	offer: true,
	landingPage: true,
	flow: true,
	trafficSource: true,
	affiliateNetwork: true,
	click: true,
	conversion: true,
	upload: true,
	'breakdown:subId': true,
	'breakdown:landingPage': true,
	'breakdown:offer': true,
	'breakdown:geo': true,
	'trigger:conversion': true,
	'trigger:click':
		'Voluum shows only the latest visits of each campaign, so a trigger would miss clicks without noticing',
};

export const NOTES: TrackerModule['notes'] = {
	click:
		'Voluum has no log of all clicks: these are the latest visits of each campaign that it shows live. It takes one request a campaign, so choose campaigns.',
	conversion:
		'Voluum knows no approval: what a conversion is, its type tells. Later changes of the amount are looked for once a day.',
	upload:
		'Amounts are in the currency of the account, and the status is taken for the type. Voluum takes 50,000 conversions an hour.',
	'breakdown:subId':
		'Custom variables 1 to 10, up to three at once. Conversions count on the day of their visit; leads and sales are not told apart.',
	'breakdown:landingPage':
		'Conversions count on the day of their visit; leads and sales are not told apart.',
	'breakdown:offer':
		'Conversions count on the day of their visit; leads and sales are not told apart.',
	'breakdown:geo':
		'By country. Conversions count on the day of their visit; leads and sales are not told apart.',
};
