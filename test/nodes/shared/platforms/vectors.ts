import { sha256 } from './examples';

type Normalised = string | undefined;
type Rules = Readonly<Record<string, (given: string) => Normalised>>;

/** What values become, for each rule of a platform. */
export type Vectors<R> = Record<keyof R, Array<[given: string, expected: Normalised]>>;

/** Tests each rule of a platform by its vectors. */
export function itNormalises<R extends Rules>(rules: R, vectors: Vectors<R>): void {
	describe.each(Object.keys(vectors))('%s', (field) => {
		it.each(vectors[field] ?? [])('%j becomes %j', (given, expected) =>
			expect(rules[field]?.(given)).toBe(expected),
		);
	});
}

/** Compares with the hashes that a platform prints beside its examples. */
export function itHashesAs<R extends Rules>(
	platform: string,
	rules: R,
	printed: ReadonlyArray<[field: keyof R & string, given: string, hash: string]>,
): void {
	it.each([...printed])(`hashes the %s %s as ${platform} does`, (field, given, hash) =>
		expect(sha256(rules[field]?.(given) ?? '')).toBe(hash),
	);
}
