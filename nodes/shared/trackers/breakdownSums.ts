import type { BreakdownRow } from './breakdownRow';
import { withRatios } from './measures';

/** The numbers of a breakdown that are added up where a tracker must be asked more than once. */
export const SUMMED = [
	'clicks',
	'uniqueClicks',
	'conversions',
	'leads',
	'sales',
	'rejected',
	'revenue',
	'cost',
	'profit',
] as const;

/** A row as a tracker's folder reads it: ratios are computed last. */
export type CountedRow = Omit<BreakdownRow, 'roi' | 'cr' | 'epc'>;

/** The dimensions of a row; what is left of it are numbers and in what they were counted. */
const NOT_DIMENSIONS: ReadonlySet<string> = new Set([...SUMMED, 'currency', 'timeZone']);

/** Rows of several answers, those of the same thing made one. */
export class BreakdownSums {
	private readonly rows = new Map<string, CountedRow>();

	add(row: CountedRow): void {
		const dimensions = Object.entries(row).filter(([name]) => !NOT_DIMENSIONS.has(name));
		const key = JSON.stringify(dimensions);
		const known = this.rows.get(key);
		if (known === undefined) return void this.rows.set(key, { ...row });
		for (const name of SUMMED) known[name] = added(known[name], row[name]);
	}

	/** All of them in one page, or none where there is nothing. */
	*page(): Generator<BreakdownRow[]> {
		if (this.rows.size > 0) yield [...this.sorted()];
	}

	/** With ratios, most clicks first. */
	*sorted(): Generator<BreakdownRow> {
		const rows = [...this.rows.values()].sort((a, b) => (b.clicks ?? 0) - (a.clicks ?? 0));
		for (const row of rows) yield withRatios(row);
	}
}

function added(a: number | null, b: number | null): number | null {
	return a === null && b === null ? null : (a ?? 0) + (b ?? 0);
}
