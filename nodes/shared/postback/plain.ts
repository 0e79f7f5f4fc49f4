import type { IDataObject } from 'n8n-workflow';

/** Keys that mean something to JavaScript itself; no tracker has parameters of these names. */
const POISON: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const DEEPEST = 6;
const MOST_KEYS = 200;

export function isPoison(key: string): boolean {
	return POISON.has(key);
}

/**
 * A copy of a stranger's value as plain data: no poisonous keys, not deeper than `DEEPEST`, at most
 * `MOST_KEYS` in each object or list. `undefined` where it goes too deep.
 */
export function plainValue(value: unknown, depth = 0): IDataObject[string] | undefined {
	if (typeof value !== 'object' || value === null) return value as IDataObject[string];
	if (depth >= DEEPEST) return undefined;
	if (Array.isArray(value)) {
		return value
			.slice(0, MOST_KEYS)
			.map((one) => plainValue(one, depth + 1) ?? null) as IDataObject[];
	}
	return plainObject(value, depth);
}

export function plainObject(value: object, depth = 0): IDataObject {
	const copy: IDataObject = {};
	for (const [key, one] of Object.entries(value).slice(0, MOST_KEYS)) {
		if (isPoison(key)) continue;
		const plain = plainValue(one, depth + 1);
		if (plain !== undefined) copy[key] = plain;
	}
	return copy;
}
