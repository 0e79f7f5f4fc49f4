import type { TruthStatus } from '../generator';
import { TickedAccount, type TickedAccountOptions } from '../tickedAccount';

/** `now`: the machine's clock unless told. */
export type AccountOptions = Partial<TickedAccountOptions>;

/** What happened in one account, in the orders that its tracker can be asked for, and its clock. */
export class TgAccount extends TickedAccount {
	private byFirst: { size: number; rows: number[] } = { size: -1, rows: [] };

	constructor({ conversions = 1_000, seed = 1, days = 90, now = Date.now }: AccountOptions) {
		super({ conversions, seed, days, now });
	}

	advance(seconds: number): void {
		this.tick();
		this.setNow(this.nowMs + seconds * 1000);
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
