import { asItIs, filled } from '../forms';
import type { Normaliser } from '../hash';
import { COMMON_FORMS, genderLetter, MALE_OR_FEMALE, ZIP_PLUS_4 } from '../personForms';
import { stateCode } from '../places';

/** Pinterest's rules for `user_data` (its OpenAPI description, `ConversionEventsUserDataProperties`). */

export const { email, phone, city, country, dateOfBirth } = COMMON_FORMS;

/** Lower case, nothing else: punctuation stays, unlike in a city. */
export const name: Normaliser = (text) => filled(text.trim().toLowerCase().normalize('NFC'));

const TWO_LETTERS = /^[a-z]{2}$/;

/** A two-letter code in lower case, and nothing else. */
export const state: Normaliser = (text) => {
	const code = stateCode(text) ?? text.trim().toLowerCase();
	return TWO_LETTERS.test(code) ? code : undefined;
};

/** Only digits, which leaves out countries whose codes have letters. Five for the US. */
export const zip: Normaliser = (text) => {
	const trimmed = text.trim();
	const plain = ZIP_PLUS_4.exec(trimmed)?.[1] ?? trimmed.replace(/[\s-]/g, '');
	return /^\d+$/.test(plain) ? plain : undefined;
};

/** `n` is for non-binary. */
export const gender = genderLetter({
	...MALE_OR_FEMALE,
	n: 'n',
	nonbinary: 'n',
	'non-binary': 'n',
});

/** As it is. */
export const externalId = asItIs;
