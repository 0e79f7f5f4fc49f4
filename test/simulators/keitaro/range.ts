import { isRecord, refusal } from './refusal';
import { TimeZone } from './timeZone';

/** Both ends are included, Unix seconds. */
export interface Range {
	from: number;
	to: number;
	zone: TimeZone;
}

const DAY_S = 86_400;
const DEFAULT_ZONE = 'UTC';

/** First day of a preset, from today's date; `Date.UTC` puts overflowing days and months right. */
type FirstDay = (year: number, month: number, day: number, weekday: number) => number;

/** Weeks begin on Monday. Every preset ends with today, except `yesterday`. */
const INTERVALS: Record<string, FirstDay> = {
	today: (year, month, day) => Date.UTC(year, month, day),
	yesterday: (year, month, day) => Date.UTC(year, month, day - 1),
	'7_days_ago': (year, month, day) => Date.UTC(year, month, day - 7),
	first_day_of_this_week: (year, month, day, weekday) =>
		Date.UTC(year, month, day - ((weekday + 6) % 7)),
	'1_month_ago': (year, month, day) => Date.UTC(year, month - 1, day),
	first_day_of_this_month: (year, month) => Date.UTC(year, month, 1),
	'1_year_ago': (year, month, day) => Date.UTC(year - 1, month, day),
	first_day_of_this_year: (year) => Date.UTC(year, 0, 1),
	all_time: () => 0,
};

const STAMP = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** A stamp of the request as wall seconds; how much of the end it names decides how far `to` reaches. */
function parseStamp(value: unknown, name: string): { wall: number; lengthS: number } {
	const match = typeof value === 'string' ? STAMP.exec(value) : null;
	if (!match) throw refusal(400, `Invalid date in range.${name}: ${JSON.stringify(value)}`);
	const [, year, month, day, hour, minute, second] = match;
	const wall = Date.UTC(
		Number(year),
		Number(month) - 1,
		Number(day),
		Number(hour ?? 0),
		Number(minute ?? 0),
		Number(second ?? 0),
	);
	const lengthS = hour === undefined ? DAY_S : second === undefined ? 60 : 1;
	return { wall: wall / 1000, lengthS };
}

function presetRange(interval: unknown, zone: TimeZone, nowS: number): Range {
	const firstDay = typeof interval === 'string' ? INTERVALS[interval] : undefined;
	if (!firstDay) throw refusal(400, `Unknown interval ${JSON.stringify(interval)}`);
	const today = zone.wall(nowS);
	const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
	const end = Date.UTC(year, month, day + (interval === 'yesterday' ? 0 : 1)) / 1000;
	const start = firstDay(year, month, day, today.getUTCDay()) / 1000;
	return { from: zone.second(start), to: zone.second(end) - 1, zone };
}

/** Reads `range`. Without one everything up to now is meant. */
export function parseRange(range: unknown, nowS: number): Range {
	if (range === undefined || range === null) {
		return { from: 0, to: nowS, zone: TimeZone.named(DEFAULT_ZONE) };
	}
	if (!isRecord(range)) throw refusal(400, 'range must be an object');
	const { timezone = DEFAULT_ZONE, interval, from, to } = range;
	const zone = TimeZone.named(String(timezone));
	const isPreset = interval !== undefined && interval !== null && interval !== 'custom';
	if (isPreset) return presetRange(interval, zone, nowS);
	const start = from === undefined ? 0 : zone.second(parseStamp(from, 'from').wall);
	if (to === undefined) return { from: start, to: nowS, zone };
	const end = parseStamp(to, 'to');
	return { from: start, to: zone.second(end.wall + end.lengthS - 1), zone };
}
