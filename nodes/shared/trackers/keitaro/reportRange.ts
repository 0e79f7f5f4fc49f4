import { DateTime, IANAZone } from 'luxon';
import { momentsOf, type DateRange } from '../dateRange';

/** A span of time as Keitaro takes it: wall-clock stamps of `timezone`, both ends included. */
export interface ReportRange {
	from?: string;
	to?: string;
	interval?: string;
	timezone: string;
}

/** The span a preset, `allTime`, or two moments stand for. Throws an `Error` that says what is wrong. */
export function reportRange(asked: DateRange, now: DateTime): ReportRange {
	const { preset, zone } = asked;
	if (preset === 'allTime' && IANAZone.isValidZone(zone)) {
		return { interval: 'all_time', timezone: zone };
	}
	return spanOf(...momentsOf(asked, now), zone);
}

/** One range for each day, oldest first. Throws for a range without a beginning. */
export function eachDay({ from, to, timezone }: ReportRange): ReportRange[] {
	if (from === undefined || to === undefined) {
		throw new Error('All Time has no first day: choose a date range to read it day by day');
	}
	const end = DateTime.fromSQL(to, { zone: timezone });
	const days: ReportRange[] = [];
	for (let start = DateTime.fromSQL(from, { zone: timezone }); start <= end; ) {
		const last = DateTime.min(start.endOf('day'), end);
		days.push(spanOf(start, last, timezone));
		start = start.plus({ days: 1 }).startOf('day');
	}
	return days;
}

/** With seconds at both ends: whether a plain date includes its whole day is not documented. */
function spanOf(from: DateTime, to: DateTime, timezone: string): ReportRange {
	const stamp = (time: DateTime) => time.toFormat('yyyy-MM-dd HH:mm:ss');
	return { from: stamp(from), to: stamp(to), timezone };
}
