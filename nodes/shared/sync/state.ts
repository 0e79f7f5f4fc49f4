import type { Change } from '../conversion/conversion';
import type { PackedKnown } from './known';

/**
 * A stretch of the past that is still to be read: the first sync, a re-sync, or the daily look-back of
 * a tracker whose changes move no timestamp. Read in slices, the newest first, because ad platforms
 * take conversions only a few days back. Times are ISO 8601.
 */
export interface Backfill {
	/** Where the whole stretch begins. */
	from: string;
	/** Where what is still to be read ends, exclusive. */
	to: string;
	/** Where the stretch ended at first, to tell how far it is. */
	until: string;
	/** Where reading the newest slice goes on, when it was left in the middle. */
	at?: string;
	/** Short ids already emitted at exactly `at`. */
	atIds?: string;
	change: Extract<Change, 'new' | 'resync'>;
}

/** Where reading stands. */
export interface Cursor {
	/** The newest change served, ISO 8601. */
	live: string;
	/** Where reading the live window goes on, when it was left before it got to `live`. */
	resume?: string;
	/** When the reading that `resume` goes on with began, ISO 8601. */
	resumedFrom?: string;
	backfill?: Backfill;
	/** The look-back under way; see `TrackerLimits.lookBackMs`. */
	lookBack?: Backfill;
}

/** Rows handed to n8n whose execution has not been seen to end. */
export interface Delivery {
	/** Names the delivery within the process that made it. */
	key: string;
	/** When it was made, ISO 8601. */
	at: string;
	/** Short ids of the rows in it. */
	ids: string;
	/** Where reading stood before it; the way back if the delivery is lost. */
	before: Cursor;
	/** What those that had changed were before: short id and version, packed as in `PackedKnown`. */
	was?: string;
}

/** All that a sync remembers. Saved in n8n's static data, at most about a megabyte of JSON. */
export interface SyncState {
	/** Hash of what the state belongs to: tracker, account, time zone. */
	source: string;
	/** Hash of what was chosen from it: filters and word maps. */
	selection: string;
	cursor: Cursor;
	/** Nothing that last changed before this is new, ISO 8601: where the first sync, or an older re-sync, began. */
	since: string;
	/** Whether the last sync had to stop before it had read everything new. */
	behind: boolean;
	/** When the last sync ran, ISO 8601. */
	syncedAt: string;
	/** When the last look-back began, ISO 8601; absent where the tracker needs none. */
	lookedBackAt?: string;
	/** The Re-Sync From date that was last carried out. */
	resyncedFrom?: string;
	known: PackedKnown;
	deliveries: Delivery[];
	/** Short ids of lost deliveries that have not been emitted again yet. */
	lost: string;
	/** What the tracker's adapter has learnt about the account. */
	memory: object;
}
