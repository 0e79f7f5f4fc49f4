import { createTruth, LatestIndex, type Truth } from './generator';
import { MovableClock } from './movableClock';

export interface TickedAccountOptions {
	conversions: number;
	seed: number;
	days: number;
	/** Unix time in milliseconds. */
	now: () => number;
}

/** What happened on a tracker that is asked for its rows in the order of their last postback. */
export class TickedAccount {
	readonly truth: Truth;
	readonly index: LatestIndex;
	private readonly clock: MovableClock;
	private tickedMs: number;

	constructor({ conversions, seed, days, now }: TickedAccountOptions) {
		this.clock = new MovableClock(now);
		this.tickedMs = this.clock.nowMs;
		this.truth = createTruth({ conversions, seed, days, end: this.tickedMs });
		this.index = new LatestIndex(this.truth, this.nowS);
	}

	/** The tracker's clock, as of the last `tick`. */
	get nowMs(): number {
		return this.tickedMs;
	}

	get nowS(): number {
		return Math.floor(this.tickedMs / 1000);
	}

	/** Reads the clock; postbacks that fell due happen. */
	tick(): void {
		this.tickedMs = this.clock.nowMs;
		this.index.advance(this.nowS);
	}

	/** Moves the tracker's clock, which goes on running from there. */
	setNow(ms: number): void {
		this.clock.setNow(ms);
		this.tick();
	}

	/** Adds conversions that happen now, each with a click of its own. Returns their row numbers. */
	create(count: number): number[] {
		const rows = Array.from({ length: count }, () => this.truth.append({ at: this.nowS }));
		this.index.touch(rows);
		return rows;
	}
}
