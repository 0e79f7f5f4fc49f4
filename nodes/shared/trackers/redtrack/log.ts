import { DateTime } from 'luxon';
import { ServiceError } from '../../n8n/serviceError';
import { countIn } from '../rows';
import type { TimeWindow } from '../tracker';
import type { RedtrackClient } from './client';
import { rowsOf, type Row } from './values';
import { REDTRACK } from './voice';

/** Most rows of a page by the specification. */
export const PAGE_SIZE = 10_000;

/** Rows of a stretch held at once: nothing is said of their order, so they are sorted here. */
const MOST_AT_ONCE = 100_000;

/** How often the pages of a stretch are gone through before it is given up. */
const ROUNDS = 3;

/** First and last day, both included, in the zone of the account. */
export interface Days {
	first: DateTime;
	last: DateTime;
}

export interface LogRequest<T> {
	path: '/conversions' | '/tracks';
	days: Days;
	/** The one campaign to keep, where there is just one: whether a list is taken is not said. */
	campaignId?: string;
	read: (row: Row) => { id: string; entry: T };
	/** The stretch is cut in halves until it has no more rows; as many as can be held unless told. */
	most?: number;
	/** Later stretches before earlier ones. */
	newestFirst?: boolean;
}

/** The days that a window touches; open ends reach into tomorrow, should the tracker's clock run ahead. */
export function daysOf(window: TimeWindow, zone: string, now: number): Days {
	const end = window.to?.minus(1) ?? DateTime.fromMillis(now).plus({ days: 1 });
	const [first, last] = [window.from, DateTime.max(window.from, end)].map((moment) =>
		moment.setZone(zone).startOf('day'),
	) as [DateTime, DateTime];
	return { first, last };
}

/** Streams the log stretch by stretch, each whole and in no order, the stretches in that of time. */
export async function* readLog<T>(
	client: RedtrackClient,
	asked: LogRequest<T>,
): AsyncGenerator<T[]> {
	const { days, most = MOST_AT_ONCE, newestFirst = false } = asked;
	const first = await fetchPage(client, asked, 1);
	const count = Math.round(days.last.diff(days.first).as('days')) + 1;
	if ((first.total ?? 0) <= most || count <= 1) return yield await restOf(client, asked, first);
	const middle = days.first.plus({ days: Math.floor(count / 2) });
	const halves: Days[] = [
		{ first: days.first, last: middle.minus({ days: 1 }) },
		{ first: middle, last: days.last },
	];
	for (const half of newestFirst ? halves.reverse() : halves) {
		yield* readLog(client, { ...asked, days: half });
	}
}

interface Page {
	rows: Row[];
	/** Rows of all pages. */
	total: number | undefined;
}

/**
 * Reads on until as many different rows are known as the tracker says there are: a row that is added
 * meanwhile moves others to the next page, and a page can be cut short.
 */
async function restOf<T>(client: RedtrackClient, asked: LogRequest<T>, first: Page): Promise<T[]> {
	const known = new Map<string, T>();
	// One more than there should be, since the first may have been cut short.
	const pages = Math.ceil((first.total ?? Infinity) / Math.max(1, first.rows.length)) + 1;
	let page = first;
	let round = 1;
	for (let number = 1; ; ) {
		const before = known.size;
		for (const row of page.rows) {
			const { id, entry } = asked.read(row);
			known.set(id, entry);
		}
		const isNothingNew = known.size === before;
		if (page.total === undefined ? isNothingNew : known.size >= page.total) break;
		if (page.rows.length === 0 || number >= pages) {
			round += 1;
			number = 0;
		}
		// Fewer rows than there are, and no way to the rest: better no sync than one with a hole in it.
		if (round > ROUNDS) throw new ServiceError(REDTRACK, { kind: 'brokenAnswer' });
		number += 1;
		page = await fetchPage(client, asked, number);
	}
	return [...known.values()];
}

async function fetchPage<T>(
	client: RedtrackClient,
	{ path, days, campaignId }: LogRequest<T>,
	page: number,
): Promise<Page> {
	const body = await client.get(path, {
		date_from: days.first.toFormat('yyyy-MM-dd'),
		date_to: days.last.toFormat('yyyy-MM-dd'),
		...(campaignId !== undefined && { campaign_id: campaignId }),
		page,
		per: PAGE_SIZE,
	});
	const rows = rowsOf(body);
	if (rows === undefined) throw new ServiceError(REDTRACK, { kind: 'brokenAnswer' });
	return { rows, total: countIn((body as { total?: unknown }).total) };
}
