/** Compares words as people type them: case, spaces, hyphens and underscores do not matter. */
export function wordKey(word: string): string {
	return word.toLowerCase().replace(/[\s_-]+/g, '');
}

/** A user's own words and what each means, by `wordKey`. */
export type WordMap<T extends string> = ReadonlyMap<string, T>;

export function wordMap<T extends string>(entries: Iterable<readonly [string, T]>): WordMap<T> {
	return new Map([...entries].map(([word, meaning]) => [wordKey(word), meaning]));
}

/** Turns `{ confirmed: ['sale', …] }` into a map from each word to its meaning. */
export function invert<T extends string>(table: Partial<Record<T, readonly string[]>>): WordMap<T> {
	const entries = Object.entries(table) as Array<[T, readonly string[]]>;
	return wordMap(
		entries.flatMap(([meaning, words]) => words.map((word) => [word, meaning] as const)),
	);
}
