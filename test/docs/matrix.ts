import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Capability, TrackerModule } from '../../nodes/shared/trackers/module';
import { TRACKERS } from '../../nodes/shared/trackers/registry';
import { root } from '../live/paths';

export const README = join(root, 'README.md');

const BEGIN = '<!-- capabilities: written by test/docs/matrix.ts from the registry of trackers -->';
const END = '<!-- end of capabilities -->';

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

/** As Prettier writes tables, so that formatting the README changes nothing. */
function tableOf(head: string[], body: string[][]): string[] {
	const widths = head.map((_, column) =>
		Math.max(3, ...[head, ...body].map((cells) => [...(cells[column] ?? '')].length)),
	);
	const line = (cells: string[], fill = ' ') =>
		`| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
	return [
		line(head),
		line(
			head.map(() => '-'),
			'-',
		),
		...body.map((cells) => line(cells)),
	];
}

/** The README with the table of today. Throws when the marks are missing. */
export function withMatrix(readme: string, trackers: readonly TrackerModule[]): string {
	const [start, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
	if (start < 0 || end < start) throw new Error(`README.md has no ${BEGIN} … ${END}`);
	const before = readme.slice(0, start + BEGIN.length);
	return `${before}\n\n${matrixOf(trackers)}\n\n${readme.slice(end)}`;
}

if (require.main === module) {
	writeFileSync(README, withMatrix(readFileSync(README, 'utf8'), TRACKERS));
}
