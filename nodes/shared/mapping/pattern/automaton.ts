import { Network, type Closure, type Place } from './network';
import { PatternProblem, type Node, type Range } from './syntax';

/** States that need no more characters. */
const LOST = 0;
const FOUND = 1;

/** Real patterns have dozens; what needs more is refused. */
const MOST_STATES = 1_000;

/**
 * A pattern as a table of states: one look-up for each character of a text, whatever the pattern, and
 * none after the answer is known. Made whole before it is used, so that no text can make it slow.
 */
export class Automaton {
	/** First code unit of each class of characters that the pattern treats alike. */
	private readonly cuts: number[];
	private readonly asciiClasses = new Uint16Array(128);
	private readonly table: Int32Array;
	/** By state: whether the pattern is found if the text ends there. */
	private readonly found: Uint8Array;
	private readonly start: number;
	private example: string | null | undefined;

	constructor(pattern: Node) {
		const network = new Network(pattern);
		this.cuts = cutsOf(network.places);
		for (let unit = 0; unit < 128; unit++) this.asciiClasses[unit] = searchClass(this.cuts, unit);
		const states = new StateMaker(network, this.cuts);
		this.start = states.make();
		const { rows, found } = states;
		const alive = aliveStates(rows, found);
		this.found = Uint8Array.from(found, Number);
		this.table = Int32Array.from(rows.flat(), (state) => (alive.has(state) ? state : LOST));
		if (!alive.has(this.start)) this.start = LOST;
	}

	/** Whether the pattern is found in the text. */
	test(text: string): boolean {
		const { table, asciiClasses } = this;
		const width = this.cuts.length;
		let state = this.start;
		for (let at = 0; state > FOUND && at < text.length; at++) {
			const unit = text.charCodeAt(at);
			const kind = unit < 128 ? (asciiClasses[unit] as number) : searchClass(this.cuts, unit);
			state = table[state * width + kind] as number;
		}
		return this.found[state] === 1;
	}

	/** Whether every text in which this pattern is found is one in which the other is. */
	isWithin(other: Automaton): boolean {
		// Nearly always an example tells.
		this.example ??= this.findExample();
		if (this.example !== null && !other.test(this.example)) return false;
		return !this.meets(other, (own, others) => own && !others);
	}

	/** Whether there is a text in which both are found. */
	meetsWith(other: Automaton): boolean {
		return this.meets(other, (own, others) => own && others);
	}

	/** Whether some text brings both to states that the test wants. */
	private meets(other: Automaton, wanted: (own: boolean, others: boolean) => boolean): boolean {
		const units = [...new Set([...this.cuts, ...other.cuts])];
		const waiting: Array<readonly [number, number]> = [[this.start, other.start]];
		const seen = new Set([this.start * MOST_STATES * 2 + other.start]);
		for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
			const [own, others] = pair;
			if (wanted(this.found[own] === 1, other.found[others] === 1)) return true;
			if (own === LOST) continue;
			for (const unit of units) {
				const next = [this.step(own, unit), other.step(others, unit)] as const;
				const key = next[0] * MOST_STATES * 2 + next[1];
				if (!seen.has(key)) waiting.push(next);
				seen.add(key);
			}
		}
		return false;
	}

	/** A shortest text in which the pattern is found; `null` where there is none. */
	private findExample(): string | null {
		const texts = new Map([[this.start, '']]);
		for (const [state, text] of texts) {
			if (this.found[state] === 1) return text;
			for (const unit of this.cuts) {
				const next = this.step(state, unit);
				if (next !== LOST && !texts.has(next)) texts.set(next, text + String.fromCharCode(unit));
			}
		}
		return null;
	}

	private step(state: number, unit: number): number {
		return this.table[state * this.cuts.length + searchClass(this.cuts, unit)] as number;
	}
}

/** Gathers the sets of places that texts lead to, each set one state (subset construction). */
class StateMaker {
	readonly rows: number[][] = [];
	readonly found: boolean[] = [];
	private readonly known = new Map<string, number>();
	private readonly waiting: Array<{ state: number; sets: number[] }> = [];
	/** By place and class: whether the place takes the characters of the class. */
	private readonly takes: boolean[][];

	constructor(
		private readonly network: Network,
		private readonly cuts: readonly number[],
	) {
		this.takes = network.places.map((place) =>
			cuts.map((unit) => place.kind === 'set' && contains(place.ranges, unit)),
		);
		for (const state of [LOST, FOUND]) {
			this.rows.push(cuts.map(() => state));
			this.found.push(state === FOUND);
		}
	}

	make(): number {
		const start = this.stateOf(this.network.closure([this.network.start], true));
		for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) {
			const { state, sets } = next;
			this.rows[state] = this.cuts.map((_, kind) => this.follow(sets, kind));
		}
		return start;
	}

	private follow(sets: readonly number[], kind: number): number {
		const reached = sets
			.filter((place) => this.takes[place]?.[kind])
			.map((place) => (this.network.places[place] as { next: number }).next);
		return this.stateOf(this.network.closure(reached, false));
	}

	private stateOf({ sets, anyhow, atEnd }: Closure): number {
		if (anyhow) return FOUND;
		if (sets.length === 0 && !atEnd) return LOST;
		const key = `${sets.join()}${atEnd ? '$' : ''}`;
		const known = this.known.get(key);
		if (known !== undefined) return known;
		const state = this.rows.length;
		if (state >= MOST_STATES) {
			throw new PatternProblem('has too many ways to match; make it shorter or more definite');
		}
		this.known.set(key, state);
		this.rows.push([]);
		this.found.push(atEnd);
		this.waiting.push({ state, sets });
		return state;
	}
}

/** States from which the pattern can still be found. */
function aliveStates(rows: readonly number[][], found: readonly boolean[]): Set<number> {
	const before = rows.map((): number[] => []);
	rows.forEach((row, state) => new Set(row).forEach((next) => before[next]?.push(state)));
	const alive = new Set<number>();
	const waiting = found.flatMap((isFound, state) => (isFound ? [state] : []));
	for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
		if (alive.has(state)) continue;
		alive.add(state);
		waiting.push(...(before[state] ?? []));
	}
	return alive;
}

function cutsOf(places: readonly Place[]): number[] {
	const cuts = new Set([0]);
	for (const place of places) {
		if (place.kind !== 'set') continue;
		for (const [first, last] of place.ranges) {
			cuts.add(first);
			if (last < 0xffff) cuts.add(last + 1);
		}
	}
	return [...cuts].sort((a, b) => a - b);
}

function searchClass(cuts: readonly number[], unit: number): number {
	let low = 0;
	let high = cuts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((cuts[middle] as number) <= unit) low = middle;
		else high = middle - 1;
	}
	return low;
}

const contains = (ranges: readonly Range[], unit: number) =>
	ranges.some(([first, last]) => unit >= first && unit <= last);
