import type { BreakdownKind } from './breakdownRow';
import type { EntityKind } from './entity';
import type { Capability } from './module';

/** The same answer for every list that a tracker can be asked for, as most trackers have them all. */
export const everyList = <T>(answer: T): Record<EntityKind, T> => ({
	campaign: answer,
	offer: answer,
	landingPage: answer,
	flow: answer,
	trafficSource: answer,
	affiliateNetwork: answer,
});

/** The same answer, or the same note, for every breakdown. */
export const everyBreakdown = <T>(answer: T): Record<`breakdown:${BreakdownKind}`, T> => ({
	'breakdown:subId': answer,
	'breakdown:landingPage': answer,
	'breakdown:offer': answer,
	'breakdown:geo': answer,
});

/** Of a tracker that can be asked for all there is; others say beside it what they cannot. */
export const EVERYTHING: Readonly<Record<Capability, true>> = {
	...everyList(true),
	click: true,
	conversion: true,
	upload: true,
	...everyBreakdown(true),
	'trigger:conversion': true,
	'trigger:click': true,
};
