import { filled, mailAddress, phoneDigits } from '../forms';
import type { Normaliser } from '../hash';
import { countryLower, dateDigits, genderLetter, MALE_OR_FEMALE, plainName } from '../personForms';
import { stateCode } from '../places';

/** Pinterest's rules for `user_data` (its OpenAPI description, `ConversionEventsUserDataProperties`). */

/** Lower case; dots and plus signs stay. */
export const email = mailAddress;

/** Only digits, with country and area code; no leading zeros. */
export const phone = phoneDigits;

/** Lower case, nothing else: punctuation stays, unlike in a city. */
export const name: Normaliser = (text) => filled(text.trim().toLowerCase().normalize('NFC'));

/** Lower case, no spaces, no punctuation. */
export const city = plainName;

const TWO_LETTERS = /^[a-z]{2}$/;

/** A two-letter code in lower case, and nothing else. */
export const state: Normaliser = (text) => {
	const code = stateCode(text) ?? text.trim().toLowerCase();
	return TWO_LETTERS.test(code) ? code : undefined;
};

const ZIP_PLUS_4 = /^(\d{5})-\d{4}$/;

/** Only digits, which leaves out countries whose codes have letters. Five for the US. */
export const zip: Normaliser = (text) => {
	const trimmed = text.trim();
	const plain = ZIP_PLUS_4.exec(trimmed)?.[1] ?? trimmed.replace(/[\s-]/g, '');
	return /^\d+$/.test(plain) ? plain : undefined;
};

export const country = countryLower;

/** Year, month and day. */
export const dateOfBirth = dateDigits;

/** `n` is for non-binary. */
export const gender = genderLetter({
	...MALE_OR_FEMALE,
	n: 'n',
	nonbinary: 'n',
	'non-binary': 'n',
});

/** As it is. */
export const externalId: Normaliser = (text) => filled(text.trim());
