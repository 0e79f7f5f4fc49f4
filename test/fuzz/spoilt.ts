import fc from 'fast-check';
import { cell } from './arbitraries';

/** The ways to all parts of a value. */
function* paths(value: unknown, to: readonly string[] = []): Generator<readonly string[]> {
	yield to;
	if (typeof value !== 'object' || value === null) return;
	for (const [name, part] of Object.entries(value)) yield* paths(part, [...to, name]);
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
	if (name === undefined) return by;
	const copy = structuredClone(value) as Record<string, unknown>;
	copy[name] = replaced(copy[name], rest, by);
	return copy;
}

/** A saved state in which something else stands somewhere, as JSON from a database. */
export const spoilt = (whole: object): fc.Arbitrary<unknown> =>
	fc
		.tuple(fc.constantFrom(...paths(whole)), fc.oneof(cell, fc.constant(undefined)))
		.map(([path, by]) => {
			const text = JSON.stringify(replaced(whole, path, by));
			return text === undefined ? undefined : (JSON.parse(text) as unknown);
		});
