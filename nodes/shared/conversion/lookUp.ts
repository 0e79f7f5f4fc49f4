/** An entry of a table by a word from outside: `constructor` is in every object and in no table. */
export function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
	return Object.hasOwn(table, word) ? table[word] : undefined;
}
