/** Whether the buyer is new to the advertiser, in the words of all of Google's APIs. */
export const CUSTOMER_TYPES = ['NEW', 'RETURNING', 'REENGAGED'] as const;

/** The word of a list, however it is spelled by whoever gave it; nothing for any other. */
export function wordOf<W extends string>(words: readonly W[], given: unknown): W | undefined {
	if (typeof given !== 'string') return undefined;
	const word = given.trim().toUpperCase();
	return words.find((known) => known === word);
}

/** The entries of an object by hand that are plain values, as texts. */
export function plainEntries(given: unknown): Array<[name: string, value: string]> {
	if (typeof given !== 'object' || given === null || Array.isArray(given)) return [];
	return Object.entries(given as Record<string, unknown>)
		.filter(([, value]) => PLAIN.has(typeof value) && value !== '')
		.map(([name, value]) => [name, String(value)]);
}

const PLAIN: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);
