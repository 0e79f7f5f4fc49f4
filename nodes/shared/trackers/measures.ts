/** Sums of a row of a report by their names in the output. */
export type Sums = Readonly<Record<string, number | null>>;

/** Amounts that a breakdown adds up. */
export const MONEY = ['revenue', 'cost', 'profit'] as const;

/**
 * Computed here, from the sums, and never added up: they then mean the same for a day, for a month and
 * for a month that was read day by day, and for every tracker. `null` where the divisor is 0: no cost
 * is not a ROI of 0.
 */
export const RATIOS: Readonly<Record<'roi' | 'cr' | 'epc', (sums: Sums) => number | null>> = {
	roi: ({ profit, cost }) => ratio(profit, cost, 100, 2),
	cr: ({ conversions, clicks }) => ratio(conversions, clicks, 100, 2),
	epc: ({ revenue, clicks }) => ratio(revenue, clicks, 1, 4),
};

type Measured = Record<(typeof MONEY)[number] | keyof typeof RATIOS, number | null>;

/** The row with its amounts rounded to the four digits that trackers keep, and with the ratios. */
export function withRatios<Row extends object>(row: Row): Row & Measured {
	const sums = row as unknown as Sums;
	const money = MONEY.map((name) => [name, rounded(sums[name] ?? null, 4)] as const);
	const ratios = Object.entries(RATIOS).map(([name, of]) => [name, of(sums)] as const);
	return { ...row, ...(Object.fromEntries([...money, ...ratios]) as Measured) };
}

/** By a number or a text; rows that have none come last either way. Ties stay as they are. */
export function sorted<Row extends object>(rows: Row[], by: string, order: 'ASC' | 'DESC'): Row[] {
	const sign = order === 'ASC' ? 1 : -1;
	const valueOf = (row: Row) => (row as Record<string, number | string | null>)[by] ?? null;
	return rows.sort((a, b) => {
		const [left, right] = [valueOf(a), valueOf(b)];
		if (left === null || right === null) return Number(left === null) - Number(right === null);
		return sign * (left < right ? -1 : Number(left > right));
	});
}

/** What is left of the revenue, where a tracker does not tell. */
export const profitOf = (revenue: number | null, cost: number | null): number | null =>
	revenue === null || cost === null ? null : revenue - cost;

function ratio(
	part: number | null | undefined,
	whole: number | null | undefined,
	factor: number,
	digits: number,
): number | null {
	if (part === null || part === undefined || !whole) return null;
	return rounded((part / whole) * factor, digits);
}

/** Half away from zero, by the decimals a person sees: 1.42325 is 1.4233, whatever its last bit. */
export function rounded(value: number | null, digits: number): number | null {
	if (value === null) return null;
	const scale = 10 ** digits;
	const scaled = Number(Math.abs(value * scale).toPrecision(12));
	// Too large to have decimals; what is no number at all is none.
	if (!Number.isFinite(scaled)) return Number.isFinite(value) ? value : null;
	return (Math.sign(value) * Math.round(scaled)) / scale || 0;
}
