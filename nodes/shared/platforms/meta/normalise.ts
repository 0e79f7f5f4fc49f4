import { filled, mailAddress, phoneDigits } from '../forms';
import type { Normaliser } from '../hash';
import {
	countryLower,
	dateDigits,
	genderLetter,
	MALE_OR_FEMALE,
	plainName,
	stateOrName,
} from '../personForms';

/**
 * Meta's rules for customer information, as published (ad-platforms §1.3). Where Meta's own libraries
 * differ from one another the published rules decide: letters of every alphabet stay, in UTF-8; spaces
 * and punctuation go. Every function answers `undefined` for what is better left out.
 */

/** Trimmed and lower case; dots and plus signs stay, unlike at Google. */
export const email = mailAddress;

/** Digits with the country code, no leading zeros. */
export const phone = phoneDigits;

export const name = plainName;
export const city = plainName;
export const state = stateOrName;

/** Most of those that are sent; nothing is to be done to them. */
const PLAIN_ZIP = /^\d{5}$/;
const ZIP_PLUS_4 = /^(\d{5})-\d{4}$/;
const UK_POSTCODE = /^([a-z]{1,2}\d[a-z\d]?\d)[a-z]{2}$/;

/**
 * No spaces or dashes; five digits for the US; area, district and sector for the UK. A dash alone does
 * not make a ZIP+4: 90-660 is in Poland.
 */
export function zip(text: string): string | undefined {
	const trimmed = text.trim().toLowerCase();
	if (PLAIN_ZIP.test(trimmed)) return trimmed;
	const five = ZIP_PLUS_4.exec(trimmed)?.[1];
	if (five !== undefined) return five;
	const plain = trimmed.replace(/[\s-]/g, '');
	return filled(UK_POSTCODE.exec(plain)?.[1] ?? plain);
}

export const country = countryLower;

/** YYYYMMDD. */
export const dateOfBirth = dateDigits;
export const gender = genderLetter(MALE_OR_FEMALE);

/** No spaces, lower case, in the same form as the pixel sends it. */
export const externalId: Normaliser = (text) => filled(text.replace(/\s+/g, '').toLowerCase());
