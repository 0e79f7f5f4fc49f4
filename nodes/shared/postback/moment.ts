import { parseStamp } from '../conversion/time';

/** Nothing was tracked before; earlier is 0 or a wrong unit. Unix time in milliseconds. */
const EARLIEST = Date.UTC(2000, 0, 1);
/** Clocks differ; a day also covers a zone that was not told. */
const AHEAD_MS = 26 * 60 * 60_000;

const SECONDS = /^\d{9,10}(?:\.\d+)?$/;
const MILLISECONDS = /^\d{12,13}$/;

/**
 * A moment as ISO 8601 in UTC: from Unix time in seconds or milliseconds, ISO 8601, or a wall-clock
 * stamp of the zone. `null` when it is none, or none at which a conversion can have happened.
 */
export function readMoment(text: string, zone: string, nowMs: number): string | null {
	const unixMs = SECONDS.test(text)
		? Number(text) * 1000
		: MILLISECONDS.test(text)
			? Number(text)
			: undefined;
	// A bare number is not a year, as ISO 8601 would have it.
	if (unixMs === undefined && !/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
	const iso = unixMs === undefined ? parseStamp(text, zone) : new Date(unixMs).toISOString();
	if (iso === null) return null;
	const atMs = Date.parse(iso);
	return atMs >= EARLIEST && atMs <= nowMs + AHEAD_MS ? iso : null;
}
