import { hash } from '../generator';
import { comparable, inOrder } from './filters';
import type { Sort } from './logQuery';

/**
 * Rows that tie come in another order with every request, as a database may do: nothing but the
 * asked-for sort can be relied on.
 */
export function tieBreaker(request: number): (a: number, b: number) => number {
	return (a, b) => hash(request, 0, a) - hash(request, 0, b) || a - b;
}

/** Sorts by all keys, each value read once, then by the tie breaker. */
export function sortRows<Row>(
	rows: readonly Row[],
	sort: readonly Sort[],
	value: (row: Row, name: string) => unknown,
	ties: (a: Row, b: Row) => number,
): Row[] {
	const keyed = rows.map((row) => ({
		row,
		keys: sort.map(({ name }) => comparable(value(row, name))),
	}));
	keyed.sort((a, b) => {
		for (const [k, { descending }] of sort.entries()) {
			const [left, right] = [a.keys[k], b.keys[k]];
			const order = left && right ? inOrder(left, right) : 0;
			if (order !== 0) return descending ? -order : order;
		}
		return ties(a.row, b.row);
	});
	return keyed.map(({ row }) => row);
}
