import { createTruth, LatestIndex, type Truth, type TruthStatus } from '../generator';

export interface AccountOptions {
	conversions?: number;
	seed?: number;
	days?: number;
	/** Clock, Unix time in milliseconds; the machine's unless told. */
	now?: () => number;
}

/** What happened in one account, in the orders that its tracker can be asked for, and its clock. */
export class TgAccount {
	readonly truth: Truth;
	readonly index: LatestIndex;
	private readonly now: () => number;
	private offsetMs = 0;
	private clockMs: number;
	private byFirst: { size: number; rows: number[] } = { size: -1, rows: [] };

	constructor({ conversions = 1_000, seed = 1, days = 90, now = Date.now }: AccountOptions) {
		this.now = now;
		this.clockMs = now();
		this.truth = createTruth({ conversions, seed, days, end: this.clockMs });
		this.index = new LatestIndex(this.truth, this.nowS);
	}

	/** The tracker's clock, as of the last `tick`. */
	get nowMs(): number {
		return this.clockMs;
	}

	get nowS(): number {
		return Math.floor(this.clockMs / 1000);
	}

	/** Reads the clock; postbacks that fell due happen. */
	tick(): void {
		this.clockMs = this.now() + this.offsetMs;
		this.index.advance(this.nowS);
	}

	advance(seconds: number): void {
		this.offsetMs += seconds * 1000;
		this.tick();
	}

	/** Adds conversions that happen now, each with a click of its own. Returns their row numbers. */
	create(count: number): number[] {
		const rows = Array.from({ length: count }, () => this.truth.append({ at: this.nowS }));
		this.index.touch(rows);
		return rows;
	}

	/** Lets a postback for a conversion arrive now. */
	postback(row: number, status: TruthStatus, word: string, revenue: number | null = null): void {
		this.truth.addPostback(row, { at: this.nowS, status, word, revenue });
		this.index.touch([row]);
	}

	/** Rows first heard of in [from, to] (Unix seconds), the oldest first. */
	firstHeard(from: number, to: number): number[] {
		const { truth } = this;
		if (this.byFirst.size !== truth.size) {
			const rows = Array.from({ length: truth.size }, (_, row) => row);
			const at = rows.map((row) => truth.firstAt(row));
			this.byFirst = { size: truth.size, rows: rows.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0)) };
		}
		const end = Math.min(to, this.nowS);
		return this.byFirst.rows.filter((row) => {
			const at = truth.firstAt(row);
			return at >= from && at <= end;
		});
	}

	/** Rows last heard of in [from, to] (Unix seconds), the oldest first. */
	lastHeard(from: number, to: number): number[] {
		const { index } = this;
		const rows: number[] = [];
		for (let at = index.position(from); at < index.size && index.second(at) <= to; at += 1)
			rows.push(index.row(at));
		return rows;
	}
}
