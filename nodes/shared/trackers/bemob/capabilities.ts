import { everyBreakdown, everyList } from '../capabilities';
import type { TrackerModule } from '../module';

const NO_CONVERSIONS =
	'BeMob has no conversion log that can be read; receive its conversions with the Postback Trigger, and read totals as a breakdown';
const NO_CLICKS = 'BeMob has no click log that can be read; read totals as a breakdown';

export const CAPABILITIES: TrackerModule['capabilities'] = {
	...everyList(true),
	click: NO_CLICKS,
	conversion: NO_CONVERSIONS,
	upload:
		'BeMob takes conversions by postback alone; call the postback URL of your tracking domain with cid, payout, txid and status',
	...everyBreakdown(true),
	'trigger:conversion': NO_CONVERSIONS,
	'trigger:click': NO_CLICKS,
};

const COUNTED =
	'Unique clicks, leads and sales are not told apart, and the day of a conversion is the one BeMob counts it on.';

export const NOTES: TrackerModule['notes'] = {
	...everyBreakdown(COUNTED),
	'breakdown:subId': `Custom variables 1 to 10, up to three at once. ${COUNTED}`,
	'breakdown:geo': `By country. ${COUNTED}`,
};
