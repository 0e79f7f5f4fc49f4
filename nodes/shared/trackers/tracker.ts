import type { DateTime } from 'luxon';
import type { Conversion, TrackerName } from '../conversion/conversion';

/** A span of time by the moment a row last changed; `to` is exclusive and may be open. */
export interface TimeWindow {
	from: DateTime;
	to?: DateTime;
}

/** What a tracker's log can and cannot do; the sync engine plans by it. */
export interface TrackerLimits {
	/** How far back each read goes, since rows can show up late, in milliseconds. */
	overlapMs: number;
	/** How much time one backfill slice spans, in milliseconds. */
	sliceMs: number;
}

/**
 * One account of one tracker. The folder that implements it is the only place that knows the
 * tracker's API; what it hands out is canonical.
 */
export interface Tracker {
	readonly name: TrackerName;
	/** Host or label of the account, part of every conversion's identity. */
	readonly account: string;
	readonly limits: TrackerLimits;
	/** What the adapter has learnt about the account; saved with the sync state and handed back. */
	readonly memory: object;

	/**
	 * Streams the conversions whose `updatedAt` lies in the window, oldest first, a page at a time.
	 * A row that changes while the pages are read may come twice or move past the window; it is never
	 * passed over. Throws a `ServiceError` when a page cannot be read.
	 */
	conversions(window: TimeWindow): AsyncGenerator<Conversion[]>;

	/** The newest conversions in the window, newest first, at most `count`. */
	latest(count: number, window: TimeWindow): Promise<Conversion[]>;
}
