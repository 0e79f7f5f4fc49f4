import { PatternProblem, type Node, type Range } from './syntax';

/** A place in a pattern and where it leads: by a character, freely, or at an end of the text. */
export type Place =
	| { kind: 'set'; ranges: readonly Range[]; next: number }
	| { kind: 'free'; next: number[] }
	| { kind: 'begin' | 'end'; next: number }
	| { kind: 'match' };

const MOST_PLACES = 1_000;

/** A pattern as places and ways between them (Thompson's construction), searched for anywhere. */
export class Network {
	readonly places: Place[] = [{ kind: 'match' }];
	readonly start: number;

	constructor(pattern: Node) {
		const entry = this.build(pattern, 0);
		const search = this.add({ kind: 'free', next: [entry] });
		const any = this.add({ kind: 'set', ranges: [[0, 0xffff]], next: search });
		(this.places[search] as { next: number[] }).next.push(any);
		this.start = search;
	}

	private add(place: Place): number {
		if (this.places.length >= MOST_PLACES) {
			throw new PatternProblem('is too long, or repeats too often; make it shorter');
		}
		return this.places.push(place) - 1;
	}

	/** Adds a pattern that goes on at `next`; returns where it begins. */
	private build(node: Node, next: number): number {
		switch (node.kind) {
			case 'set':
				return this.add({ kind: 'set', ranges: node.ranges, next });
			case 'begin':
			case 'end':
				return this.add({ kind: node.kind, next });
			case 'sequence':
				return [...node.parts].reverse().reduce((after, part) => this.build(part, after), next);
			case 'choice': {
				const options = node.options.map((option) => this.build(option, next));
				return this.add({ kind: 'free', next: options });
			}
			case 'repeat':
				return this.repeat(node, next);
		}
	}

	private repeat({ part, min, max }: Node & { kind: 'repeat' }, next: number): number {
		let start = next;
		if (max === Infinity) {
			start = this.add({ kind: 'free', next: [next] });
			const body = this.build(part, start);
			(this.places[start] as { next: number[] }).next.unshift(body);
		} else {
			for (let extra = max - min; extra > 0; extra--) {
				const body = this.build(part, start);
				start = this.add({ kind: 'free', next: [body, next] });
			}
		}
		for (let needed = min; needed > 0; needed--) start = this.build(part, start);
		return start;
	}

	/**
	 * The places that a character can be read at, reached freely from others, and whether the pattern is
	 * found by then: anyhow, or if the text ends here.
	 */
	closure(from: readonly number[], isAtBegin: boolean): Closure {
		const sets: number[] = [];
		const seen = new Set<number>();
		const found = { anyhow: false, atEnd: false };
		const walk = (place: number, pastEnd: boolean): void => {
			const key = place * 2 + Number(pastEnd);
			if (seen.has(key)) return;
			seen.add(key);
			const at = this.places[place] as Place;
			if (at.kind === 'match') {
				found.atEnd = true;
				found.anyhow ||= !pastEnd;
			} else if (at.kind === 'free') at.next.forEach((next) => walk(next, pastEnd));
			else if (at.kind === 'end') walk(at.next, true);
			else if (at.kind === 'begin') {
				if (isAtBegin) walk(at.next, pastEnd);
			} else if (!pastEnd) sets.push(place);
		};
		from.forEach((place) => walk(place, false));
		return { sets: sets.sort((a, b) => a - b), ...found };
	}
}

export interface Closure {
	sets: number[];
	anyhow: boolean;
	atEnd: boolean;
}
