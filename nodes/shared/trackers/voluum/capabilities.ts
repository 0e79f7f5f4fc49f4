import { everyBreakdown, EVERYTHING } from '../capabilities';
import type { TrackerModule } from '../module';

export const CAPABILITIES: TrackerModule['capabilities'] = {
	...EVERYTHING,
	'trigger:click':
		'Voluum shows only the latest visits of each campaign, so a trigger would miss clicks without noticing',
};

const COUNTED = 'Conversions count on the day of their visit; leads and sales are not told apart.';

export const NOTES: TrackerModule['notes'] = {
	click:
		'Voluum has no log of all clicks: these are the latest visits of each campaign that it shows live. It takes one request a campaign, so choose campaigns.',
	conversion:
		'Voluum knows no approval: what a conversion is, its type tells. Later changes of the amount are looked for once a day.',
	upload:
		'Amounts are in the currency of the account, and the status is taken for the type. Voluum takes 50,000 conversions an hour.',
	...everyBreakdown(COUNTED),
	'breakdown:subId': `Custom variables 1 to 10, up to three at once. ${COUNTED}`,
	'breakdown:geo': `By country. ${COUNTED}`,
};
