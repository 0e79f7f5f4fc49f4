/** Seeded chance (mulberry32): the same seed always tells the same story. */
export class Chance {
	constructor(private state: number) {}

	/** From 0 up to, not including, 1. */
	unit(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** An integer from 0 up to, not including, `limit`. */
	below(limit: number): number {
		return Math.floor(this.unit() * limit);
	}

	happens(share: number): boolean {
		return this.unit() < share;
	}

	pick<T>(list: readonly T[]): T {
		const picked = list[this.below(list.length)];
		if (picked === undefined) throw new Error('Nothing to pick from');
		return picked;
	}
}
