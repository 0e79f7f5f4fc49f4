import type { Command } from './base';
import { createTruth, type Truth, type TruthPostback, type TruthState } from './generator';

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

/** What happened on a simulated tracker account, and its clock; each tracker projects it in its own way. */
export class TruthAccount {
	readonly truth: Truth;
	private readonly clock: () => number;
	private offsetMs = 0;

	constructor(options: TruthAccountOptions = {}) {
		const { conversions = 1_000, seed = 1, days = 90, clicksPerConversion, now } = options;
		this.clock = now ?? Date.now;
		this.truth = createTruth({ conversions, seed, days, clicksPerConversion, end: this.clock() });
	}

	get nowMs(): number {
		return this.clock() + this.offsetMs;
	}

	get nowS(): number {
		return Math.floor(this.nowMs / 1000);
	}

	/** Moves the clock, which goes on running from there; postbacks that fall due have happened. */
	setNow(ms: number): void {
		this.offsetMs = ms - this.clock();
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

/** A whole number that an order names. */
export function numberOf(args: Record<string, unknown>, name: string, fallback?: number): number {
	const value = Number(args[name] ?? fallback ?? NaN);
	if (Number.isNaN(value)) throw new Error(`'${name}' must be a number`);
	return value;
}

/** What every tracker that stands on a `TruthAccount` can be ordered to do. */
export function truthCommands(account: TruthAccount): Record<string, Command> {
	const now = () => ({ now: new Date(account.nowMs).toISOString() });
	return {
		/** {seconds}: later postbacks happen. → {now} */
		advance: (args) => {
			account.setNow(account.nowMs + numberOf(args, 'seconds') * 1000);
			return now();
		},
		/** {at: ISO 8601 or milliseconds} → {now} */
		setNow: (args) => {
			account.setNow(typeof args.at === 'string' ? Date.parse(args.at) : numberOf(args, 'at'));
			return now();
		},
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
			...now(),
			conversions: account.startedBetween(0, Infinity).length,
			clicks: account.truth.clickCount,
		}),
	};
}
