import type { Conversion, User } from '../../conversion/conversion';
import type { Hasher, Normaliser } from '../hash';
import { hasIdentityByHand } from './byHand';
import { fbc, fbp } from './clickId';
import * as normalise from './normalise';

interface HashedField {
	/** Meta's key. */
	key: string;
	of: (user: User, geo: Conversion['geo']) => string | null | undefined;
	form: Normaliser;
}

/** What is hashed, where it comes from, and how it is brought into form before. */
const HASHED: readonly HashedField[] = [
	{ key: 'em', of: (user) => user.email, form: normalise.email },
	{ key: 'ph', of: (user) => user.phone, form: normalise.phone },
	{ key: 'fn', of: (user) => user.firstName, form: normalise.name },
	{ key: 'ln', of: (user) => user.lastName, form: normalise.name },
	{ key: 'ct', of: (user, geo) => user.city || geo.city, form: normalise.city },
	{ key: 'st', of: (user, geo) => user.region || geo.region, form: normalise.state },
	{ key: 'zp', of: (user) => user.postalCode, form: normalise.postalCode },
	{ key: 'country', of: (user, geo) => user.country || geo.country, form: normalise.country },
	{ key: 'db', of: (user) => user.dateOfBirth, form: normalise.dateOfBirth },
	{ key: 'ge', of: (user) => user.gender, form: normalise.gender },
];

const NOBODY: User = {};

/** `user_data` of an event: hashed what is personal, plain what Meta wants plain, nothing blank. */
export function userData(conversion: Conversion, hasher: Hasher): Record<string, string> {
	const { geo, clickId, adClickIds, clickedAt, ip, userAgent } = conversion;
	const user = conversion.user ?? NOBODY;
	const data: Record<string, string> = {};
	for (const { key, of, form } of HASHED) {
		const value = of(user, geo);
		// Sheets and shops hand over phone numbers and postal codes as numbers.
		const hash = value ? hasher.remembering(key, String(value), form) : undefined;
		if (hash !== undefined) data[key] = hash;
	}
	const externalId = user.externalId || clickId;
	// Different for every click: not worth remembering.
	const hash = externalId ? hasher.once(String(externalId), normalise.externalId) : undefined;
	if (hash !== undefined) data.external_id = hash;
	if (ip?.trim()) data.client_ip_address = ip.trim();
	if (userAgent?.trim()) data.client_user_agent = userAgent;
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
	if (hasIdentityByHand(conversion)) return true;
	const keys = Object.keys(userData(conversion, hasher));
	return !TOO_BROAD.some((broad) => keys.every((key) => broad.has(key)));
}
