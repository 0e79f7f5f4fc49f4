import type { TimeWindow } from './tracker';

/** Rows handed out together. */
const PAGE = 1_000;

export function* inPages<T>(rows: readonly T[], size = PAGE): Generator<T[]> {
	for (let start = 0; start < rows.length; start += size) {
		yield rows.slice(start, start + size);
	}
}

/** Those of a window, oldest first: for logs that answer with more than was asked for, in any order. */
export function within<T>(
	rows: ReadonlyArray<T | undefined>,
	window: TimeWindow,
	at: (row: T) => string,
): T[] {
	const [from, to] = [window.from.toMillis(), window.to?.toMillis() ?? Infinity];
	return rows
		.flatMap((row) => (row === undefined ? [] : { row, ms: Date.parse(at(row)) }))
		.filter(({ ms }) => ms >= from && ms < to)
		.sort((a, b) => a.ms - b.ms)
		.map(({ row }) => row);
}
