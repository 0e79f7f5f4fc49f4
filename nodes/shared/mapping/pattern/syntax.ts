/** Code units from the first to the last, both included. */
export type Range = readonly [first: number, last: number];

/** What a pattern is made of, once read. */
export type Node =
	| { kind: 'set'; ranges: readonly Range[] }
	| { kind: 'sequence'; parts: readonly Node[] }
	| { kind: 'choice'; options: readonly Node[] }
	| { kind: 'repeat'; part: Node; min: number; max: number; text: string }
	/** Only where the text begins, only where it ends. */
	| { kind: 'begin' }
	| { kind: 'end' };

/** Why a pattern cannot be used: a sentence for the person who wrote it. */
export class PatternProblem extends Error {}

export const LAST_UNIT = 0xffff;

export const ANY: Node = { kind: 'set', ranges: [[0, LAST_UNIT]] };

/** Ranges in order, those that touch made one. */
export function merged(ranges: readonly Range[]): Range[] {
	const sorted = [...ranges].sort(([a], [b]) => a - b);
	const result: Array<[number, number]> = [];
	for (const [first, last] of sorted) {
		const previous = result.at(-1);
		if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
		else result.push([first, last]);
	}
	return result;
}

/** All that is in none of the ranges. */
export function inverted(ranges: readonly Range[]): Range[] {
	const result: Range[] = [];
	let from = 0;
	for (const [first, last] of merged(ranges)) {
		if (first > from) result.push([from, first - 1]);
		from = last + 1;
	}
	if (from <= LAST_UNIT) result.push([from, LAST_UNIT]);
	return result;
}

export function overlap(a: readonly Range[], b: readonly Range[]): boolean {
	return a.some(([first, last]) => b.some(([from, to]) => first <= to && from <= last));
}

/**
 * The ranges with the lower case of all that is in them, for texts that come in lower case. Characters
 * whose lower case is longer than one unit are left as they are.
 */
export function folded(ranges: readonly Range[]): Range[] {
	const lower: Range[] = [];
	for (const [first, last] of ranges) {
		for (let unit = first; unit <= last; unit++) {
			const text = String.fromCharCode(unit).toLowerCase();
			const code = text.charCodeAt(0);
			if (text.length === 1 && code !== unit) lower.push([code, code]);
		}
	}
	return merged([...ranges, ...lower]);
}
