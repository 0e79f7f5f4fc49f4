import { fixed, median, table, trendOf, whole, type Trend } from '../stats';
import type { SoakResult, SoakSync } from './measure';

const MB = 1e6;

/** Most that one of the figures may grow in the whole run, as a share of its mean. */
export const TARGETS = { growth: 0.05 };

interface Measured {
	what: string;
	unit: string;
	trend: Trend;
	values: number[];
}

const FIGURES: ReadonlyArray<[what: string, unit: string, of: (sync: SoakSync) => number]> = [
	['State saved', 'kB', ({ state }) => state / 1_000],
	['Live memory', 'MB', ({ heap }) => heap / MB],
	['Time of a sync', 'ms', ({ ms }) => ms],
	['CPU time of a sync', 'ms', ({ cpuMs }) => cpuMs],
];

/** What a line through all syncs says of each figure. */
export const measuredOf = ({ syncs }: SoakResult): Measured[] =>
	FIGURES.map(([what, unit, of]) => {
		const values = syncs.map(of);
		return { what, unit, values, trend: trendOf(values) };
	});

/** How much the line climbs from the first sync to the last, as a share of the mean. */
export const growthOf = ({ trend, values }: Pick<Measured, 'trend' | 'values'>): number =>
	(trend.slope * values.length) / trend.mean;

/** Flat is what climbs by less than the target, or by less than chance lets a line climb. */
export const isFlat = (measured: Measured): boolean =>
	growthOf(measured) <= TARGETS.growth || measured.trend.slope <= 2 * measured.trend.standardError;

export const isComplete = ({ emitted, expected, repeated }: SoakResult): boolean =>
	emitted === expected && repeated === 0;

/** The soak as a person reads it. */
export function soakReport(result: SoakResult): string {
	const all = measuredOf(result);
	const rows = all.map((measured) => {
		const { what, unit, values, trend } = measured;
		return [
			`${what} (${unit})`,
			fixed(median(values)),
			`${fixed(Math.min(...values))}–${fixed(Math.max(...values))}`,
			(trend.slope * 100).toFixed(4),
			(trend.standardError * 100).toFixed(4),
			`${fixed(growthOf(measured) * 100)} %`,
			isFlat(measured) ? 'flat' : 'NOT flat',
		];
	});
	const head = ['', 'median', 'range', 'slope per 100 syncs', 'standard error', 'in the run', ''];
	const { node, syncs, conversions, clicks, created, emitted, expected, updated } = result;
	return [
		`${whole(syncs.length)} incremental syncs, ${node}: ${whole(conversions)} conversions in the window, ${whole(clicks)} clicks, ${whole(created)} conversions on the way`,
		'',
		table([head, ...rows]),
		'',
		`Emitted ${whole(emitted)} of ${whole(expected)}, ${whole(updated)} again since they had changed, ${whole(result.repeated)} again as they were.`,
	].join('\n');
}
