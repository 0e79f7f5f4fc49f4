import type { Conversion } from './conversion';
import { fingerprint, rememberingFingerprint } from './fingerprint';

type Versioned = Pick<
	Conversion,
	'status' | 'trackerStatus' | 'event' | 'trackerEvent' | 'revenue' | 'currency'
>;

/** Length of a version, in characters of base64url. */
export const VERSION_LENGTH = 9;

const word = { status: rememberingFingerprint(3), event: rememberingFingerprint(2) };

/** Where each field's part stands inside a version. `revenue` covers the amount with its currency. */
const PARTS = { status: [0, 3], event: [3, 5], revenue: [5, 9] } as const;

/**
 * What may change about a conversion, in nine characters: three for the status, two for the event,
 * four for the money. Parts rather than one hash, so that two versions also tell what changed.
 */
export function versionOf(conversion: Versioned): string {
	const { status, trackerStatus, event, trackerEvent, revenue, currency } = conversion;
	return (
		word.status(`${status}|${trackerStatus}`) +
		word.event(`${event}|${trackerEvent}`) +
		fingerprint(`${revenue ?? ''}|${currency ?? ''}`, 4)
	);
}

/** The names of the fields in which two versions differ. */
export function changedFields(before: string, after: string): string[] {
	return Object.entries(PARTS)
		.filter(([, [from, to]]) => before.slice(from, to) !== after.slice(from, to))
		.map(([field]) => field);
}
