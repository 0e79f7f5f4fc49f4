import { asItIs, bareMailAddress, phoneE164 } from '../forms';

/** Microsoft's rules for what it matches people by, as in its guide to the Conversions API. */

/** Lower case; dots before the @ and what follows a plus go, at every provider. */
export const email = bareMailAddress;

/** `+` and the digits with the country code (ITU-T E.164). */
export const phone = phoneE164;

/** As it is; Microsoft advises 32 bytes in hexadecimal, which its hash is. */
export const externalId = asItIs;
