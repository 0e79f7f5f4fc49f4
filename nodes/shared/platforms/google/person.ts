import type { Conversion, User } from '../../conversion/conversion';
import type { Hasher, Normaliser } from '../hash';
import * as normalise from './normalise';

/** What names the buyer, as Google wants it: names and contacts hashed, the place plain. */
export interface Person {
	email: string | undefined;
	phone: string | undefined;
	address: Address | undefined;
}

/** Google takes an address with all four parts or not at all (ad-platforms §2.2). */
export interface Address {
	givenName: string;
	familyName: string;
	regionCode: string;
	postalCode: string;
}

const NOBODY: Person = { email: undefined, phone: undefined, address: undefined };

/** Nobody where the buyer denied sending user data: a consent that is sent with the data is too late. */
export function personOf(
	{ user, geo, consent }: Pick<Conversion, 'user' | 'geo' | 'consent'>,
	hasher: Hasher,
): Person {
	if (!user || consent?.adUserData === 'denied') return NOBODY;
	return {
		email: unique(hasher, user.email, normalise.email),
		phone: unique(hasher, user.phone, normalise.phone),
		address: addressOf(user, geo.country, hasher),
	};
}

function addressOf(user: User, visitedFrom: string | null, hasher: Hasher): Address | undefined {
	// Most conversions have no name; those cost nothing.
	if (!user.firstName || !user.lastName || !user.postalCode) return undefined;
	const country = user.country || visitedFrom;
	const regionCode = country ? normalise.regionCode(String(country)) : undefined;
	const postalCode = normalise.postalCode(String(user.postalCode));
	const givenName = repeated(hasher, 'google.given', user.firstName, normalise.givenName);
	const familyName = repeated(hasher, 'google.family', user.lastName, normalise.familyName);
	if (!regionCode || !postalCode || !givenName || !familyName) return undefined;
	return { givenName, familyName, regionCode, postalCode };
}

/** Sheets and shops hand over phone numbers as numbers. */
function unique(hasher: Hasher, value: string | undefined, form: Normaliser): string | undefined {
	return value ? hasher.once(String(value), form) : undefined;
}

/** Names are shared by many buyers. */
function repeated(
	hasher: Hasher,
	field: string,
	value: string,
	form: Normaliser,
): string | undefined {
	return hasher.remembering(field, String(value), form);
}

/** Whether there is anything in it by which Google could find who converted. */
export const isSomebody = ({ email, phone, address }: Person): boolean =>
	email !== undefined || phone !== undefined || address !== undefined;
