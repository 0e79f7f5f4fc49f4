import { parseStamp } from '../../conversion/time';
import { isRow, type Row } from '../rows';

export { isRow, type Row } from '../rows';

/** Rows of an answer: a bare list, or `items` of an object, as the specification has both. */
export function rowsOf(body: unknown): Row[] | undefined {
	const list = isRow(body) ? body.items : body;
	if (Array.isArray(list)) return list.filter(isRow);
	// An empty list of Go is `null`.
	return list === null && isRow(body) ? [] : undefined;
}

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * A moment in UTC. How RedTrack writes it is not said: RFC 3339 has been seen, which the engine reads
 * several times faster than luxon; a stamp without an offset is in the zone of the account.
 */
export function momentOf(value: unknown, zone: string): string | null {
	const ms = typeof value === 'string' && WITH_OFFSET.test(value) ? Date.parse(value) : NaN;
	// The zero time of Go is in the year 1.
	if (Number.isNaN(ms)) return parseStamp(value, zone);
	return ms > 0 ? new Date(ms).toISOString() : null;
}
