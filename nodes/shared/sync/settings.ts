import type { DateTime } from 'luxon';

/** What the user chose about reading. */
export interface SyncSettings<Row> {
	/** Identifies tracker, account and time zone: another source starts from nothing. */
	source: string;
	/** Identifies filters and word maps: a change reads the first-sync window again. */
	selection: string;
	/** Minutes between syncs. */
	everyMinutes: number;
	/** Days that the first sync goes back; 0 for none, at most 90. */
	firstSyncDays: number;
	/** Read again from here, once, at most 90 days back. */
	resyncFrom?: DateTime;
	/** Rows handed out per poll. */
	maxItems: number;
	/** Whether a row is wanted at all. */
	wanted: (row: Row) => boolean;
}

/** Furthest that any read goes back, in days. */
export const LONGEST_BACKFILL_DAYS = 90;

/** Rows remembered as emitted, beside those that will be read again. At 17 characters each this keeps the state under a megabyte. */
export const REMEMBERED = 50_000;
