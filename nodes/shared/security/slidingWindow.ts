/**
 * Lets at most `limit` through in any span of `windowMs`, wherever that span begins: a counter that
 * starts anew every minute would let twice as many through around the turn.
 */
export class SlidingWindow {
	/** When those that were let through came, the oldest at `next`, in milliseconds. */
	private readonly times: Float64Array;
	private next = 0;

	constructor(
		readonly limit: number,
		readonly windowMs: number,
	) {
		this.times = new Float64Array(limit).fill(-Infinity);
	}

	/** Takes a place and answers 0, or answers how long there will be none, in milliseconds. */
	take(nowMs: number): number {
		if (this.limit === 0) return this.windowMs;
		const waitMs = (this.times[this.next] ?? -Infinity) + this.windowMs - nowMs;
		if (waitMs > 0) return waitMs;
		this.times[this.next] = nowMs;
		this.next = (this.next + 1) % this.limit;
		return 0;
	}
}
