/** The middle one of some numbers, or the mean of the middle two. */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? NaN)) / 2;
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
