import type { MappingResult } from './mapping';
import { fixed, median, table, whole } from './stats';

export const TARGETS = { perSecond: 200_000, longNameMs: 50 };

const verdict = (isWithin: boolean): string => (isWithin ? 'within target' : 'outside target');

/** The mapping bench as a person reads it. */
export function mappingReport(result: MappingResult): string {
	const { conversions, rules, speeds, prepareMs, longNameMs, findingsMs, mapped } = result;
	const [speed, long] = [median(speeds), median(longNameMs)];
	const [first = NaN, again = NaN] = prepareMs;
	const range = (numbers: readonly number[], digits: number) =>
		`${fixed(Math.min(...numbers), digits)}–${fixed(Math.max(...numbers), digits)}`;
	return [
		`Mapping ${whole(conversions)} conversions by ${whole(rules)} rules, ${result.node}, one core, medians of ${speeds.length} rounds`,
		'',
		table([
			['', 'median', 'range'],
			[
				'conversions/s',
				whole(speed),
				`${whole(Math.min(...speeds))}–${whole(Math.max(...speeds))}`,
			],
			['50 kB name against 200 patterns, ms', fixed(long, 1), range(longNameMs, 1)],
		]),
		'',
		`${fixed(mapped * 100, 0)}% of the conversions are mapped. Rules are prepared in ${fixed(first, 0)} ms, again in ${fixed(again, 0)} ms, and checked against one another in ${fixed(findingsMs, 0)} ms.`,
		`Conversions a second (at least ${whole(TARGETS.perSecond)}): ${verdict(speed >= TARGETS.perSecond)}`,
		`A long name (under ${TARGETS.longNameMs} ms): ${verdict(long < TARGETS.longNameMs)}`,
	].join('\n');
}
