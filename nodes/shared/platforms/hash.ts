import * as crypto from 'node:crypto';

const HASHED = /^[0-9a-f]{64}$/i;

/** One-shot hashing costs a third of `createHash`; it exists from Node 20.12 on. */
const sha256: (text: string) => string =
	typeof crypto.hash === 'function'
		? (text) => crypto.hash('sha256', text, 'hex')
		: (text) => crypto.createHash('sha256').update(text).digest('hex');

/** Values seen before: countries and cities repeat from one conversion to the next. */
const REMEMBERED = 20_000;

/**
 * Hashes normalised personal data with SHA-256, remembering what repeats. The memory lives as long as
 * the hasher, which is one execution: no plain value is kept longer.
 */
export class Hasher {
	private readonly known = new Map<string, string>();

	/** For values that are different every time, such as click ids. */
	once(text: string): string {
		return isHashed(text) ? text.toLowerCase() : sha256(text);
	}

	/** For values that repeat. */
	hash(text: string): string {
		const found = this.known.get(text);
		if (found !== undefined) return found;
		const made = this.once(text);
		if (this.known.size < REMEMBERED) this.known.set(text, made);
		return made;
	}
}

/** Whether a value is a SHA-256 in hex already, and must not be normalised or hashed again. */
export function isHashed(text: string): boolean {
	return HASHED.test(text);
}
