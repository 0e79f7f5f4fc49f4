import type { Conversion } from '../../conversion/conversion';
import { mailAddress, phoneE164 } from '../forms';
import type { Hasher } from '../hash';
import { clickIdOf } from '../web';

type Identifier = Record<string, string>;

/** The click id of X. */
export const twclidOf = (conversion: Conversion): string | undefined =>
	clickIdOf(conversion, 'twclid', /[?&]twclid=/);

/**
 * What names the buyer: each in an object of its own, address and browser together. One of these two
 * alone names nobody, and only goes along with something better.
 */
export function identifiersOf(conversion: Conversion, hasher: Hasher): Identifier[] {
	const { user } = conversion;
	const twclid = twclidOf(conversion);
	const email = user?.email ? hasher.once(String(user.email), mailAddress) : undefined;
	const phone = user?.phone ? hasher.once(String(user.phone), phoneE164) : undefined;
	const found: Identifier[] = [];
	if (twclid !== undefined) found.push({ twclid });
	if (email !== undefined) found.push({ hashed_email: email });
	if (phone !== undefined) found.push({ hashed_phone_number: phone });
	const visit = visitOf(conversion);
	const size = Object.keys(visit).length;
	if (size === 2 || (size === 1 && found.length > 0)) found.push(visit);
	return found;
}

function visitOf({ ip, userAgent }: Conversion): Identifier {
	const visit: Identifier = {};
	if (ip?.trim()) visit.ip_address = ip.trim();
	if (userAgent?.trim()) visit.user_agent = userAgent.trim();
	return visit;
}
