import type { Conversion } from '../../conversion/conversion';
import type { Hasher } from '../hash';
import { addBrowser, addHashed, externalIdOf, identityFields } from '../personal';
import { hasIdentityByHand } from './byHand';
import { fbc, fbp } from './clickId';
import * as normalise from './normalise';

/** What is hashed. */
const HASHED = identityFields(normalise);

/** `user_data` of an event: hashed what is personal, plain what Meta wants plain, nothing blank. */
export function userData(conversion: Conversion, hasher: Hasher): Record<string, string> {
	const { adClickIds, clickedAt } = conversion;
	const data: Record<string, string> = {};
	addHashed(data, HASHED, conversion, hasher, false);
	const externalId = externalIdOf(conversion, hasher, normalise.externalId);
	if (externalId !== undefined) data.external_id = externalId;
	addBrowser(data, conversion);
	const clickOfMeta = fbc(adClickIds, clickedAt);
	if (clickOfMeta !== undefined) data.fbc = clickOfMeta;
	const browser = fbp(adClickIds);
	if (browser !== undefined) data.fbp = browser;
	return data;
}

/**
 * Sets of keys that match too many people: an event with nothing beyond one of them is refused, and
 * the whole batch with it (subcode 2804050; Meta's page on customer information parameters).
 */
const TOO_BROAD: ReadonlyArray<ReadonlySet<string>> = [
	new Set(['ct', 'country', 'st', 'zp', 'ge', 'client_user_agent']),
	new Set(['db', 'client_user_agent']),
	new Set(['fn', 'ge']),
	new Set(['ln', 'ge']),
];

/** Whether Meta can tell from it who converted, by what would really be sent. */
export function isIdentified(conversion: Conversion, hasher: Hasher): boolean {
	// Nearly every conversion of a tracker has one of these; only the others are worth the hashing.
	if (conversion.clickId?.trim() || conversion.ip?.trim()) return true;
	if (hasIdentityByHand(conversion, hasher)) return true;
	const keys = Object.keys(userData(conversion, hasher));
	return !TOO_BROAD.some((broad) => keys.every((key) => broad.has(key)));
}
