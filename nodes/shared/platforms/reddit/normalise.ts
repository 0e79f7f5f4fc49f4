import { asItIs, bareMailAddress, phoneE164 } from '../forms';
import type { Normaliser } from '../hash';

/** Reddit's rules for match keys, as published for v3 (ad-platforms §4). */

/** Lower case; dots before the @ and what follows a plus go, at every provider. */
export const email = bareMailAddress;

/** How extensions are written. */
const EXTENSION = /(?:ext|anexo|poste|int|x|#).*$/i;

/** `+` and the digits with the country code, without an extension. */
export const phone: Normaliser = (text) => phoneE164(text.replace(EXTENSION, ''));

/** As it is. */
export const externalId = asItIs;
