import type { DateTime } from 'luxon';
import { parseStamp, toIso, toStamp } from '../../conversion/time';

interface Written {
	write(time: DateTime, zone: string): string | number;
	/** What is lost of a moment: a span must end after what is left of its end. */
	unit?: 'second' | 'day';
}

/** How an API wants to be told a time. */
export const TIME_FORMATS = {
	iso: { write: toIso },
	unix: { write: (time) => Math.floor(time.toSeconds()), unit: 'second' },
	unixMs: { write: (time) => time.toMillis() },
	stamp: { write: toStamp, unit: 'second' },
	day: { write: (time, zone) => time.setZone(zone).toFormat('yyyy-MM-dd'), unit: 'day' },
} as const satisfies Record<string, Written>;

export type TimeFormat = keyof typeof TIME_FORMATS;

/** The beginning of a span, no later than the moment. */
export function writeFrom(format: TimeFormat, time: DateTime, zone: string): string | number {
	return TIME_FORMATS[format].write(time, zone);
}

/**
 * The end of a span, no earlier than the moment, whether the API takes it as included or not: what is
 * too much is left out here.
 */
export function writeTo(format: TimeFormat, time: DateTime, zone: string): string | number {
	const { write, unit }: Written = TIME_FORMATS[format];
	if (unit === undefined) return write(time, zone);
	const local = time.setZone(zone);
	const start = local.startOf(unit);
	return write(start < local ? start.plus({ [unit]: 1 }) : start, zone);
}

const SECONDS = /^\d{9,10}(?:\.\d+)?$/;
const MILLISECONDS = /^\d{12,13}$/;
const DATED = /^\d{4}-\d{2}-\d{2}/;

/**
 * A moment as ISO 8601 in UTC, from Unix time in seconds or milliseconds, ISO 8601, or a wall-clock stamp
 * of the zone: an unknown API may write any of them. `null` when there is none; 0 is none.
 */
export function readMoment(value: unknown, zone: string): string | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const text = String(value).trim();
	if (SECONDS.test(text)) return new Date(Number(text) * 1000).toISOString();
	if (MILLISECONDS.test(text)) return new Date(Number(text)).toISOString();
	// A bare number is not a year, as ISO 8601 would have it.
	return DATED.test(text) ? parseStamp(text, zone) : null;
}
