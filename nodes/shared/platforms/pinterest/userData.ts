import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import type { Hasher } from '../hash';
import { addHashed, externalIdOf, SOURCES, type PersonalField } from '../personal';
import { clickIdOf } from '../web';
import * as normalise from './normalise';

/** What is hashed; each is a list. */
const HASHED: readonly PersonalField[] = [
	{ key: 'em', of: SOURCES.email, form: normalise.email, isUnique: true },
	{ key: 'ph', of: SOURCES.phone, form: normalise.phone, isUnique: true },
	{ key: 'ge', of: SOURCES.gender, form: normalise.gender },
	{ key: 'db', of: SOURCES.dateOfBirth, form: normalise.dateOfBirth },
	{ key: 'ln', of: SOURCES.lastName, form: normalise.name },
	{ key: 'fn', of: SOURCES.firstName, form: normalise.name },
	{ key: 'ct', of: SOURCES.city, form: normalise.city },
	{ key: 'st', of: SOURCES.region, form: normalise.state },
	{ key: 'zp', of: SOURCES.postalCode, form: normalise.zip },
	{ key: 'country', of: SOURCES.country, form: normalise.country },
];

/** Pinterest's click id, from the `_epik` cookie or the page. */
export const epikOf = (conversion: Conversion): string | undefined =>
	clickIdOf(conversion, 'epik', /[?&]epik=/);

/** `user_data` of an event: nothing blank in it. */
export function userDataOf(conversion: Conversion, hasher: Hasher): Tree {
	const { ip, userAgent } = conversion;
	const data: Tree = {};
	addHashed(data, HASHED, conversion, hasher, true);
	const externalId = externalIdOf(conversion, hasher, normalise.externalId);
	if (externalId !== undefined) data.external_id = [externalId];
	const epik = epikOf(conversion);
	if (epik !== undefined) data.click_id = epik;
	if (ip?.trim()) data.client_ip_address = ip.trim();
	if (userAgent?.trim()) data.client_user_agent = userAgent;
	return data;
}
