import type { Outgoing } from '../platform';

/**
 * By what Google recognises a conversion, per conversion action. The event ID is the same for ever for
 * one conversion and never shared by two, so it is what is sent unless the user says otherwise: the
 * transaction ID of a network can stand for a lead, its sale and each rebill alike, and Google would
 * count the first only.
 */
export const TRANSACTION_ID_SOURCES = ['eventId', 'transactionId'] as const;
export type TransactionIdSource = (typeof TRANSACTION_ID_SOURCES)[number];

/** What templates leave where there is no transaction ID; all conversions would be one (ad-platforms §2.2). */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
	...['null', 'undefined', 'none', 'nan', 'n/a', 'false', 'true', 'test'],
	...['123', '1234', '12345'],
]);

/** Google's tags take that many characters. */
const LONGEST = 64;

/**
 * The `transactionId` or `orderId` of a conversion. Upload and adjustment must say the same, so this is
 * the one place that decides; what is no transaction ID gives way to the event ID.
 */
export function transactionIdOf(
	{ conversion, eventId }: Outgoing,
	source: TransactionIdSource,
): string {
	if (source === 'eventId') return eventId;
	const id = conversion.transactionId?.trim() ?? '';
	return isSound(id) ? id : eventId;
}

function isSound(id: string): boolean {
	if (id.length < 2 || id.length > LONGEST) return false;
	// An address: refused as personal data (ORDER_ID_CONTAINS_PII).
	return !id.includes('@') && !PLACEHOLDERS.has(id.toLowerCase());
}
