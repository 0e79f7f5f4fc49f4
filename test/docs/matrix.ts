import type { Capability, TrackerModule } from '../../nodes/shared/trackers/module';
import { tableOf } from './table';

/** What every tracker is asked for, in the words of the README. The test works for all of them. */
const ROWS: ReadonlyArray<readonly [label: string, needs?: Capability]> = [
	['Connection test'],
	['Campaigns', 'campaign'],
	['Offers', 'offer'],
	['Landing pages', 'landingPage'],
	['Flows', 'flow'],
	['Traffic sources', 'trafficSource'],
	['Affiliate networks', 'affiliateNetwork'],
	['Clicks', 'click'],
	['Conversions', 'conversion'],
	['Breakdown by sub-ID', 'breakdown:subId'],
	['Breakdown by landing page', 'breakdown:landingPage'],
	['Breakdown by offer', 'breakdown:offer'],
	['Breakdown by geo', 'breakdown:geo'],
	['Upload of conversions', 'upload'],
	['Trigger: conversions', 'trigger:conversion'],
	['Trigger: clicks', 'trigger:click'],
];

/** What a capability is called in the documents. */
export const labelOf = (asked: Capability): string =>
	ROWS.find(([, needs]) => needs === asked)?.[0] ?? asked;

/** Capabilities that the table shows. */
export const SHOWN: readonly Capability[] = ROWS.flatMap(([, needs]) => needs ?? []);

/** The table, and below it the reason for every cell that is not a tick. */
export function matrixOf(trackers: readonly TrackerModule[]): string {
	const reasons: string[] = [];
	const cell = ({ displayName, capabilities }: TrackerModule, needs?: Capability): string => {
		const able = needs === undefined || capabilities[needs];
		if (able === true) return '✓';
		const reason = able.includes(displayName) ? `${able}.` : `${displayName}: ${able}.`;
		if (!reasons.includes(reason)) reasons.push(reason);
		return `no (${reasons.indexOf(reason) + 1})`;
	};
	const body = ROWS.map(([label, needs]) => [label, ...trackers.map((one) => cell(one, needs))]);
	const head = ['', ...trackers.map(({ displayName }) => displayName)];
	const list = reasons.map((reason, index) => `${index + 1}. ${reason}`);
	return [...tableOf(head, body), ...(list.length > 0 ? ['', ...list] : [])].join('\n');
}
