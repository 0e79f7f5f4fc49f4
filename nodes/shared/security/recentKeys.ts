/** Remembers keys for a while, at most so many; the oldest leave first. */
export class RecentKeys {
	/** When each key came, oldest first, in milliseconds. */
	private readonly times = new Map<string, number>();

	constructor(
		readonly windowMs: number,
		private readonly most: number,
	) {}

	get size(): number {
		return this.times.size;
	}

	/** Whether the key is new; it is remembered from then on. */
	add(key: string, nowMs: number): boolean {
		this.dropOld(nowMs);
		if (this.times.has(key)) return false;
		this.times.set(key, nowMs);
		return true;
	}

	/** As if it had never come. */
	forget(key: string): void {
		this.times.delete(key);
	}

	private dropOld(nowMs: number): void {
		for (const [key, time] of this.times) {
			if (time + this.windowMs > nowMs && this.times.size < this.most) return;
			this.times.delete(key);
		}
	}
}
