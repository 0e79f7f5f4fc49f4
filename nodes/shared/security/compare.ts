import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether two secrets are the same, in a time that tells nothing about either. Both are hashed first,
 * since `timingSafeEqual` wants equal lengths and a length is worth something to a guesser.
 */
export function sameSecret(given: string, expected: string): boolean {
	return timingSafeEqual(digest(given), digest(expected)) && expected !== '';
}

/** Whether a secret is one of those that are valid now. All are compared, so that none is quicker. */
export function isOneOf(given: string, valid: readonly string[]): boolean {
	return valid.map((expected) => sameSecret(given, expected)).some(Boolean);
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
