import { filled, lettersAndDigits, mailAddress, phoneDigits } from './forms';
import type { Normaliser } from './hash';
import { countryCode, stateCode } from './places';

/** Forms of names, places and dates that several platforms share; see `forms.ts`. */

/** Lower case, without spaces and punctuation; letters of every alphabet stay. */
export const plainName: Normaliser = (text) => filled(lettersAndDigits(text));

/** ISO 3166-1 alpha-2, lower case, also from the English name. */
export const countryLower: Normaliser = (text) => countryCode(text)?.toLowerCase();

/** States of the US and provinces of Canada as two letters, others written out. */
export const stateOrName: Normaliser = (text) => stateCode(text) ?? plainName(text);

/** A postal code of the US in nine digits; the first five are the one that all have. */
export const ZIP_PLUS_4 = /^(\d{5})-\d{4}$/;
const NINE_DIGITS = /^(\d{5})-?\d{4}$/;

/**
 * No spaces or dashes, lower case; five digits for the US. A dash alone does not make a ZIP+4: 90-660 is
 * in Poland.
 */
export const postalPlain: Normaliser = (text) => {
	const trimmed = text.trim().toLowerCase();
	return NINE_DIGITS.exec(trimmed)?.[1] ?? filled(trimmed.replace(/[\s-]/g, ''));
};

const DATE = /^(\d{4})-?(\d{2})-?(\d{2})$/;

/** YYYYMMDD. */
export const dateDigits: Normaliser = (text) => DATE.exec(text.trim())?.slice(1).join('');

/** The first letter of the words that are known. */
export const genderLetter =
	(words: Readonly<Record<string, string>>): Normaliser =>
	(text) => {
		const word = text.trim().toLowerCase();
		return Object.hasOwn(words, word) ? words[word] : undefined;
	};

export const MALE_OR_FEMALE = { f: 'f', female: 'f', m: 'm', male: 'm' } as const;

/** The rules that Meta made common, as far as others have taken them over. */
export const COMMON_FORMS = {
	/** Dots and plus signs stay, unlike at Google. */
	email: mailAddress,
	phone: phoneDigits,
	name: plainName,
	city: plainName,
	state: stateOrName,
	country: countryLower,
	dateOfBirth: dateDigits,
	gender: genderLetter(MALE_OR_FEMALE),
} as const satisfies Readonly<Record<string, Normaliser>>;
