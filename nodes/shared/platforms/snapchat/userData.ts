import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import type { Hasher } from '../hash';
import { identityFields, listedUserData } from '../personal';
import { clickIdOf } from '../web';
import * as normalise from './normalise';

/** What is hashed; each is a list, as people have several addresses. */
const HASHED = identityFields(normalise);

/** Snap's click id, `ScCid` in the page's address. */
export const scCidOf = (conversion: Conversion): string | undefined =>
	clickIdOf(conversion, 'scCid', /[?&]sccid=/i);

/** `user_data` of an event. `sc_cookie1`, the `_scid` of Snap's pixel, arrives as a field by hand. */
export function userDataOf(conversion: Conversion, hasher: Hasher): Tree {
	const data = listedUserData(conversion, HASHED, hasher, normalise.externalId);
	const scCid = scCidOf(conversion);
	if (scCid !== undefined) data.sc_click_id = scCid;
	return data;
}
