import { fingerprint } from '../conversion/fingerprint';

/** What the trackers share whose accounts all lie on one host of theirs. */

/** Where a tracker's API answers: its own host, unless the user typed another one such as a proxy. */
export function baseOf(typed: unknown, usual: string): string {
	const address = typeof typed === 'string' ? typed.trim().replace(/\/+$/, '') : '';
	return address === '' ? usual : address;
}

/**
 * How an account is called: the name that the user gave it, else a fingerprint of who signs in.
 * `undefined` where the credential has neither.
 */
export function hostedAccount(
	name: string | undefined,
	who: string | undefined,
): string | undefined {
	if (name?.trim()) return name.trim();
	return who?.trim() ? fingerprint(who.trim(), 10) : undefined;
}
