import { realText } from '../../conversion/adClickIds';
import { FIELD_NAMES, type FieldName, type OwnNames } from './fieldNames';

/** One row of an API, whatever is in it. */
export type Row = Readonly<Record<string, unknown>>;

export { isRow } from '../rows';

/** A dotted name, taken apart once for all rows. */
interface Way {
	name: string;
	/** Where there are dots. */
	keys: readonly string[] | undefined;
}

const wayOf = (name: string): Way => ({
	name,
	keys: name.includes('.') ? name.split('.') : undefined,
});

/** The value under a dotted name: a key of exactly that name, else the way through the objects. */
export function valueAt(row: unknown, name: string): unknown {
	return follow(row, wayOf(name));
}

function follow(row: unknown, { name, keys }: Way): unknown {
	if (typeof row !== 'object' || row === null) return undefined;
	if (Object.hasOwn(row, name)) return (row as Row)[name];
	if (keys === undefined) return undefined;
	let value: unknown = row;
	for (const key of keys) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
		value = (value as Row)[key];
	}
	return value;
}

/** Reads fields of rows by the user's names for them, then by the usual ones. */
export class FieldReader {
	private readonly ways: ReadonlyMap<FieldName, readonly Way[]>;

	constructor(own: OwnNames = new Map()) {
		this.ways = new Map(
			(Object.keys(FIELD_NAMES) as FieldName[]).map((field) => [
				field,
				[...(own.get(field) ?? []), ...(FIELD_NAMES[field] ?? [])].map(wayOf),
			]),
		);
	}

	/** The first value that is there: neither absent nor blank, nor an object or a list. */
	value(row: Row, ...fields: FieldName[]): unknown {
		for (const field of fields) {
			for (const way of this.ways.get(field) ?? []) {
				const value = follow(row, way);
				if (value !== undefined && value !== '' && typeof value !== 'object') return value;
			}
		}
		return undefined;
	}

	/** The same as text; `null` for none, for blanks and for unreplaced macros. */
	text(row: Row, ...fields: FieldName[]): string | null {
		return realText(this.value(row, ...fields));
	}
}
