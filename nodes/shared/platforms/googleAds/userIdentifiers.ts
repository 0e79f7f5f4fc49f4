import type { Conversion } from '../../conversion/conversion';
import { personOf } from '../google/person';
import type { Hasher } from '../hash';

/** Google Ads takes hashed e-mail and phone and nothing else, five at most (ad-platforms §2.3). */
export function userIdentifiers(conversion: Conversion, hasher: Hasher): object[] | undefined {
	const { email, phone } = personOf(conversion, hasher);
	const identifiers: object[] = [];
	if (email !== undefined) identifiers.push({ ...FIRST_PARTY, hashedEmail: email });
	if (phone !== undefined) identifiers.push({ ...FIRST_PARTY, hashedPhoneNumber: phone });
	return identifiers.length === 0 ? undefined : identifiers;
}

const FIRST_PARTY = { userIdentifierSource: 'FIRST_PARTY' } as const;
