import { DateTime } from 'luxon';
import { parseStamp, toStamp } from '../../conversion/time';
import type { Outcome } from '../../n8n/http';
import { ServiceError } from '../../n8n/serviceError';
import type { BinomClient } from './client';
import { isRow, type Row } from './values';
import { BINOM } from './voice';

/**
 * What has been learnt about a tracker, kept between syncs: nothing of how `/conversions` pages is
 * documented (trackers §5.3).
 */
export interface BinomMemory {
	/** Rows asked for at once. */
	limit?: number;
	/** Most rows that have come at once: a page of fewer is not full. */
	most?: number;
	/** Whether a full page holds the oldest rows of its window. */
	isOldestFirst?: boolean;
}

/** Seconds since the epoch; `to` is excluded. */
export interface Span {
	from: number;
	to: number;
}

/** What clients have been seen to get at once. */
const PROVEN_LIMIT = 100;
const USUAL_LIMIT = 1_000;
const LARGEST_LIMIT = 64_000;

/**
 * What is whole of a memory that was saved; the rest is learnt anew. A number of rows that no page can
 * have had would make every page pass for one that is not full.
 */
export function readMemory(saved: object): BinomMemory {
	const { limit, most, isOldestFirst } = saved as Row;
	return {
		...((limit === PROVEN_LIMIT || limit === USUAL_LIMIT) && { limit }),
		...(isCount(most) && { most }),
		...(typeof isOldestFirst === 'boolean' && { isOldestFirst }),
	};
}

const isCount = (value: unknown): value is number =>
	Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_LIMIT;

/** Halving a window that makes no difference would go on for ever. */
const NO_FILTER =
	'Binom answered with conversions of another time than was asked for. Update the tracker, and report its version to the authors of this package if it stays';

interface Page {
	/** Oldest first, without those of another time than asked for. */
	rows: Row[];
	/** When the last of them was. */
	lastSecond: number | undefined;
	/** Rows that came. */
	received: number;
	/** Rows may be missing. */
	isMaybeFull: boolean;
	/** Came in the order of time. */
	isInOrder: boolean;
}

/** Seconds since the epoch of a row; rows without a time are in no window. */
export function secondOf({ conversed_at: at }: Row): number {
	return Date.parse(parseStamp(at, 'UTC') ?? '') / 1000;
}

/** Reads the log of conversions of one tracker. */
export class ConversionLog {
	constructor(
		private readonly client: BinomClient,
		private readonly memory: BinomMemory,
		/** Is told of the rows that have no time. */
		private readonly leave: (row: Row) => void,
	) {}

	/**
	 * Streams the rows of a window, oldest first.
	 *
	 * After a full page the next one begins at the second of its last row, once the tracker has shown that
	 * such a page holds the oldest rows. Where it does not, the window is halved until no page is full.
	 */
	async *read(span: Span): AsyncGenerator<Row[]> {
		let { from } = span;
		let limit = this.usualLimit;
		let seen = new Set<string>();
		for (;;) {
			const page = await this.fetch({ from, to: span.to }, 'asc', limit);
			const fresh = page.rows.filter((row) => !seen.has(keyOf(row)));
			if (!page.isMaybeFull) return yield* some(fresh);
			if (!(await this.isOldestFirst(page, from))) return yield* this.halves({ from, to: span.to });
			yield* some(fresh);
			const last = page.lastSecond;
			if (last === undefined) return;
			// A page that fell into one second, as after an upload: only a larger one gets past it.
			const isStuck = last === from && !this.isWhole(page, limit);
			limit = isStuck ? larger(limit) : this.usualLimit;
			from = last === from && !isStuck ? last + 1 : last;
			seen = new Set(page.rows.filter((row) => secondOf(row) === from).map(keyOf));
		}
	}

	/**
	 * Streams the rows of a window backwards: each page oldest first, and before the page that came last.
	 * `count` is how many the caller hopes to need.
	 */
	async *backwards(span: Span, count: number): AsyncGenerator<Row[]> {
		let { to } = span;
		let limit = Math.max(count, PROVEN_LIMIT);
		let seen = new Set<string>();
		for (;;) {
			const page = await this.fetch({ from: span.from, to }, 'desc', limit);
			const fresh = page.rows.filter((row) => !seen.has(keyOf(row)));
			yield* some(fresh);
			const oldest = page.rows[0];
			if (!page.isMaybeFull || oldest === undefined) return;
			// A page that fell into one second, as after an upload: only a larger one gets past it.
			if (fresh.length === 0) limit = larger(limit);
			const first = secondOf(oldest);
			to = first + 1;
			seen = new Set(page.rows.filter((row) => secondOf(row) === first).map(keyOf));
		}
	}

	private async *halves({ from, to }: Span): AsyncGenerator<Row[]> {
		if (to - from <= 1) return yield* this.second({ from, to });
		const middle = from + Math.floor((to - from) / 2);
		yield* this.read({ from, to: middle });
		yield* this.read({ from: middle, to });
	}

	/** All rows of one second, however many. */
	private async *second(span: Span): AsyncGenerator<Row[]> {
		for (let limit = this.usualLimit; ; limit = larger(limit)) {
			const page = await this.fetch(span, 'asc', limit);
			if (this.isWhole(page, limit)) return yield* some(page.rows);
		}
	}

	/**
	 * Whether a page of one second holds all of it. Fewer rows than asked for may be as many as the tracker
	 * gives; that is a round number, and no page has ever had more.
	 */
	private isWhole({ received }: Page, limit: number): boolean {
		if (received >= limit) return false;
		const isLikeLimit = received >= PROVEN_LIMIT && received % 50 === 0;
		if (isLikeLimit && received === this.memory.most) throw brokenOff();
		return true;
	}

	private get usualLimit(): number {
		return this.memory.limit ?? USUAL_LIMIT;
	}

	/**
	 * Whether a page that is in order is also the oldest of its window and not the newest put in order:
	 * then nothing lies before it. Asked once, and whenever a page comes out of order, never again.
	 */
	private async isOldestFirst(page: Page, from: number): Promise<boolean> {
		if (!page.isInOrder) this.memory.isOldestFirst = false;
		if (this.memory.isOldestFirst !== undefined) return this.memory.isOldestFirst;
		const first = page.rows[0] === undefined ? from : secondOf(page.rows[0]);
		// Rows that begin with the window prove nothing.
		if (first <= from) return false;
		const before = await this.fetch({ from, to: first }, 'asc', PROVEN_LIMIT);
		this.memory.isOldestFirst = before.rows.length === 0;
		return this.memory.isOldestFirst;
	}

	private async fetch(span: Span, order: 'asc' | 'desc', limit: number): Promise<Page> {
		const body = await this.request(span, order, limit);
		const all = isRow(body) ? body.rows : body;
		if (!Array.isArray(all)) throw brokenOff();
		const received = all.filter(isRow).map((row) => ({ row, second: secondOf(row) }));
		for (const { row, second } of received) if (Number.isNaN(second)) this.leave(row);
		const isElsewhere = received.some(({ second }) => second < span.from || second > span.to);
		if (isElsewhere) throw new Error(NO_FILTER);
		const most = Math.max(PROVEN_LIMIT, this.memory.most ?? 0);
		this.memory.most = Math.max(this.memory.most ?? 0, received.length);
		const isInOrder = received.every(
			({ second }, i) => i === 0 || second >= (received[i - 1]?.second ?? second),
		);
		const inside = received
			// Whether the end is included is not said, so it is asked for and dropped here.
			.filter(({ second }) => second < span.to)
			.sort((a, b) => a.second - b.second);
		return {
			rows: inside.map(({ row }) => row),
			lastSecond: inside.at(-1)?.second,
			received: received.length,
			isMaybeFull: received.length >= Math.min(limit, most),
			isInOrder,
		};
	}

	private async request(span: Span, order: 'asc' | 'desc', limit: number): Promise<unknown> {
		const query = {
			datePreset: 'custom_time',
			dateFrom: stampOf(span.from),
			dateTo: stampOf(span.to),
			timezone: 'UTC',
			sortType: order,
			limit,
			direction: 'next',
		};
		const outcome = await this.client.tryGet('/conversions', query);
		const isTooMuch = outcome.problem?.kind === 'invalid' && this.memory.limit === undefined;
		if (!isTooMuch || limit === PROVEN_LIMIT) {
			const body = answerOf(outcome);
			if (limit >= USUAL_LIMIT) this.memory.limit ??= USUAL_LIMIT;
			return body;
		}
		const body = await this.client.get('/conversions', { ...query, limit: PROVEN_LIMIT });
		this.memory.limit = PROVEN_LIMIT;
		return body;
	}
}

function answerOf({ answer, problem }: Outcome): unknown {
	if (problem !== undefined) throw new ServiceError(BINOM, problem);
	return answer.body;
}

function larger(limit: number): number {
	if (limit >= LARGEST_LIMIT) throw brokenOff();
	return limit * 4;
}

/** Fewer rows than there are, and no way to the rest: better no sync than one with a hole in it. */
const brokenOff = () => new ServiceError(BINOM, { kind: 'brokenAnswer' });

function* some(rows: Row[]): Generator<Row[]> {
	if (rows.length > 0) yield rows;
}

const keyOf = (row: Row): string =>
	JSON.stringify([row.id, row.conversed_at, row.status, row.payout]);

function stampOf(second: number): string {
	return toStamp(DateTime.fromSeconds(second), 'UTC');
}
