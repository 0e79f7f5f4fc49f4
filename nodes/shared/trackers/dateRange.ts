import { DateTime, IANAZone } from 'luxon';

interface Preset {
	label: string;
	/** First and last day, from today. */
	days: (today: DateTime) => readonly [DateTime, DateTime];
}

const lastDays = (count: number): Preset => ({
	label: `Last ${count} Days`,
	days: (today) => [today.minus({ days: count - 1 }), today],
});

const whole = (day: DateTime, unit: 'week' | 'month') =>
	[day.startOf(unit), day.endOf(unit).startOf('day')] as const;

/** Weeks begin on Monday; trackers' own presets may follow a preference of the user instead. */
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

export interface DateRange {
	/** A key of `PRESETS`, or `custom`. */
	preset: string;
	/** For `custom`: ISO 8601, or a day. */
	from?: string;
	to?: string;
	/** IANA zone of days and hours. */
	zone: string;
}

/** First and last moment of a range, to the second, in its zone. Throws an `Error` that says what is wrong. */
export function momentsOf(asked: DateRange, now: DateTime): readonly [DateTime, DateTime] {
	const { preset, zone } = asked;
	if (!IANAZone.isValidZone(zone)) {
		throw new Error(`'${zone}' is no time zone; use a name such as Europe/Berlin or UTC`);
	}
	if (preset === 'custom') return customMoments(asked);
	const known = PRESETS[preset];
	if (known === undefined) throw new Error(`'${preset}' is no date range`);
	const [first, last] = known.days(now.setZone(zone).startOf('day'));
	return [first, last.endOf('day')];
}

function customMoments({ from = '', to = '', zone }: DateRange): readonly [DateTime, DateTime] {
	const start = momentOf(from, zone, 'From');
	const end = momentOf(to, zone, 'To');
	// A day picked without a time means the whole of it.
	const last = isMidnight(end) ? end.endOf('day') : end;
	if (last < start) throw new Error("'To' lies before 'From'");
	return [start, last];
}

function momentOf(text: string, zone: string, name: string): DateTime {
	const trimmed = text.trim();
	if (trimmed === '') throw new Error(`'${name}' is empty`);
	const iso = DateTime.fromISO(trimmed.replace(' ', 'T'), { zone });
	if (!iso.isValid) throw new Error(`'${name}' is not a date: ${trimmed}`);
	return iso;
}

const isMidnight = (time: DateTime) => time.equals(time.startOf('day'));
