import { asItIs, phoneDigits } from '../forms';
import type { Normaliser } from '../hash';
import { COMMON_FORMS, postalPlain } from '../personForms';

/** TikTok's rules for what it matches people by (ad-platforms §3). City, state and country are sent plain. */

export const { email, name, city, state, country } = COMMON_FORMS;

/**
 * `+` and the digits with the country code (ITU-T E.164); in China the national number alone. No other
 * country code begins with 86.
 */
export const phone: Normaliser = (text) => {
	const digits = phoneDigits(text);
	if (digits === undefined) return undefined;
	return digits.startsWith('86') ? digits.slice(2) : `+${digits}`;
};

export const zipCode = postalPlain;

export const externalId = asItIs;
