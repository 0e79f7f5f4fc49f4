import { DateTime, IANAZone } from 'luxon';

/** A span of time as Keitaro takes it: wall-clock stamps of `timezone`, both ends included. */
export interface ReportRange {
	from?: string;
	to?: string;
	interval?: string;
	timezone: string;
}

export interface RangeRequest {
	/** A key of `PRESETS`, `allTime` or `custom`. */
	preset: string;
	/** For `custom`: ISO 8601, or a day. */
	from?: string;
	to?: string;
	/** IANA zone of days and hours. */
	zone: string;
}

interface Preset {
	label: string;
	/** First and last day, from today. */
	days: (today: DateTime) => readonly [DateTime, DateTime];
}

const lastDays = (count: number): Preset => ({
	label: `Last ${count} Days`,
	days: (today) => [today.minus({ days: count - 1 }), today],
});

/** Weeks begin on Monday; Keitaro's own presets follow a preference of the key's user instead. */
export const PRESETS: Readonly<Record<string, Preset>> = {
	today: { label: 'Today', days: (today) => [today, today] },
	yesterday: {
		label: 'Yesterday',
		days: (today) => [today.minus({ days: 1 }), today.minus({ days: 1 })],
	},
	last7Days: lastDays(7),
	last14Days: lastDays(14),
	last30Days: lastDays(30),
	last90Days: lastDays(90),
	thisWeek: { label: 'This Week', days: (today) => [today.startOf('week'), today] },
	lastWeek: { label: 'Last Week', days: (today) => whole(today.minus({ weeks: 1 }), 'week') },
	thisMonth: { label: 'This Month', days: (today) => [today.startOf('month'), today] },
	lastMonth: { label: 'Last Month', days: (today) => whole(today.minus({ months: 1 }), 'month') },
	thisYear: { label: 'This Year', days: (today) => [today.startOf('year'), today] },
};

/** The span a preset or two moments stand for. Throws an `Error` that says what is wrong. */
export function reportRange(asked: RangeRequest, now: DateTime): ReportRange {
	const { preset, zone } = asked;
	if (!IANAZone.isValidZone(zone)) {
		throw new Error(`'${zone}' is no time zone; use a name such as Europe/Berlin or UTC`);
	}
	if (preset === 'allTime') return { interval: 'all_time', timezone: zone };
	if (preset === 'custom') return customRange(asked);
	const known = PRESETS[preset];
	if (known === undefined) throw new Error(`'${preset}' is no date range`);
	const [first, last] = known.days(now.setZone(zone).startOf('day'));
	return spanOf(first, last.endOf('day'), zone);
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

function customRange({ from = '', to = '', zone }: RangeRequest): ReportRange {
	const start = momentOf(from, zone, 'From');
	const end = momentOf(to, zone, 'To');
	// A day picked without a time means the whole of it.
	const last = isMidnight(end) ? end.endOf('day') : end;
	if (last < start) throw new Error("'To' lies before 'From'");
	return spanOf(start, last, zone);
}

function momentOf(text: string, zone: string, name: string): DateTime {
	const trimmed = text.trim();
	if (trimmed === '') throw new Error(`'${name}' is empty`);
	const iso = DateTime.fromISO(trimmed.replace(' ', 'T'), { zone });
	if (!iso.isValid) throw new Error(`'${name}' is not a date: ${trimmed}`);
	return iso;
}

const isMidnight = (time: DateTime) => time.equals(time.startOf('day'));

const whole = (day: DateTime, unit: 'week' | 'month') =>
	[day.startOf(unit), day.endOf(unit).startOf('day')] as const;

/** With seconds at both ends: whether a plain date includes its whole day is not documented. */
function spanOf(from: DateTime, to: DateTime, timezone: string): ReportRange {
	const stamp = (time: DateTime) => time.toFormat('yyyy-MM-dd HH:mm:ss');
	return { from: stamp(from), to: stamp(to), timezone };
}
