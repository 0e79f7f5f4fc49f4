import { DateTime } from 'luxon';

const NAIVE = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
/** An all-zero date is how MySQL-backed trackers write "never". */
const NEVER = '0000-00-00';

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
	if (zone === 'UTC' && NAIVE.test(text)) return `${text.slice(0, 10)}T${text.slice(11)}.000Z`;
	const parsed = NAIVE.test(text)
		? DateTime.fromSQL(text, { zone })
		: DateTime.fromISO(text, { zone });
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
