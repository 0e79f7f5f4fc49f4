import { filled, mailAddress, phoneDigits } from '../forms';
import type { Normaliser } from '../hash';
import { countryLower, plainName, postalPlain, stateOrName } from '../personForms';

/** TikTok's rules for what it matches people by (ad-platforms §3). */

/** Trimmed and lower case; dots and plus signs stay. */
export const email = mailAddress;

/**
 * `+` and the digits with the country code (ITU-T E.164); in China the national number alone. No other
 * country code begins with 86.
 */
export const phone: Normaliser = (text) => {
	const digits = phoneDigits(text);
	if (digits === undefined) return undefined;
	return digits.startsWith('86') ? digits.slice(2) : `+${digits}`;
};

/** As it is, since capital letters make a difference in an id. */
export const externalId: Normaliser = (text) => filled(text.trim());

/** No punctuation, lower case, every alphabet. */
export const name = plainName;

export const zipCode = postalPlain;

/** Sent plain: city, state and country. */
export const city = plainName;
export const state = stateOrName;
export const country = countryLower;
