import type { Conversion } from '../conversion/conversion';
import { fingerprint } from '../conversion/fingerprint';

/** What tells one conversion of a postback from another. */
export interface Identifiers {
	clickId: string | null;
	externalId: string | null;
	transactionId: string | null;
	/** The sender's own id of the conversion. */
	eventId: string | null;
}

/**
 * The conversion's id: the sender's own, else click and transaction, which do not change when the
 * status does. `undefined` when the postback names none of them.
 */
export function conversionId(ids: Identifiers): string | undefined {
	if (ids.eventId !== null) return ids.eventId;
	const click = ids.clickId ?? ids.externalId;
	if (click === null && ids.transactionId === null) return undefined;
	return `${click ?? ''}:${ids.transactionId ?? ''}`;
}

/** An id from the content alone, for what names nothing but is surely one person's. */
export function contentId(parts: readonly unknown[]): string {
	return `content-${fingerprint(JSON.stringify(parts), 24)}`;
}

/**
 * Two postbacks with the same key are the same news: click id, transaction id, event and status. A
 * changed status is news. `undefined` where nothing identifies the conversion, so that two visitors
 * without ids are not taken for one.
 */
export function duplicateKey(
	ids: Identifiers,
	conversion: Pick<Conversion, 'event' | 'trackerStatus' | 'status' | 'revenue' | 'currency'>,
	compareValue: boolean,
): string | undefined {
	if (conversionId(ids) === undefined) return undefined;
	const { event, status, trackerStatus, revenue, currency } = conversion;
	const news = [
		event,
		status,
		trackerStatus.toLowerCase(),
		...(compareValue ? [revenue, currency] : []),
	];
	return fingerprint(
		JSON.stringify([ids.clickId, ids.externalId, ids.transactionId, ids.eventId, ...news]),
		22,
	);
}
