/**
 * Pairs rows with columns, each at most once, so that the sum of the scores is the highest possible;
 * pairs without a score are left apart. The Hungarian method with potentials, O(rows² × columns).
 * Returns the column of each row, or -1.
 */
export function assign(scores: ReadonlyArray<readonly number[]>): number[] {
	const rows = scores.length;
	const columns = scores[0]?.length ?? 0;
	if (rows > columns) return turned(scores, columns);
	const costs = (row: number, column: number) => -(scores[row - 1]?.[column - 1] ?? 0);
	const rowPotential = new Float64Array(rows + 1);
	const columnPotential = new Float64Array(columns + 1);
	/** Row of each column, from 1; 0 is none. */
	const owner = new Int32Array(columns + 1);
	const way = new Int32Array(columns + 1);
	for (let row = 1; row <= rows; row++) {
		owner[0] = row;
		let at = 0;
		const least = new Float64Array(columns + 1).fill(Infinity);
		const used = new Uint8Array(columns + 1);
		do {
			used[at] = 1;
			const current = owner[at] as number;
			let delta = Infinity;
			let next = 0;
			for (let column = 1; column <= columns; column++) {
				if (used[column]) continue;
				const reduced =
					costs(current, column) -
					(rowPotential[current] as number) -
					(columnPotential[column] as number);
				if (reduced < (least[column] as number)) {
					least[column] = reduced;
					way[column] = at;
				}
				if ((least[column] as number) < delta) {
					delta = least[column] as number;
					next = column;
				}
			}
			for (let column = 0; column <= columns; column++) {
				if (used[column]) {
					(rowPotential[owner[column] as number] as number) += delta;
					(columnPotential[column] as number) -= delta;
				} else (least[column] as number) -= delta;
			}
			at = next;
		} while (owner[at] !== 0);
		while (at !== 0) {
			const previous = way[at] as number;
			owner[at] = owner[previous] as number;
			at = previous;
		}
	}
	const result = new Array<number>(rows).fill(-1);
	for (let column = 1; column <= columns; column++) {
		const row = (owner[column] as number) - 1;
		if (row >= 0 && (scores[row]?.[column - 1] ?? 0) > 0) result[row] = column - 1;
	}
	return result;
}

function turned(scores: ReadonlyArray<readonly number[]>, columns: number): number[] {
	const other = Array.from({ length: columns }, (_, column) =>
		scores.map((row) => row[column] ?? 0),
	);
	const result = new Array<number>(scores.length).fill(-1);
	assign(other).forEach((row, column) => {
		if (row >= 0) result[row] = column;
	});
	return result;
}
