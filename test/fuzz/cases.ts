import fc from 'fast-check';

/** Fixed, so that a failure is found again; FUZZ_SEED looks elsewhere. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_128);
/** Cases of each property; `FUZZ_CASES=100000 npx jest test/fuzz` takes its time. */
const CASES = Number(process.env.FUZZ_CASES ?? 60);

/** Long runs outlast what Jest allows a test. */
export const PATIENCE_MS = 60_000 + CASES * 100;

/** Holds for everything the arbitrary makes, or the smallest thing for which it does not. */
export function always<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void): void {
	fc.assert(fc.property(arbitrary, property), { seed: SEED, numRuns: CASES });
}

/** What stands in the fields of rows and postbacks, and what nobody expects there. */
export const cell: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(
		...['', ' ', 'null', '{clickid}', '0', '-1.5', '1,234.56', 'USD', 'approved', 'lead', 'nan'],
		...['2026-11-20 12:00:00', '2026-11-20T12:00:00Z', '0000-00-00 00:00:00', '1e999', '=1+1'],
		...[null, undefined, 0, -1, 1e21, NaN, true, [], {}, 1_763_640_000, 1_763_640_000_000],
		...['__proto__', 'constructor', '\u0000', '\ud800', '٣', 'Purchase', '%', '%E0%A4%A'],
	),
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.jsonValue({ maxDepth: 2 }),
);

/** A row that has some of these columns. */
export const rowOf = (columns: readonly string[]): fc.Arbitrary<Record<string, unknown>> =>
	fc.dictionary(fc.oneof(fc.constantFrom(...columns), fc.string({ maxLength: 8 })), cell, {
		maxKeys: columns.length,
	});
