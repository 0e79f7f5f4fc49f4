import type { IDataObject } from 'n8n-workflow';
import { progressOf } from '../shared/sync/plan';
import type { SyncState } from '../shared/sync/state';
import { isThrough } from '../shared/sync/sync';

/** How far following a log is, once the items it comes with are out. */
export interface SyncProgress extends IDataObject {
	/**
	 * `backfill`: part of the first sync or of a re-sync is still to come; `catching up`: there is more
	 * than went into this execution; `live`: everything is out.
	 */
	phase: 'backfill' | 'catching up' | 'live';
	/** How much of the backfill is done, 0 to 100; 100 when none is left. */
	percent: number;
	/** The past is read from the newest to the oldest, and has been read back to here. ISO 8601. */
	readBackTo: string;
}

type Read = Pick<SyncState, 'cursor' | 'behind' | 'since'>;

/** What a saved state tells of how far it is. */
export function progressIn({ cursor, behind, since }: Read): SyncProgress {
	const { backfill } = cursor;
	if (backfill !== undefined) {
		// Not 100 before the last of it is out, however little that is.
		const percent = Math.min(99, Math.floor(progressOf(backfill) * 100));
		return { phase: 'backfill', percent, readBackTo: backfill.to };
	}
	const isCatchingUp = behind || !isThrough(cursor);
	return { phase: isCatchingUp ? 'catching up' : 'live', percent: 100, readBackTo: since };
}

/** For n8n's log, while there is something left. */
export function inWords({ phase, percent }: SyncProgress): string | undefined {
	if (phase === 'live') return undefined;
	return phase === 'backfill' ? `Backfill ${percent} % done` : 'Catching up';
}
