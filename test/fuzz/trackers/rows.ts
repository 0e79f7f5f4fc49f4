import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { noRow, PLANTED, rowOf } from '../arbitraries';

/** Rows of an answer, and those among them that must come out. */
export interface Rows {
	rows: unknown[];
	readable: string[];
}

interface Shape {
	key: string;
	must: IDataObject;
	columns: readonly string[];
}

/** What one row of an answer is like: whether it can be read is known beforehand. */
type Kind = 'readable' | 'senseless' | 'none';

/**
 * Rows that can be read, with anything in the columns that do not matter; rows in which anything
 * stands anywhere; and what is no row at all.
 */
export function rowsOf({ key, must, columns }: Shape, most = 5): fc.Arbitrary<Rows> {
	const everything = [key, ...Object.keys(must), ...columns];
	const one = fc.oneof(
		{ weight: 4, arbitrary: fc.tuple(fc.constant<Kind>('readable'), rowOf(columns, 6)) },
		{ weight: 1, arbitrary: fc.tuple(fc.constant<Kind>('senseless'), rowOf(everything, 6)) },
		{ weight: 1, arbitrary: fc.tuple(fc.constant<Kind>('none'), noRow) },
	);
	return fc.array(one, { maxLength: most }).map((made) => {
		const readable: string[] = [];
		const rows = made.map(([kind, value], at) => {
			if (kind === 'senseless') return withoutSecretTimes(value as object, must);
			if (kind === 'none') return value;
			readable.push(`row-${at}`);
			return { ...(value as object), ...must, [key]: `row-${at}` };
		});
		return { rows, readable };
	});
}

/** A time of an unknown form is shown, so that its form can be told; nothing private is a time. */
function withoutSecretTimes(row: object, must: IDataObject): object {
	const hidden: ReadonlySet<unknown> = new Set(Object.values(PLANTED));
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => [
			name,
			name in must && hidden.has(value) ? '' : (value as unknown),
		]),
	);
}

/** How often each of the rows that can be read came out: once, whatever stood beside it. */
export function expectEachOnce(readable: readonly string[], found: readonly string[]): void {
	const times = new Map<string, number>();
	for (const id of found) times.set(id, (times.get(id) ?? 0) + 1);
	for (const id of readable) {
		if (times.get(id) !== 1) throw new Error(`${id} came out ${times.get(id) ?? 0} times`);
	}
}
