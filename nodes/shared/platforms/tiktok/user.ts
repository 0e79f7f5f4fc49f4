import { realText } from '../../conversion/adClickIds';
import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { isHashed, type Hasher, type Normaliser } from '../hash';
import { addHashed, externalIdOf, SOURCES, type PersonalField } from '../personal';
import { clickIdOf } from '../web';
import * as normalise from './normalise';

/** What is hashed. */
const HASHED: readonly PersonalField[] = [
	{ key: 'email', of: SOURCES.email, form: normalise.email, isUnique: true },
	{ key: 'phone', of: SOURCES.phone, form: normalise.phone, isUnique: true },
	{ key: 'first_name', of: SOURCES.firstName, form: normalise.name },
	{ key: 'last_name', of: SOURCES.lastName, form: normalise.name },
	{ key: 'zip_code', of: SOURCES.postalCode, form: normalise.zipCode },
];

/** What TikTok wants plain. */
const PLAIN: readonly PersonalField[] = [
	{ key: 'city', of: SOURCES.city, form: normalise.city },
	{ key: 'state', of: SOURCES.region, form: normalise.state },
	{ key: 'country', of: SOURCES.country, form: normalise.country },
];

/** TikTok's click id. */
export const ttclidOf = (conversion: Conversion): string | undefined =>
	clickIdOf(conversion, 'ttclid', /[?&]ttclid=/);

/** `user` of an event: nothing blank in it. */
export function userOf(conversion: Conversion, hasher: Hasher): Tree {
	const { geo, adClickIds, ip, userAgent } = conversion;
	const user: Tree = {};
	addHashed(user, HASHED, conversion, hasher, false);
	const externalId = externalIdOf(conversion, hasher, normalise.externalId);
	if (externalId !== undefined) user.external_id = externalId;
	for (const { key, of, form } of PLAIN) {
		const value = of(conversion.user ?? {}, geo);
		const plain = value ? plainly(String(value), form) : undefined;
		if (plain !== undefined) user[key] = plain;
	}
	const ttclid = ttclidOf(conversion);
	if (ttclid !== undefined) user.ttclid = ttclid;
	const ttp = realText(adClickIds.ttp);
	if (ttp !== null) user.ttp = ttp;
	if (ip?.trim()) user.ip = ip.trim();
	if (userAgent?.trim()) user.user_agent = userAgent;
	return user;
}

/** A hash cannot be undone: it has no place in a field that TikTok reads. */
function plainly(text: string, form: Normaliser): string | undefined {
	return isHashed(text.trim()) ? undefined : form(text);
}
