import type { Conversion, User } from '../../conversion/conversion';
import type { Hasher } from '../hash';
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
		email: hashed(hasher, 'google.email', user.email, normalise.email),
		phone: hashed(hasher, 'google.phone', user.phone, normalise.phone),
		address: addressOf(user, geo.country, hasher),
	};
}

function addressOf(user: User, visitedFrom: string | null, hasher: Hasher): Address | undefined {
	// Most conversions have no name; those cost nothing.
	if (!user.firstName || !user.lastName || !user.postalCode) return undefined;
	const country = user.country || visitedFrom;
	const regionCode = country ? normalise.regionCode(String(country)) : undefined;
	const postalCode = normalise.postalCode(String(user.postalCode));
	const givenName = hashed(hasher, 'google.given', user.firstName, normalise.givenName);
	const familyName = hashed(hasher, 'google.family', user.lastName, normalise.familyName);
	if (!regionCode || !postalCode || !givenName || !familyName) return undefined;
	return { givenName, familyName, regionCode, postalCode };
}

function hashed(
	hasher: Hasher,
	field: string,
	value: string | undefined,
	form: (text: string) => string | undefined,
): string | undefined {
	// Sheets and shops hand over phone numbers and postal codes as numbers.
	return value ? hasher.remembering(field, String(value), form) : undefined;
}

/** Whether there is anything in it by which Google could find who converted. */
export const isSomebody = ({ email, phone, address }: Person): boolean =>
	email !== undefined || phone !== undefined || address !== undefined;
