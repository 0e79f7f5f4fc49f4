import { IN_DOUBT, shortId, unpackIds } from '../../nodes/shared/sync/known';
import { VERSION_LENGTH } from '../../nodes/shared/conversion/version';
import type { SyncState } from '../../nodes/shared/sync/state';
import type { Ledger } from './ledger';

/** Where cursor and executions contradict each other, each as a short text. */
export interface Disagreements {
	/** The cursor counts a conversion as handed out that no saved execution holds: it would be lost. */
	heldByNoExecution: string[];
	/** A saved execution holds a conversion that the cursor does not know: it would come again as new. */
	unknownToCursor: string[];
	/** The cursor names a hand-over whose conversions no saved execution holds exactly. */
	withoutExecution: string[];
}

/** Entries of the cursor's memory, id and version as one text; the ids alone where a version is in doubt. */
function knownTo({ known }: SyncState): string[] {
	const idLength = shortId('', '', '').length;
	const length = idLength + VERSION_LENGTH;
	return Object.values(known).flatMap((text) => {
		const entries: string[] = [];
		for (let at = 0; at < text.length; at += length) entries.push(text.slice(at, at + length));
		return entries.map((entry) => (entry.endsWith(IN_DOUBT) ? entry.slice(0, idLength) : entry));
	});
}

const asOneText = (ids: Iterable<string>): string => [...ids].sort().join(' ');

/**
 * Holds the saved cursor against the saved executions. `account` is the tracker's address without its
 * scheme, as in the items.
 */
export function disagreements({ cursor, executions }: Ledger, account: string): Disagreements {
	const short = (id: string): string => shortId('keitaro', account, id);
	const batches = executions.map(({ items }) => items);
	const held = new Set(
		batches.flat().flatMap(({ id, version }) => [short(id), short(id) + version]),
	);
	const known = cursor === undefined ? [] : knownTo(cursor);
	const knownIds = new Set(known.map((entry) => entry.slice(0, short('').length)));
	const handedOver = new Set(batches.map((items) => asOneText(items.map(({ id }) => short(id)))));
	const deliveries = (cursor?.deliveries ?? []).map(({ ids }) => asOneText(unpackIds(ids)));
	return {
		heldByNoExecution: known.filter((entry) => !held.has(entry)),
		unknownToCursor: batches
			.flat()
			.filter(({ id }) => !knownIds.has(short(id)))
			.map(({ id }) => id),
		withoutExecution: deliveries.filter((ids) => !handedOver.has(ids)),
	};
}
