import type { Conversion, Geo, User } from '../conversion/conversion';
import type { Hasher, Normaliser } from './hash';

/** A field of personal data: the platform's key, where its value comes from, the form it is brought into. */
export interface PersonalField {
	key: string;
	of: (user: User, geo: Geo) => string | null | undefined;
	form: Normaliser;
	/** Hardly two buyers share it, so it is not worth remembering. */
	isUnique?: boolean;
}

/** Where each value comes from. Only what stays the same from order to order is filled from the visit. */
export const SOURCES = {
	email: (user: User) => user.email,
	phone: (user: User) => user.phone,
	firstName: (user: User) => user.firstName,
	lastName: (user: User) => user.lastName,
	city: (user: User, geo: Geo) => user.city || geo.city,
	region: (user: User, geo: Geo) => user.region || geo.region,
	postalCode: (user: User) => user.postalCode,
	country: (user: User, geo: Geo) => user.country || geo.country,
	dateOfBirth: (user: User) => user.dateOfBirth,
	gender: (user: User) => user.gender,
};

const NOBODY: User = {};

/** Writes the hashed fields that a conversion has, as texts or as lists of one text. */
export function addHashed(
	target: Record<string, unknown>,
	fields: readonly PersonalField[],
	{ user, geo }: Pick<Conversion, 'user' | 'geo'>,
	hasher: Hasher,
	asLists: boolean,
): void {
	for (const { key, of, form, isUnique } of fields) {
		const value = of(user ?? NOBODY, geo);
		if (!value) continue;
		// Sheets and shops hand over phone numbers and postal codes as numbers.
		const text = String(value);
		const hash = isUnique ? hasher.once(text, form) : hasher.remembering(key, text, form);
		if (hash !== undefined) target[key] = asLists ? [hash] : hash;
	}
}

/** What names the buyer to the advertiser: their own id, else the tracker's click id; hashed. */
export function externalIdOf(
	{ user, clickId }: Pick<Conversion, 'user' | 'clickId'>,
	hasher: Hasher,
	form: Normaliser,
): string | undefined {
	const id = user?.externalId || clickId;
	// Different for every click: not worth remembering.
	return id ? hasher.once(String(id), form) : undefined;
}
