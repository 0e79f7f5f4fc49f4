/** Is told a text and the keys that lead to it; the list of keys is good until it returns. */
export type Reader = (text: string, path: readonly string[]) => void;

/** Of an error also what does not enumerate: its message, its stack, its cause. */
const namesOf = (value: object): string[] =>
	value instanceof Error ? Object.getOwnPropertyNames(value) : Object.keys(value);

/** Reads every text, number and key of a value, whatever it is; a circle is walked once. */
export function readTexts(value: unknown, read: Reader): void {
	const path: string[] = [];
	const above = new Set<object>();
	const walk = (inner: unknown): void => {
		if (typeof inner === 'string') return read(inner, path);
		if (typeof inner === 'number' || typeof inner === 'bigint') return read(`${inner}`, path);
		if (typeof inner !== 'object' || inner === null || above.has(inner)) return undefined;
		if (Buffer.isBuffer(inner)) return read(inner.toString('latin1'), path);
		above.add(inner);
		const isList = Array.isArray(inner);
		for (const name of namesOf(inner)) {
			path.push(name);
			if (!isList) read(name, path);
			walk((inner as Record<string, unknown>)[name]);
			path.pop();
		}
		above.delete(inner);
		return undefined;
	};
	walk(value);
}
