import { HOUR_MS } from '../conversion/time';
import { unpackIds } from './known';
import type { Backfill, Cursor, Delivery, SyncState } from './state';

/** What this process knows of a delivery; `lost` also when another process made it. */
export type DeliveryStatus = 'running' | 'done' | 'lost';

/** Conversions that may be on their way at once; nothing more is read until some have arrived. */
export const LONGEST_TRAIL = 12_000;
/**
 * How long an execution holds up the reading. Longer ones, such as those with a Wait node, n8n itself
 * has saved by then.
 */
export const PATIENCE_MS = HOUR_MS;

/**
 * Goes through the deliveries of the last sync. Those that ended are forgotten. Those that were lost,
 * because n8n died between taking the conversions and finishing their execution, send reading back
 * to where it stood before them.
 */
export function settle(state: SyncState, statusOf: (key: string) => DeliveryStatus): SyncState {
	const byStatus = (status: DeliveryStatus) =>
		state.deliveries.filter(({ key }) => statusOf(key) === status);
	const lost = byStatus('lost');
	const deliveries = byStatus('running');
	if (lost.length === 0) return { ...state, deliveries };
	return {
		...state,
		deliveries,
		lost: state.lost + lost.map(({ ids }) => ids).join(''),
		cursor: lost.reduceRight((cursor, { before }) => rewind(cursor, before), state.cursor),
	};
}

/** What changed ones were before deliveries that were lost, in the order in which to go back. */
export function lostVersions(
	{ deliveries }: Pick<SyncState, 'deliveries'>,
	statusOf: (key: string) => DeliveryStatus,
): string[] {
	const lost = deliveries.filter(({ key }) => statusOf(key) === 'lost');
	return lost.map(({ was }) => was ?? '').reverse();
}

/** How many conversions may join those on their way. */
export function roomBeside(deliveries: readonly Delivery[], nowMs: number): number {
	const awaited = deliveries.filter(({ at }) => nowMs - Date.parse(at) < PATIENCE_MS);
	return Math.max(0, LONGEST_TRAIL - countOf(awaited));
}

/** Adds a delivery; where the trail gets too long, the oldest that are not waited for any more go. */
export function withDelivery(deliveries: readonly Delivery[], added: Delivery): Delivery[] {
	const kept = [...deliveries, added];
	const nowMs = Date.parse(added.at);
	while (
		countOf(kept) > LONGEST_TRAIL &&
		nowMs - Date.parse(kept[0]?.at ?? added.at) >= PATIENCE_MS
	) {
		kept.shift();
	}
	return kept;
}

function countOf(deliveries: readonly Delivery[]): number {
	return deliveries.reduce((count, { ids }) => count + unpackIds(ids).length, 0);
}

function rewind(cursor: Cursor, before: Cursor): Cursor {
	const live = before.live < cursor.live ? before.live : cursor.live;
	return {
		live,
		backfill: union(cursor.backfill, before.backfill),
		lookBack: union(cursor.lookBack, before.lookBack),
	};
}

function union(now: Backfill | undefined, before: Backfill | undefined): Backfill | undefined {
	if (now === undefined || before === undefined) return now ?? before;
	if (now.until === before.until && now.change === before.change) return behindOf(now, before);
	// Another stretch has begun since; one that covers both misses nothing.
	const from = now.from < before.from ? now.from : before.from;
	const to = now.to > before.to ? now.to : before.to;
	return { from, to, until: to > now.until ? to : now.until, change: now.change };
}

/**
 * Of two places in the same stretch, the one from which more is left to read. That is mostly the older
 * one, but another lost delivery may have sent reading back even further since.
 */
function behindOf(a: Backfill, b: Backfill): Backfill {
	if (a.to !== b.to) return a.to > b.to ? a : b;
	const [aAt, bAt] = [a.at ?? '', b.at ?? ''];
	if (aAt !== bAt) return aAt < bAt ? a : b;
	return (a.atIds ?? '').length < (b.atIds ?? '').length ? a : b;
}
