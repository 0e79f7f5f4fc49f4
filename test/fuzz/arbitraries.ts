import fc from 'fast-check';

/** What nobody may find in an error: planted in rows, answers and postbacks. */
export const PLANTED = {
	email: 'planted.person@example.com',
	phone: '+4915112345678',
	secret: 'planted-secret-0123456789',
} as const;

const TEXTS = [
	...['', ' ', 'null', '{clickid}', '0', '-1.5', '1,234.56', 'USD', 'approved', 'lead', 'nan'],
	...['2026-11-20 12:00:00', '2026-11-20T12:00:00Z', '0000-00-00 00:00:00', '1e999', '=1+1'],
	...['2026-13-45 99:99:99', '2026-02-30 12:00:00', '2026-11-20 24:00:00', '9'.repeat(400)],
	...['__proto__', 'constructor', '\u0000', '\ud800', '٣', 'Purchase', '%', '%E0%A4%A'],
	...Object.values(PLANTED),
];

const VALUES: unknown[] = [
	...[null, undefined, 0, -1, 1e21, 1e300, true, [], {}, 1_763_640_000, 1_763_640_000_000],
	...[[null], { id: null }, { toString: 1, valueOf: 1 }],
];

/** What stands in the fields of rows and postbacks, and what nobody expects there. */
export const cell: fc.Arbitrary<unknown> = fc.oneof(
	{ arbitrary: fc.constantFrom<unknown>(...TEXTS, ...VALUES), weight: 5 },
	{ arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 2 },
	{ arbitrary: fc.jsonValue({ maxDepth: 1 }), weight: 1 },
);

/** Some of these names, and now and then one that nobody knows. */
const nameOf = (names: readonly string[]): fc.Arbitrary<string> =>
	fc.oneof(
		{ arbitrary: fc.constantFrom(...names), weight: 5 },
		{ arbitrary: fc.string({ maxLength: 8 }), weight: 1 },
	);

/** A row that has some of these columns. */
export const rowOf = (
	columns: readonly string[],
	most = 8,
): fc.Arbitrary<Record<string, unknown>> =>
	fc.dictionary(nameOf(columns), cell, { maxKeys: Math.min(most, columns.length) });

/** What stands where a row should be. */
export const noRow: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
	...[null, 0, 'row', [], {}, true, [[]], { id: null }],
);

/** Fails where something planted stands in a text that people read. */
export function expectNothingPlanted(text: string, ...secrets: string[]): void {
	for (const hidden of [...Object.values(PLANTED), ...secrets]) {
		if (text.includes(hidden)) throw new Error(`'${hidden}' is shown: ${text}`);
	}
}
