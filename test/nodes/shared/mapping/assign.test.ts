import { assign } from '../../../../nodes/shared/mapping/suggest/assign';
import { Chance } from '../sync/model/chance';

const sumOf = (scores: number[][], columns: readonly number[]) =>
	columns.reduce((sum, column, row) => sum + (scores[row]?.[column] ?? 0), 0);

/** The highest sum there is: every way to pair is tried. */
function best(scores: number[][], row = 0, used: ReadonlySet<number> = new Set()): number {
	const own = scores[row];
	if (own === undefined) return 0;
	const without = best(scores, row + 1, used);
	return Math.max(
		without,
		...own.map((score, column) =>
			used.has(column) ? 0 : score + best(scores, row + 1, new Set([...used, column])),
		),
	);
}

it('pairs so that the sum is the highest there is', () => {
	const chance = new Chance(11);
	for (let turn = 0; turn < 1_500; turn++) {
		const columns = 1 + chance.below(6);
		const scores = Array.from({ length: 1 + chance.below(6) }, () =>
			Array.from({ length: columns }, () => (chance.happens(0.3) ? 0 : chance.unit())),
		);
		const paired = assign(scores);
		const taken = paired.filter((column) => column >= 0);
		expect(new Set(taken).size).toBe(taken.length);
		expect(sumOf(scores, paired)).toBeCloseTo(best(scores), 9);
	}
});

it('leaves what has no score apart', () => {
	expect(
		assign([
			[0, 0.5],
			[0, 0],
		]),
	).toEqual([1, -1]);
	expect(assign([])).toEqual([]);
	expect(assign([[], []])).toEqual([-1, -1]);
});

it('gives way where both are better off together', () => {
	// Greedy pairing would take 0.9 and leave the second with nothing.
	expect(
		assign([
			[0.9, 0.8],
			[0.7, 0],
		]),
	).toEqual([1, 0]);
});
