/** The middle one of some numbers, or the mean of the middle two. */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? NaN)) / 2;
}

/** A straight line through numbers that come at even steps. */
export interface Trend {
	mean: number;
	/** How much is added a step. */
	slope: number;
	standardError: number;
}

/** The line of least squares; its standard error takes the numbers for independent of each other. */
export function trendOf(numbers: readonly number[]): Trend {
	const count = numbers.length;
	const mean = numbers.reduce((sum, one) => sum + one, 0) / count;
	const middle = (count - 1) / 2;
	let [spread, both] = [0, 0];
	numbers.forEach((one, at) => {
		spread += (at - middle) ** 2;
		both += (at - middle) * (one - mean);
	});
	const slope = both / spread;
	const left = numbers.reduce((sum, one, at) => sum + (one - mean - slope * (at - middle)) ** 2, 0);
	return { mean, slope, standardError: Math.sqrt(left / (count - 2) / spread) };
}

/** `12,345` */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** `3.27` */
export const fixed = (value: number, digits = 2): string => value.toFixed(digits);

/** Columns wide enough for their content, the first to the left, all others to the right. */
export function table(rows: ReadonlyArray<readonly string[]>): string {
	const widths = (rows[0] ?? []).map((_cell, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0)),
	);
	return rows
		.map((row) =>
			row
				.map((cell, at) =>
					at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
				)
				.join('   ')
				.trimEnd(),
		)
		.join('\n');
}
