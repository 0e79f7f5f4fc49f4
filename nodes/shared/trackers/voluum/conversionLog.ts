import { ServiceError } from '../../n8n/serviceError';
import type { TimeWindow } from '../tracker';
import type { VoluumClient } from './client';
import { isLast, readPage, type Page, type Row } from './page';
import { CONVERSION_COLUMNS } from './row';
import { hoursAround, type Hours } from './time';
import { VOLUUM } from './voice';

/** Clients read up to 100,000 rows at once; 5,000 of 45 columns are some eight megabytes already. */
export const PAGE_SIZE = 5_000;
const LARGEST_PAGE = 100_000;

/** Where in the log a page begins and how long it may be. */
interface Position {
	offset: number;
	limit: number;
}

/** How a log is read. */
export interface LogOptions {
	/** Oldest first unless told. */
	direction?: 'ASC' | 'DESC';
	pageSize?: number;
}

/**
 * Streams the rows of the whole hours around a window.
 *
 * Rows of one second come in no fixed order, so each page begins again at the first row of the second
 * in which the last one ended, and is longer by as much: a few rows come twice, none is passed over.
 */
export async function* readLog(
	client: VoluumClient,
	window: TimeWindow,
	{ direction = 'ASC', pageSize = PAGE_SIZE }: LogOptions = {},
): AsyncGenerator<Row[]> {
	const hours = hoursAround(window, client.link.now());
	let total = 0;
	let position: Position = { offset: 0, limit: pageSize };
	for (;;) {
		const page = await fetchPage(client, hours, position, direction);
		if (page.rows.length > 0) yield page.rows;
		const isShorter = page.total !== undefined && page.total < total;
		total = page.total ?? 0;
		if (isShorter) {
			// Rows before this page are gone, so rows of this place have moved to pages read already.
			position = { offset: 0, limit: pageSize };
			continue;
		}
		if (isLast(page, position.offset + page.rows.length, position.limit)) return;
		position = nextPosition(page.rows, position, pageSize);
	}
}

function nextPosition(rows: Row[], { offset, limit }: Position, pageSize: number): Position {
	const last = rows.at(-1)?.postbackTimestamp;
	const step = rows.findIndex((row) => row.postbackTimestamp === last);
	if (step > 0) return { offset: offset + step, limit: pageSize + rows.length - step };
	// The whole page fell into one second, as after an upload: only a larger one gets past it.
	if (rows.length === limit && limit < LARGEST_PAGE) {
		return { offset, limit: Math.min(limit * 4, LARGEST_PAGE) };
	}
	// Fewer rows than there are, and no way on: better no sync than one with a hole in it.
	throw new ServiceError(VOLUUM, { kind: 'brokenAnswer' });
}

async function fetchPage(
	client: VoluumClient,
	hours: Hours,
	position: Position,
	direction: 'ASC' | 'DESC',
): Promise<Page> {
	return readPage(
		await client.get('/report/conversions', {
			...hours,
			// Named, since it is not known whether `Z` or the account's zone would count.
			tz: 'UTC',
			sort: 'postbackTimestamp',
			direction,
			columns: [...CONVERSION_COLUMNS],
			...position,
		}),
	);
}
