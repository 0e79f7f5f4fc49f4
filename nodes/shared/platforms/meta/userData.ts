import type { Conversion, User } from '../../conversion/conversion';
import { isHashed, type Hasher } from '../hash';
import { fbc, fbp } from './clickId';
import * as normalise from './normalise';

type Normaliser = (text: string) => string | undefined;

/** Meta's key, where the value comes from, and how it is brought into form before hashing. */
const HASHED: ReadonlyArray<{
	key: string;
	of: (user: User) => string | undefined;
	form: Normaliser;
}> = [
	{ key: 'em', of: (user) => user.email, form: normalise.email },
	{ key: 'ph', of: (user) => user.phone, form: normalise.phone },
	{ key: 'fn', of: (user) => user.firstName, form: normalise.name },
	{ key: 'ln', of: (user) => user.lastName, form: normalise.name },
	{ key: 'ct', of: (user) => user.city, form: normalise.city },
	{ key: 'st', of: (user) => user.region, form: normalise.state },
	{ key: 'zp', of: (user) => user.postalCode, form: normalise.postalCode },
	{ key: 'country', of: (user) => user.country, form: normalise.country },
	{ key: 'db', of: (user) => user.dateOfBirth, form: normalise.dateOfBirth },
	{ key: 'ge', of: (user) => user.gender, form: normalise.gender },
];

const NOBODY: User = {};

/** `user_data` of an event: hashed what is personal, plain what Meta wants plain, nothing blank. */
export function userData(conversion: Conversion, hasher: Hasher): Record<string, string> {
	const { geo, clickId, adClickIds, clickedAt, ip, userAgent } = conversion;
	const { user = NOBODY } = conversion;
	const data: Record<string, string> = {};
	const set = (key: string, value: string | null | undefined): void => {
		if (value !== null && value !== undefined && value !== '') data[key] = value;
	};
	const known: User = {
		...user,
		city: user.city ?? geo.city ?? undefined,
		region: user.region ?? geo.region ?? undefined,
		country: user.country ?? geo.country ?? undefined,
	};
	for (const { key, of, form } of HASHED) {
		const value = of(known);
		if (value)
			set(
				key,
				hashed(value, form, (text) => hasher.hash(text)),
			);
	}
	const externalId = user.externalId ?? clickId;
	// Different for every click: not worth remembering.
	if (externalId)
		set(
			'external_id',
			hashed(externalId, normalise.externalId, (text) => hasher.once(text)),
		);
	set('client_ip_address', ip);
	set('client_user_agent', userAgent);
	set('fbc', fbc(adClickIds, clickedAt));
	set('fbp', fbp(adClickIds));
	return data;
}

/** Hashed values are recognised before anything is done to them; what is blank afterwards is left out. */
function hashed(
	value: string,
	form: Normaliser,
	hash: (text: string) => string,
): string | undefined {
	const text = value.trim();
	if (isHashed(text)) return text.toLowerCase();
	const formed = form(text);
	return formed === undefined ? undefined : hash(formed);
}

/** Without one of these Meta refuses the event, and the whole batch with it (subcode 2804050). */
export function isIdentified({
	user = NOBODY,
	clickId,
	adClickIds,
	clickedAt,
	ip,
}: Conversion): boolean {
	const own = [user.email, user.phone, user.externalId, clickId, ip];
	return (
		own.some(Boolean) || fbc(adClickIds, clickedAt) !== undefined || fbp(adClickIds) !== undefined
	);
}
