import { DateTime } from 'luxon';
import { isIso, parseStamp, toIso } from '../../conversion/time';
import type { TimeWindow } from '../tracker';

const TWELVE_HOURS = /^(\d{4}-\d{2}-\d{2}) (\d{1,2}):(\d{2}):(\d{2}) ([AP])M$/i;

/**
 * Reads `2021-11-07 01:02:03 PM`, the form of Voluum's logs, asked for in UTC; also ISO 8601. As ISO 8601
 * in UTC, or `null` when it is neither.
 */
export function parseVoluumStamp(value: unknown): string | null {
	if (typeof value !== 'string') return null;
	const [, day, hour = '', minute, second, half] = TWELVE_HOURS.exec(value.trim()) ?? [];
	if (day === undefined) return parseStamp(value, 'UTC');
	if (Number(hour) < 1 || Number(hour) > 12) return null;
	// 12 AM is midnight, 12 PM is noon.
	const hours = (Number(hour) % 12) + (half?.toUpperCase() === 'P' ? 12 : 0);
	const iso = `${day}T${String(hours).padStart(2, '0')}:${minute}:${second}.000Z`;
	return isIso(iso) ? iso : null;
}

/** Voluum's form of a moment; refused unless on the hour. */
export function toHour(time: DateTime): string {
	return toIso(time);
}

export interface Hours {
	from: string;
	/** Exclusive. */
	to: string;
}

/**
 * The whole hours that a window lies in, since Voluum refuses minutes. An open end lies an hour ahead:
 * rows of a tracker whose clock is fast must not be hidden.
 */
export function hoursAround({ from, to }: TimeWindow, now: number): Hours {
	const end = to ?? DateTime.fromMillis(now, { zone: 'utc' }).plus({ hours: 1 });
	const full = end.toUTC().startOf('hour');
	return {
		from: toHour(from.toUTC().startOf('hour')),
		to: toHour(full < end ? full.plus({ hours: 1 }) : full),
	};
}

/** Whether a moment in ISO 8601 lies in a window. */
export function isWithin(at: string, { from, to }: TimeWindow): boolean {
	return at >= toIso(from) && (to === undefined || at < toIso(to));
}
