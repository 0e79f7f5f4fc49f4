import type { DateTime } from 'luxon';
import type { Conversion } from '../../conversion/conversion';
import { inPages } from '../pages';
import type { TimeWindow, Tracker } from '../tracker';

/** How far back the newest conversions are looked for, in days, before the whole window is read. */
const LOOKS = [1, 7, 30];

/** Rows as what they stand for, a page at a time; those that stand for nothing are left out. */
export function* readInPages<R, T>(
	rows: readonly R[],
	read: (row: R) => T | undefined,
): Generator<T[]> {
	for (const page of inPages(rows)) {
		const found = page.flatMap((row) => read(row) ?? []);
		if (found.length > 0) yield found;
	}
}

/**
 * The newest conversions of a log that cannot be asked for its end first: spans that go back further and
 * further until there are enough.
 */
export async function newest(
	tracker: Required<Pick<Tracker, 'conversions'>>,
	count: number,
	window: TimeWindow,
	now: DateTime,
): Promise<Conversion[]> {
	const end = window.to ?? now;
	const starts = LOOKS.map((days) => end.minus({ days })).filter((start) => start > window.from);
	for (const from of [...starts, window.from]) {
		const found: Conversion[] = [];
		for await (const page of tracker.conversions({ ...window, from })) found.push(...page);
		// A log may find by another moment than it is told by: what is older is for a wider look.
		const within = found.filter((one) => momentMs(one) >= from.toMillis());
		if (within.length >= count || from === window.from) {
			return within.sort((a, b) => momentMs(b) - momentMs(a)).slice(0, count);
		}
	}
	return [];
}

const momentMs = ({ updatedAt, convertedAt }: Conversion): number =>
	Date.parse(updatedAt ?? convertedAt);
