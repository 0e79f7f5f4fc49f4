import * as crypto from 'node:crypto';

const HASHED = /^[0-9a-f]{64}$/i;

/** SHA-256 of an empty text: a blank that somebody hashed. It would match strangers to one another. */
const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** One-shot hashing costs a third of `createHash`; it exists from Node 20.12 on. */
const sha256: (text: string) => string =
	typeof crypto.hash === 'function'
		? (text) => crypto.hash('sha256', text, 'hex')
		: (text) => crypto.createHash('sha256').update(text).digest('hex');

/** Brings a value into the platform's form, or tells that it is better left out. */
export type Normaliser = (text: string) => string | undefined;

/** Values remembered per field: countries and cities repeat from one conversion to the next. */
const REMEMBERED = 20_000;

/**
 * Normalises and hashes personal data with SHA-256. What repeats is remembered, normalised form and
 * all, for as long as the hasher lives, which is one execution: no plain value is kept longer.
 */
export class Hasher {
	/** By field; `null` where nothing is left of a value. */
	private readonly known = new Map<string, Map<string, string | null>>();

	/** For fields whose values repeat; `field` tells their rules apart. */
	remembering(field: string, text: string, normalise: Normaliser): string | undefined {
		let values = this.known.get(field);
		if (values === undefined) this.known.set(field, (values = new Map()));
		const known = values.get(text);
		if (known !== undefined) return known ?? undefined;
		const made = this.once(text, normalise);
		if (values.size < REMEMBERED) values.set(text, made ?? null);
		return made;
	}

	/** For values that are different nearly every time, such as click ids: remembering costs as much. */
	once(text: string, normalise: Normaliser): string | undefined {
		const trimmed = text.trim();
		// Recognised before anything is done to it: normalising a hash would spoil it.
		if (isHashed(trimmed)) return isHashOfNothing(trimmed) ? undefined : trimmed.toLowerCase();
		const form = normalise(trimmed);
		return form === undefined || form === '' ? undefined : sha256(form);
	}
}

/** Whether a value is the hash of a blank, which stands for nothing. */
function isHashOfNothing(text: string): boolean {
	return text.toLowerCase() === HASH_OF_NOTHING;
}

/** Whether a value is a SHA-256 in hex already, and must not be normalised or hashed again. */
export function isHashed(text: string): boolean {
	return text.length === HASH_OF_NOTHING.length && HASHED.test(text);
}
