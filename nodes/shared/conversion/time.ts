import { DateTime } from 'luxon';

export const HOUR_MS = 60 * 60_000;
export const DAY_MS = 24 * HOUR_MS;

const NAIVE = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
/** An all-zero date is how MySQL-backed trackers write "never". */
const NEVER = '0000-00-00';
const CANONICAL =
	/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
/** Where the day of the month stands; every month has the first 28. */
const hasEveryMonth = (text: string): boolean => text.slice(8, 10) <= '28';

/**
 * Whether a text is a moment in the form in which this package writes them. The engine itself takes
 * 30 February for 2 March, so a day that not every month has must come back as it was.
 */
export function isIso(text: string): boolean {
	return CANONICAL.test(text) && (hasEveryMonth(text) || new Date(text).toISOString() === text);
}

/**
 * Reads a tracker's wall-clock stamp (`YYYY-MM-DD HH:MM:SS`) of the given IANA zone, or any ISO 8601
 * text, as ISO 8601 in UTC. `null` when there is none.
 *
 * UTC is spelled out rather than parsed: it is what trackers are asked for, millions of times.
 */
export function parseStamp(value: unknown, zone: string): string | null {
	if (typeof value !== 'string') return null;
	const text = value.trim();
	if (text === '' || text.startsWith(NEVER)) return null;
	const isNaive = NAIVE.test(text);
	if (isNaive && zone === 'UTC') {
		const iso = `${text.slice(0, 10)}T${text.slice(11)}.000Z`;
		if (isIso(iso)) return iso;
	}
	const parsed = isNaive ? DateTime.fromSQL(text, { zone }) : DateTime.fromISO(text, { zone });
	return parsed.isValid ? toIso(parsed) : null;
}

/** ISO 8601 in UTC with milliseconds: the one form in which times leave this package. */
export function toIso(time: DateTime): string {
	return time.toUTC().toISO() ?? '';
}

/** A moment as the tracker's wall clock shows it, `YYYY-MM-DD HH:MM:SS`. */
export function toStamp(time: DateTime, zone: string): string {
	return time.setZone(zone).toFormat('yyyy-MM-dd HH:mm:ss');
}
