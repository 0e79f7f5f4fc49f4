/** Reads what platforms put into their answers, as far as it is what it should be: a proxy can stand between. */

/** A text with something in it. */
export const textIn = (value: unknown): string | null =>
	typeof value === 'string' && value !== '' ? value : null;

/** The events that an answer names, each once; a number that is none, or beyond the last, helps nobody. */
export const named = (rows: readonly number[], count: number): number[] =>
	[...new Set(rows)].filter((row) => row < count);
