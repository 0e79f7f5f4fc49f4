import { phoneE164 } from '../forms';
import type { Normaliser } from '../hash';
import { countryCode } from '../places';

/**
 * Google's rules for what names a buyer, the same for Google Ads, the Data Manager API and Google
 * Analytics (ad-platforms §2.4, there from Google's own formatter). Every function answers `undefined`
 * for what is better left out.
 */

/** Domains whose mailboxes are the same with and without dots and with any `+suffix`. */
const DOTLESS: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

const ADDRESS = /^([^\s@]+)@([^\s@]+)$/;

/** Lower case; without dots and `+suffix` at Gmail, whose two domains stay two. */
export const email: Normaliser = (text) => {
	const [, user = '', domain = ''] = ADDRESS.exec(text.trim().toLowerCase()) ?? [];
	if (!DOTLESS.has(domain)) return user === '' ? undefined : `${user}@${domain}`;
	const mailbox = user.replace(/\+.*$/, '').replaceAll('.', '');
	return mailbox === '' ? undefined : `${mailbox}@${domain}`;
};

/** `+` and digits; Google cannot add a country code that is missing. */
export const phone = phoneE164;

/** Titles that are no part of a first name; only with their full stop. */
const PREFIXES = ['mr', 'mrs', 'ms', 'dr'];
const PREFIX = new RegExp(`^(?:${PREFIXES.join('|')})\\.(?:\\s+|$)`);

export const givenName: Normaliser = (text) =>
	text.trim().toLowerCase().replace(PREFIX, '').trim() || undefined;

/** Generations and degrees that are no part of a last name. */
const SUFFIXES = [
	...['jr\\.?', 'sr\\.?', '2nd', '3rd', 'ii', 'iii', 'iv', 'v', 'vi'],
	...['cpa', 'dc', 'dds', 'vm', 'jd', 'md', 'phd'],
];
/** One or several at the end, after a comma or blanks each; blanks are looked through once only. */
const SUFFIX = new RegExp(`(?:(?:,\\s*|(?<!\\s)\\s+)(?:${SUFFIXES.join('|')})\\s?)+$`);

export const familyName: Normaliser = (text) =>
	text.trim().toLowerCase().replace(SUFFIX, '').trim() || undefined;

/** ISO 3166-1 alpha-2, upper case, also from the English name; sent plain. */
export const regionCode: Normaliser = (text) => countryCode(text);

/** As it is written, dashes kept; sent plain. */
export const postalCode: Normaliser = (text) => text.trim() || undefined;
