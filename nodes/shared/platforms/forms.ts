import type { Normaliser } from './hash';

/**
 * Forms of personal data that several platforms share. A platform's own `normalise.ts` puts its rules
 * together from these; each answers `undefined` for what is better left out.
 */

/** The text, unless there is none. */
export const filled = (text: string): string | undefined => (text === '' ? undefined : text);

/** As it is, without blanks around it: capital letters make a difference in an id. */
export const asItIs: Normaliser = (text) => filled(text.trim());

/** Lower case, letters and digits of every alphabet only, composed as the web does (UTF-8, NFC). */
export const lettersAndDigits = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
		.normalize('NFC');

const ADDRESS = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** An e-mail address, trimmed and lower case; dots and plus signs stay. */
export const mailAddress: Normaliser = (text) => {
	const address = text.trim().toLowerCase();
	return ADDRESS.test(address) ? address : undefined;
};

/** The same without dots before the @ and without what follows a plus, at every provider. */
export const bareMailAddress: Normaliser = (text) => {
	const [local, domain] = mailAddress(text)?.split('@') ?? [];
	const bare = local?.split('+')[0]?.replaceAll('.', '');
	return bare && domain ? `${bare}@${domain}` : undefined;
};

/** Digits of a phone number with its country code. Seven are the shortest number there is, fifteen the
 * longest (ITU-T E.164). */
export const phoneDigits: Normaliser = (text) => {
	const all = text.replace(/\D+/g, '');
	const digits = all.startsWith('0') ? all.replace(/^0+/, '') : all;
	return digits.length >= 7 && digits.length <= 15 ? digits : undefined;
};

/** A phone number as ITU-T E.164 writes it: `+` and the digits. */
export const phoneE164: Normaliser = (text) => {
	const digits = phoneDigits(text);
	return digits === undefined ? undefined : `+${digits}`;
};
