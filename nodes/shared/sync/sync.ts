import { DateTime } from 'luxon';
import type { Conversion } from '../conversion/conversion';
import { toIso } from '../conversion/time';
import type { LoggingTracker } from '../trackers/tracker';
import { Collector } from './collector';
import { roomBeside, settle, withDelivery, type DeliveryStatus } from './deliveries';
import { Known, packIds, shortId, unpackIds } from './known';
import { isDue, liveFrom, prepare } from './plan';
import { REMEMBERED, type SyncSettings } from './settings';
import type { Backfill, Cursor, SyncState } from './state';

export interface SyncInput {
	tracker: LoggingTracker;
	/** The state as it was found, already known to belong to these settings or not. */
	saved: SyncState | undefined;
	settings: SyncSettings;
	/** Milliseconds since the epoch. */
	clock: () => number;
	/** When to have finished reading, in milliseconds since the epoch. */
	deadline: number;
	/** What became of earlier deliveries. */
	statusOf: (key: string) => DeliveryStatus;
	/** Names the delivery that this sync may lead to. */
	deliveryKey: string;
}

export interface SyncResult {
	conversions: Conversion[];
	/** To be saved together with handing out the conversions, not before. */
	state: SyncState;
}

/**
 * Reads what is new: first the live window, then, as far as room and time allow, the next stretch of
 * an unfinished backfill. Touches nothing but the tracker: when it throws, nothing has moved.
 *
 * `undefined` when the tick is not due and there is nothing left to catch up on: no request was made.
 */
export async function sync(input: SyncInput): Promise<SyncResult | undefined> {
	const { tracker, settings, clock, deliveryKey } = input;
	const now = DateTime.fromMillis(clock(), { zone: 'utc' });
	const prepared = prepare(input.saved, settings, tracker.limits, now);
	const start = settle(prepared, input.statusOf);
	const isLive = isDue(start, settings, now);
	if (!isLive && start.cursor.backfill === undefined) return undefined;
	const room = Math.min(settings.maxItems, roomBeside(start.deliveries, now.toMillis()));
	if (room === 0) return undefined;

	const known = new Known(start.known);
	const lost = new Set(unpackIds(start.lost));
	const collector = new Collector(known, lost, room);
	const reader = new Reader(input, collector, start.since);
	const live = isLive ? await reader.readLive(start.cursor, now) : undefined;
	const backfill = await reader.readBackfill(start.cursor.backfill);

	const { taken: conversions, takenIds } = collector;
	const { live: newest, resume } = live ?? start.cursor;
	const cursor: Cursor = { live: newest, resume, backfill };
	const behind = live === undefined ? start.behind : !live.isComplete;
	const isCaughtUp = !behind && backfill === undefined;
	if (isCaughtUp) {
		// Everything has been read again, so what is left is gone from the tracker or filtered out. Should
		// another filter want it one day, it must not pass for emitted.
		for (const id of lost) known.doubt(id);
		lost.clear();
	}
	return {
		conversions,
		state: {
			...start,
			cursor,
			behind,
			syncedAt: isLive ? toIso(now) : start.syncedAt,
			known: known.pack(REMEMBERED, liveFrom(cursor.live, tracker.limits).toMillis()),
			deliveries:
				conversions.length === 0
					? start.deliveries
					: withDelivery(start.deliveries, {
							key: deliveryKey,
							at: toIso(now),
							ids: packIds(takenIds),
							before: start.cursor,
						}),
			lost: packIds(lost),
			memory: tracker.memory,
		},
	};
}

/** Where reading a stretch stopped, and whether it was read to its end. */
interface Stretch {
	at: string;
	isComplete: boolean;
}

interface LiveStretch extends Cursor {
	isComplete: boolean;
}

class Reader {
	constructor(
		private readonly input: SyncInput,
		private readonly collector: Collector,
		/** Nothing older is of interest in the live window, ISO 8601. */
		private readonly since: string,
	) {}

	/** The newest window, open at its end. */
	async readLive({ live, resume }: Cursor, now: DateTime): Promise<LiveStretch> {
		const begin = liveFrom(live, this.input.tracker.limits);
		const from = resume === undefined ? begin : DateTime.fromISO(resume, { zone: 'utc' });
		const { at, isComplete } = await this.read({ from }, toIso(from), new Set(), false);
		// A tracker's clock that runs ahead must not carry the cursor past rows still to come.
		const newest = at < toIso(now) ? at : toIso(now);
		if (newest > live) return { live: newest, isComplete };
		// Not through the overlap yet: the next poll goes on here, or a slow tracker would hold it for ever.
		return { live, resume: isComplete ? undefined : at, isComplete };
	}

	/** Slice by slice, the newest first; what is left over is returned. */
	async readBackfill(backfill: Backfill | undefined): Promise<Backfill | undefined> {
		let left = backfill;
		while (left !== undefined && !this.mustStop()) left = await this.readSlice(left);
		return left;
	}

	private async readSlice(backfill: Backfill): Promise<Backfill | undefined> {
		const to = DateTime.fromISO(backfill.to, { zone: 'utc' });
		const sliceFrom = DateTime.max(
			DateTime.fromISO(backfill.from, { zone: 'utc' }),
			to.minus({ milliseconds: this.input.tracker.limits.sliceMs }),
		);
		const at = backfill.at ?? toIso(sliceFrom);
		const atIds = new Set(unpackIds(backfill.atIds ?? ''));
		const from = DateTime.fromISO(at, { zone: 'utc' });
		const isForced = backfill.change === 'resync';
		const stretch = await this.read({ from, to }, at, atIds, isForced);
		if (!stretch.isComplete) return { ...backfill, at: stretch.at, atIds: packIds(atIds) };
		const next = toIso(sliceFrom);
		if (next <= backfill.from) return undefined;
		return { ...backfill, to: next, at: undefined, atIds: undefined };
	}

	/**
	 * Reads a window, oldest first, until its end, or until there is no more room or time. `atIds` is
	 * kept as the ids emitted at exactly the moment reached, so that going on from there repeats none.
	 */
	private async read(
		window: { from: DateTime; to?: DateTime },
		startAt: string,
		atIds: Set<string>,
		isForced: boolean,
	): Promise<Stretch> {
		const { tracker, settings } = this.input;
		const { since } = this;
		const end = window.to && toIso(window.to);
		let at = startAt;
		for await (const page of tracker.conversions(window)) {
			for (const conversion of page) {
				const changedAt = conversion.updatedAt ?? conversion.convertedAt;
				if (end === undefined ? changedAt < since : changedAt >= end) continue;
				const id = shortId(conversion.tracker, conversion.account, conversion.id);
				const isRepeated = changedAt === at && atIds.has(id);
				if (!isRepeated && settings.wanted(conversion)) {
					if (this.collector.offer(id, conversion, isForced) === 'full')
						return { at, isComplete: false };
				}
				if (changedAt > at) {
					at = changedAt;
					atIds.clear();
				}
				if (changedAt === at) atIds.add(id);
			}
			if (this.isLate()) return { at, isComplete: false };
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
