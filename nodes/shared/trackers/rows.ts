import { isObject } from '../conversion/isObject';

/** What trackers answer is JSON of any kind: nothing here throws, whatever stands in it. */

export type Row = Record<string, unknown>;

export const isRow: (value: unknown) => value is Row = isObject;

/** The entries of a list, as many as came: what is no row has nothing in it. */
export function asRows(list: readonly unknown[]): Row[] {
	return list.every(isRow) ? [...list] : list.map((entry) => (isRow(entry) ? entry : {}));
}

/** A cell as text. `String` throws at some objects, and of the others it tells nothing. */
export function cellText(value: unknown): string {
	return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** A count that an answer tells, or `undefined` where it tells none. */
export function countIn(value: unknown): number | undefined {
	if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) {
		return undefined;
	}
	const count = Number(value);
	return Number.isNaN(count) ? undefined : count;
}
