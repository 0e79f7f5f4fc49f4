import { filled } from '../forms';
import type { Normaliser } from '../hash';
import { COMMON_FORMS, ZIP_PLUS_4 } from '../personForms';

/**
 * Meta's rules for customer information, as published (ad-platforms §1.3). Where Meta's own libraries
 * differ from one another the published rules decide: letters of every alphabet stay, in UTF-8; spaces
 * and punctuation go. Every function answers `undefined` for what is better left out.
 */

export const { email, phone, name, city, state, country, dateOfBirth, gender } = COMMON_FORMS;

/** Most of those that are sent; nothing is to be done to them. */
const PLAIN_ZIP = /^\d{5}$/;
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

/** No spaces, lower case, in the same form as the pixel sends it. */
export const externalId: Normaliser = (text) => filled(text.replace(/\s+/g, '').toLowerCase());
