import { wrong } from './errors';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 500;

const cursorOf = (place: number): string => Buffer.from(`after:${place}`).toString('base64url');

function placeOf(after: string | null, rows: number): number {
	if (after === null) return 0;
	const place = /^after:(\d+)$/.exec(Buffer.from(after, 'base64url').toString())?.[1];
	if (place === undefined || Number(place) > rows) throw wrong('after is no cursor of this list');
	return Number(place);
}

/**
 * One page of a list as Graph cuts it. `next` is a whole address with the token in it, and absent
 * on the last page.
 */
export function page<T>(rows: readonly T[], query: URLSearchParams, address: string) {
	const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
	if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw wrong('limit');
	const from = placeOf(query.get('after'), rows.length);
	const data = rows.slice(from, from + limit);
	if (data.length === 0) return { data };
	const end = from + data.length;
	const cursors = { before: cursorOf(from), after: cursorOf(end) };
	if (end >= rows.length) return { data, paging: { cursors } };
	const next = new URLSearchParams(query);
	next.set('after', cursors.after);
	return { data, paging: { cursors, next: `${address}?${next.toString()}` } };
}
