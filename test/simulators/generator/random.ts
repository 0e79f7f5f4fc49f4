/**
 * Counter-based randomness: a value is a pure function of (seed, lane, n), so row 812,345 is known
 * without computing the rows before it, and nothing has to be kept.
 */
export function hash(seed: number, lane: number, n: number): number {
	let h = Math.imul(seed ^ 0x5bd1e995, 0x2545f491) ^ Math.imul(lane + 1, 0x6c078965);
	h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul(n + 1, 0x297a2d39);
	h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
	h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
	return (h ^ (h >>> 15)) >>> 0;
}

const TEXT = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_';
/** Every pair of characters: twelve bits at a time are twice as quick as six. */
const PAIRS = [...TEXT].flatMap((first) => [...TEXT].map((second) => first + second));
const PAIR_BITS = 12;

// Lanes of one text lie this far apart, so that they never meet those of another attribute.
const TEXT_LANE_STEP = 1_000;

/** Randomness of one seed. A lane names the attribute drawn, `n` the row. */
export class Dice {
	constructor(private readonly seed: number) {}

	/** In [0, 1). */
	unit(lane: number, n: number): number {
		return hash(this.seed, lane, n) / 4_294_967_296;
	}

	/** A 32-bit unsigned integer. */
	bits(lane: number, n: number): number {
		return hash(this.seed, lane, n);
	}

	/** An integer in [0, count). */
	below(lane: number, n: number, count: number): number {
		return Math.floor(this.unit(lane, n) * count);
	}

	chance(lane: number, n: number, probability: number): boolean {
		return this.unit(lane, n) < probability;
	}

	pick<T>(lane: number, n: number, list: readonly T[]): T {
		const value = list[this.below(lane, n, list.length)];
		if (value === undefined) throw new Error('Nothing to pick from an empty list');
		return value;
	}

	/** Letters, digits, `-` and `_`. */
	text(lane: number, n: number, length: number): string {
		let text = '';
		for (let part = 0; text.length < length; part += 1) {
			const bits = hash(this.seed, lane + part * TEXT_LANE_STEP, n);
			const first = PAIRS[bits & 0xfff] ?? '';
			text += first + (PAIRS[(bits >>> PAIR_BITS) & 0xfff] ?? '');
		}
		return text.slice(0, length);
	}

	/** Decimal digits, the first one not 0. */
	digits(lane: number, n: number, length: number): string {
		let text = String(1 + this.below(lane, n, 9));
		for (let part = 1; text.length < length; part += 1) {
			text += String(hash(this.seed, lane + part * TEXT_LANE_STEP, n))
				.padStart(10, '0')
				.slice(1);
		}
		return text.slice(0, length);
	}
}

/** Every row repeated as often as its whole-number weight says, to pick from evenly. */
export function weighted<T extends { weight: number }>(rows: readonly T[]): T[] {
	return rows.flatMap((row) => new Array<T>(row.weight).fill(row));
}

/** What is drawn; one lane each, below `TEXT_LANE_STEP`. */
export const LANE = {
	firstAt: 1,
	batch: 2,
	scenario: 3,
	payout: 4,
	shared: 5,
	eventId: 6,
	transaction: 7,
	transactionText: 8,
	convertingClick: 9,
	clickDelay: 10,
	clickAt: 11,
	campaign: 12,
	flow: 13,
	offer: 14,
	landing: 15,
	clickId: 16,
	clickEventId: 17,
	place: 18,
	visitor: 19,
	network4: 20,
	host4: 21,
	v6: 22,
	host6: 23,
	cost: 24,
	bot: 25,
	unique: 26,
	landingClick: 27,
	adClickId: 28,
	adClickText: 29,
	browserId: 30,
	browserIdText: 31,
	adSetId: 32,
	adId: 33,
	adIdMacro: 34,
	placement: 35,
	placementMacro: 36,
	strayMacro: 37,
	creative: 38,
	headline: 39,
	missingCity: 40,
	missingAgent: 41,
	strayMacroText: 42,
	keyword: 43,
	fbc: 44,
	/** One lane per step of a timeline from here on. */
	stepDelay: 50,
} as const;
