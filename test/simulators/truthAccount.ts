import type { Command } from './base';
import { createTruth, type Truth, type TruthPostback, type TruthState } from './generator';
import { clockCommands, MovableClock, nowOf, numberOf } from './movableClock';

export interface TruthAccountOptions {
	/** Conversions there are at the start; 1,000 unless told. */
	conversions?: number;
	seed?: number;
	/** How far back the first conversion lies; 90 unless told. */
	days?: number;
	clicksPerConversion?: number;
	/** Clock, Unix time in milliseconds; the machine's unless told. */
	now?: () => number;
}

export type NewPostback = Omit<TruthPostback, 'at'> & { transactionId?: string };

/**
 * What happened on a simulated tracker account, and its clock, with which postbacks that fall due happen; each
 * tracker projects it in its own way.
 */
export class TruthAccount extends MovableClock {
	readonly truth: Truth;

	constructor(options: TruthAccountOptions = {}) {
		const { conversions = 1_000, seed = 1, days = 90, clicksPerConversion, now } = options;
		super(now);
		this.truth = createTruth({ conversions, seed, days, clicksPerConversion, end: this.nowMs });
	}

	stateOf(index: number): TruthState | null {
		return this.truth.stateAt(index, this.nowMs);
	}

	/** Conversions first heard of in [fromS, toS), as far as the clock has come. */
	startedBetween(fromS: number, toS: number): number[] {
		const end = Math.min(toS, this.nowS + 1);
		const found: number[] = [];
		for (let index = 0; index < this.truth.size; index += 1) {
			const at = this.truth.firstAt(index);
			if (at >= fromS && at < end) found.push(index);
		}
		return found;
	}

	/** Adds conversions that happen now, each with a click of its own. Returns their numbers. */
	create(count: number): number[] {
		return Array.from({ length: count }, () => this.truth.append({ at: this.nowS }));
	}

	/** Lets a postback for a conversion arrive now. */
	repeat(index: number, { status, word, revenue }: NewPostback): void {
		this.truth.addPostback(index, { at: this.nowS, status, word, revenue });
	}

	/**
	 * A postback for a click: updates the conversion with this transaction id, or the first one when it
	 * names none; else makes a further one, at `at` or now. Returns its number.
	 */
	receive(click: number, postback: NewPostback, at = this.nowS): number {
		const { transactionId, status, word, revenue } = postback;
		const same = this.truth
			.conversionsOfClick(click)
			.find((index) => !transactionId || this.truth.transactionId(index) === transactionId);
		if (same !== undefined) {
			this.repeat(same, postback);
			return same;
		}
		const timeline = [{ at, status, word, revenue }];
		return this.truth.append({ at, click, transactionId: transactionId ?? '', timeline });
	}
}

/** What every tracker that stands on a `TruthAccount` can be ordered to do. */
export function truthCommands(account: TruthAccount): Record<string, Command> {
	return {
		...clockCommands(account),
		/** {count} → numbers of conversions that happen now */
		create: (args) => account.create(numberOf(args, 'count', 1)),
		/** {index, status?, word?, revenue?}: a further postback of a conversion. → its state */
		postback: (args) => {
			const index = numberOf(args, 'index');
			account.repeat(index, {
				status: (args.status ?? 'sale') as NewPostback['status'],
				word: String(args.word ?? args.status ?? 'approved'),
				revenue: args.revenue === undefined ? null : numberOf(args, 'revenue'),
			});
			return account.stateOf(index);
		},
		/** → {now, conversions, clicks} */
		counts: () => ({
			...nowOf(account),
			conversions: account.startedBetween(0, Infinity).length,
			clicks: account.truth.clickCount,
		}),
	};
}
