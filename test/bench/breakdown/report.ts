import { fixed, median, table, whole } from '../stats';
import type { BreakdownResult } from './index';

const HEAD = ['', 'rows', 'requests', 'median s', 'range s', 'CPU s', 'MB above idle', 'tracker s'];

const seconds = (ms: number): string => fixed(ms / 1000);

/** The bench of breakdowns as a person reads it. */
export function breakdownReport({ clicks, legs }: BreakdownResult): string {
	const rows = legs.map(({ name, rows, requests, ms, cpuMs, memoryAboveIdle, trackerMs }) => [
		name,
		whole(rows),
		whole(requests),
		seconds(median(ms)),
		`${seconds(Math.min(...ms))}–${seconds(Math.max(...ms))}`,
		seconds(median(cpuMs)),
		fixed(memoryAboveIdle / 1e6, 0),
		fixed(trackerMs / 1000, 1),
	]);
	return [
		`Breakdown by sub-ID, 30 days, ${whole(clicks)} clicks, ${legs[0]?.node ?? ''}, each in a fresh process, medians of ${legs[0]?.ms.length ?? 0} rounds`,
		'',
		table([HEAD, ...rows]),
		'',
		`The clicks of all rows add up to those of the tracker in every round. What the simulated tracker needed to count them once (last column) is in no other column.`,
	].join('\n');
}
