import type { Conversion } from '../../conversion/conversion';
import { personOf } from '../google/person';
import type { Hasher } from '../hash';

/** Google Ads takes hashed e-mail and phone and nothing else, five at most (ad-platforms §2.3). */
export function userIdentifiers(conversion: Conversion, hasher: Hasher): object[] | undefined {
	const { email, phone } = personOf(conversion, hasher);
	const identifiers: object[] = [];
	if (email !== undefined) identifiers.push({ userIdentifierSource, hashedEmail: email });
	if (phone !== undefined) identifiers.push({ userIdentifierSource, hashedPhoneNumber: phone });
	return identifiers.length === 0 ? undefined : identifiers;
}

/** The advertiser's own data, not a partner's. */
const userIdentifierSource = 'FIRST_PARTY';
