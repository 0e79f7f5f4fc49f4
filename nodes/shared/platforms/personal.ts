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

/** A platform's own rules for the fields that most platforms call by Meta's keys. */
export type IdentityRules = Readonly<
	Record<
		'email' | 'phone' | 'name' | 'city' | 'state' | 'zip' | 'country' | 'dateOfBirth' | 'gender',
		Normaliser
	>
>;

/** The fields by the keys that Meta made common: Pinterest and Snapchat have taken them over. */
export const identityFields = (rules: IdentityRules): readonly PersonalField[] => [
	{ key: 'em', of: SOURCES.email, form: rules.email, isUnique: true },
	{ key: 'ph', of: SOURCES.phone, form: rules.phone, isUnique: true },
	{ key: 'fn', of: SOURCES.firstName, form: rules.name },
	{ key: 'ln', of: SOURCES.lastName, form: rules.name },
	{ key: 'ct', of: SOURCES.city, form: rules.city },
	{ key: 'st', of: SOURCES.region, form: rules.state },
	{ key: 'zp', of: SOURCES.postalCode, form: rules.zip },
	{ key: 'country', of: SOURCES.country, form: rules.country },
	{ key: 'db', of: SOURCES.dateOfBirth, form: rules.dateOfBirth },
	{ key: 'ge', of: SOURCES.gender, form: rules.gender },
];

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

/** What the browser of the visit told, in the keys of Meta; plain, as these platforms want it. */
export function addBrowser(
	target: Record<string, unknown>,
	{ ip, userAgent }: Pick<Conversion, 'ip' | 'userAgent'>,
): void {
	if (ip?.trim()) target.client_ip_address = ip.trim();
	if (userAgent?.trim()) target.client_user_agent = userAgent;
}

/** `user_data` of platforms that take every hashed field as a list, without their own click id. */
export function listedUserData(
	conversion: Conversion,
	fields: readonly PersonalField[],
	hasher: Hasher,
	externalIdForm: Normaliser,
): Record<string, unknown> {
	const data: Record<string, unknown> = {};
	addHashed(data, fields, conversion, hasher, true);
	const externalId = externalIdOf(conversion, hasher, externalIdForm);
	if (externalId !== undefined) data.external_id = [externalId];
	addBrowser(data, conversion);
	return data;
}
