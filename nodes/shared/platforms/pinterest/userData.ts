import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import type { Hasher } from '../hash';
import { identityFields, listedUserData } from '../personal';
import { clickIdOf } from '../web';
import * as normalise from './normalise';

/** What is hashed; each is a list. */
const HASHED = identityFields(normalise);

/** Pinterest's click id, from the `_epik` cookie or the page. */
export const epikOf = (conversion: Conversion): string | undefined =>
	clickIdOf(conversion, 'epik', /[?&]epik=/);

/** `user_data` of an event: nothing blank in it. */
export function userDataOf(conversion: Conversion, hasher: Hasher): Tree {
	const data = listedUserData(conversion, HASHED, hasher, normalise.externalId);
	const epik = epikOf(conversion);
	if (epik !== undefined) data.click_id = epik;
	return data;
}
