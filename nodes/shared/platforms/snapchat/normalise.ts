import { filled, mailAddress, phoneDigits } from '../forms';
import type { Normaliser } from '../hash';
import {
	countryLower,
	dateDigits,
	genderLetter,
	MALE_OR_FEMALE,
	plainName,
	postalPlain,
	stateOrName,
} from '../personForms';

/** Snap's rules for customer information, as published on its page of parameters (ad-platforms §4). */

/** Trimmed and lower case; dots and plus signs stay. */
export const email = mailAddress;

/** Digits with the country code; no zeros or plus before it. */
export const phone = phoneDigits;

/** Lower case without punctuation, in UTF-8. */
export const name = plainName;
export const city = plainName;
export const state = stateOrName;
export const zip = postalPlain;
export const country = countryLower;

/** YYYYMMDD. */
export const dateOfBirth = dateDigits;
export const gender = genderLetter(MALE_OR_FEMALE);

/** As it is. */
export const externalId: Normaliser = (text) => filled(text.trim());
