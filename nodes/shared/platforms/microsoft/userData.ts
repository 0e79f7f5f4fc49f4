import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import type { Hasher } from '../hash';
import { addHashed, externalIdOf, SOURCES, type PersonalField } from '../personal';
import { clickIdOf } from '../web';
import { isWithheld } from './consent';
import * as normalise from './normalise';

const HASHED: readonly PersonalField[] = [
	{ key: 'em', of: SOURCES.email, form: normalise.email, isUnique: true },
	{ key: 'ph', of: SOURCES.phone, form: normalise.phone, isUnique: true },
];

/** 32 hexadecimal digits, with or without the dashes of a UUID; anything else is refused. */
const MSCLKID = /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i;

/** Microsoft's click id, if it is one. */
export function msclkidOf(conversion: Conversion): string | undefined {
	const id = clickIdOf(conversion, 'msclkid', /[?&]msclkid=/);
	return id !== undefined && MSCLKID.test(id) ? id : undefined;
}

/**
 * `userData` of an event: nothing blank in it. Where the buyer forbade to hand on their data, Microsoft
 * gets the ids of the click alone.
 */
export function userDataOf(conversion: Conversion, hasher: Hasher): Tree {
	const { clickId, ip, userAgent } = conversion;
	const data: Tree = {};
	const withheld = isWithheld(conversion);
	const msclkid = msclkidOf(conversion);
	if (msclkid !== undefined) data.msclkid = msclkid;
	const named = withheld ? { clickId } : conversion;
	const externalId = externalIdOf(named, hasher, normalise.externalId);
	if (externalId !== undefined) data.externalId = externalId;
	if (withheld) return data;
	addHashed(data, HASHED, conversion, hasher, false);
	if (ip?.trim()) data.clientIpAddress = ip.trim();
	if (userAgent?.trim()) data.clientUserAgent = userAgent;
	return data;
}
