import { DateTime } from 'luxon';
import { toIso } from '../conversion/time';
import type { TimeWindow } from '../trackers/tracker';
import { Collector } from './collector';
import { lostVersions, roomBeside, settle, withDelivery, type DeliveryStatus } from './deliveries';
import type { Feed } from './feed';
import { Known, packIds, unpackIds } from './known';
import { isDue, liveFrom, prepare, rereadFromMs, sliceFrom, withLookBack } from './plan';
import { savedLog } from './readState';
import { REMEMBERED, type SyncSettings } from './settings';
import type { Backfill, Cursor, SyncState } from './state';

export interface SyncInput<Row> {
	feed: Feed<Row>;
	/** The state as it was found, whatever it belongs to. */
	saved: SyncState | undefined;
	settings: SyncSettings<Row>;
	/** Milliseconds since the epoch. */
	clock: () => number;
	/** When to have finished reading, in milliseconds since the epoch. */
	deadline: number;
	/** What became of earlier deliveries. */
	statusOf: (key: string) => DeliveryStatus;
	/** Names the delivery that this sync may lead to. */
	deliveryKey: string;
}

export interface SyncResult<Row> {
	rows: Row[];
	/** To be saved together with handing out the rows, not before. */
	state: SyncState;
}

/**
 * Reads what is new: first the live window, then, as far as room and time allow, what is left of the
 * day's look-back and of an unfinished backfill. Touches nothing but the tracker: when it throws, nothing has moved.
 *
 * `undefined` when the tick is not due and there is nothing left to catch up on: no request was made.
 */
export async function sync<Row>(input: SyncInput<Row>): Promise<SyncResult<Row> | undefined> {
	const { feed, settings, clock, deliveryKey } = input;
	const now = DateTime.fromMillis(clock(), { zone: 'utc' });
	const saved = savedLog(input.saved, settings.source);
	const prepared = prepare(saved, settings, feed.limits, now);
	const settled = settle(prepared, input.statusOf);
	const isLive = isDue(settled, settings, now);
	const start = isLive ? withLookBack(settled, feed.limits, now) : settled;
	if (!isLive && isThrough(start.cursor)) return undefined;
	const room = Math.min(settings.maxItems, roomBeside(start.deliveries, now.toMillis()));
	if (room === 0) return undefined;

	const known = new Known(start.known);
	// What a lost delivery would have told changed has still to be told as such.
	for (const was of lostVersions(prepared, input.statusOf)) known.restore(was);
	const lost = new Set(unpackIds(start.lost));
	const collector = new Collector(feed.mark, known, lost, room);
	const reader = new Reader(input, collector, start.since);
	const live = isLive ? await reader.readLive(start.cursor, now) : undefined;
	const lookBack = await reader.readPast(start.cursor.lookBack);
	const backfill = await reader.readPast(start.cursor.backfill);

	const { taken: rows, takenIds } = collector;
	const { live: newest, resume, resumedFrom } = live ?? start.cursor;
	const cursor: Cursor = { live: newest, resume, resumedFrom, lookBack, backfill };
	const behind = live === undefined ? start.behind : !live.isComplete;
	const isCaughtUp = !behind && isThrough(cursor);
	if (isCaughtUp) {
		// Everything has been read again, so what is left is gone from the tracker or filtered out. Should
		// another filter want it one day, it must not pass for emitted.
		for (const id of lost) known.doubt(id);
		lost.clear();
	}
	return {
		rows,
		state: {
			...start,
			cursor,
			behind,
			syncedAt: isLive ? toIso(now) : start.syncedAt,
			known: known.pack(REMEMBERED, rereadFromMs(cursor.live, feed.limits, now)),
			deliveries:
				rows.length === 0
					? start.deliveries
					: withDelivery(start.deliveries, {
							key: deliveryKey,
							at: toIso(now),
							ids: packIds(takenIds),
							before: start.cursor,
							...(collector.was !== '' && { was: collector.was }),
						}),
			lost: packIds(lost),
			memory: feed.memory,
		},
	};
}

/** Whether nothing is left to read of the past. */
export function isThrough({ backfill, lookBack }: Cursor): boolean {
	return backfill === undefined && lookBack === undefined;
}

/** Where reading a stretch stopped, and whether it was read to its end. */
interface Stretch {
	at: string;
	isComplete: boolean;
}

interface LiveStretch extends Cursor {
	isComplete: boolean;
}

class Reader<Row> {
	constructor(
		private readonly input: SyncInput<Row>,
		private readonly collector: Collector<Row>,
		/** Nothing older is of interest in the live window, ISO 8601. */
		private readonly since: string,
	) {}

	/**
	 * The newest window, open at its end. One that earlier polls have begun is read once more when it is
	 * through: a row can have shown up since in the part that they had read.
	 */
	async readLive(cursor: Cursor, now: DateTime): Promise<LiveStretch> {
		const stretch = await this.readWindow(cursor, now);
		if (cursor.resume === undefined || !stretch.isComplete) return stretch;
		if (this.mustStop()) return { ...stretch, isComplete: false };
		return await this.readWindow({ live: stretch.live }, now);
	}

	private async readWindow(
		{ live, resume, resumedFrom = live }: Cursor,
		now: DateTime,
	): Promise<LiveStretch> {
		const begin = liveFrom(live, this.input.feed.limits);
		const from = resume === undefined ? begin : DateTime.fromISO(resume, { zone: 'utc' });
		const { at, isComplete } = await this.read({ from }, toIso(from), new Set(), false);
		// Neither a tracker's clock that runs ahead nor a reading of several polls must carry the cursor past
		// rows still to come.
		const begun = resume === undefined ? toIso(now) : resumedFrom;
		const newest = at < begun ? at : begun;
		if (newest > live) return { live: newest, isComplete };
		if (isComplete) return { live, isComplete };
		// Not through the overlap yet: the next poll goes on here, or a slow tracker would hold it for ever.
		return { live, resume: at, resumedFrom: begun, isComplete };
	}

	/** Slice by slice, the newest first; what is left over is returned. */
	async readPast(stretch: Backfill | undefined): Promise<Backfill | undefined> {
		let left = stretch;
		while (left !== undefined && !this.mustStop()) left = await this.readSlice(left);
		return left;
	}

	private async readSlice(backfill: Backfill): Promise<Backfill | undefined> {
		const to = DateTime.fromISO(backfill.to, { zone: 'utc' });
		const begin = toIso(sliceFrom(backfill, this.input.feed.limits));
		const at = backfill.at ?? begin;
		const atIds = new Set(unpackIds(backfill.atIds ?? ''));
		const from = DateTime.fromISO(at, { zone: 'utc' });
		const isForced = backfill.change === 'resync';
		const stretch = await this.read({ from, to }, at, atIds, isForced);
		if (!stretch.isComplete) return { ...backfill, at: stretch.at, atIds: packIds(atIds) };
		if (begin <= backfill.from) return undefined;
		return { ...backfill, to: begin, at: undefined, atIds: undefined };
	}

	/**
	 * Reads a window, oldest first, until its end, or until there is no more room or time. `atIds` is
	 * kept as the ids emitted at exactly the moment reached, so that going on from there repeats none.
	 */
	private async read(
		window: TimeWindow,
		startAt: string,
		atIds: Set<string>,
		isForced: boolean,
	): Promise<Stretch> {
		const { feed, settings } = this.input;
		const begin = toIso(window.from.startOf('second'));
		const end = window.to && toIso(window.to);
		let at = startAt;
		let hasMoved = false;
		for await (const page of feed.read(window)) {
			for (const row of page) {
				const stamp = feed.stampOf(row);
				if (end === undefined ? stamp.at < this.since : stamp.at >= end) continue;
				const isRepeated = stamp.at === at && atIds.has(stamp.id);
				if (!isRepeated && settings.wanted(row)) {
					// A tracker that knows whole hours only brings earlier rows too, each time we go on here.
					const isAgain = isForced && stamp.at >= begin;
					const offer = this.collector.offer(row, stamp, isAgain);
					if (offer === 'full') return { at, isComplete: false };
					hasMoved ||= offer === 'taken';
				}
				hasMoved ||= stamp.at > startAt;
				if (stamp.at > at) {
					at = stamp.at;
					atIds.clear();
				}
				if (stamp.at === at) atIds.add(stamp.id);
			}
			// Never stop where we began: such a tracker would begin the same hour anew the next time.
			if (this.isLate() && hasMoved) return { at, isComplete: false };
		}
		return { at, isComplete: true };
	}

	private mustStop(): boolean {
		return this.collector.isFull || this.isLate();
	}

	private isLate(): boolean {
		return this.input.clock() >= this.input.deadline;
	}
}
