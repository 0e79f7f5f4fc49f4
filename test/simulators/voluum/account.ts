import { createTruth, type Truth, type TruthPostback, type TruthStatus } from '../generator';
import { MovableClock } from '../movableClock';

export interface AccountOptions {
	conversions: number;
	seed: number;
	days: number;
	clicksPerConversion: number;
	/** Unix time in milliseconds. */
	now: () => number;
}

/** One line of the conversions log. */
export interface Logged {
	index: number;
	/** Unix time in seconds of the postback that made it. */
	at: number;
}

/**
 * The types the account's postbacks come with (`et=`). A sale that names none is a plain conversion,
 * whose type is blank.
 */
export const TYPES: Readonly<Record<TruthStatus, string>> = {
	lead: 'Lead',
	sale: 'Sale',
	rejected: 'Rejected',
	refunded: 'Refund',
	trash: 'Trash',
	registration: 'Registration',
	deposit: 'Deposit',
	rebill: 'Rebill',
};

/**
 * The truth as a Voluum account sees it: the first postback of a click and transaction makes a conversion,
 * every further one is a duplicate and changes nothing.
 */
export class VoluumAccount extends MovableClock {
	readonly truth: Truth;
	/** Oldest first; in order of arrival within a second. */
	private readonly log: Logged[];

	constructor({ now, ...options }: AccountOptions) {
		super(now);
		this.truth = createTruth({ ...options, end: this.nowMs });
		this.log = Array.from({ length: this.truth.size }, (_, index) => ({
			index,
			at: this.truth.firstAt(index),
		})).sort((a, b) => a.at - b.at);
	}

	/** What has been logged in [fromS, toS), oldest first. */
	logged(fromS: number, toS: number): readonly Logged[] {
		const end = Math.min(toS, this.nowS + 1);
		return this.log.slice(this.position(fromS), Math.max(this.position(end), 0));
	}

	/** First line not before a second. */
	private position(second: number): number {
		let low = 0;
		let high = this.log.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((this.log[middle]?.at ?? Infinity) < second) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** The postback that made a conversion. */
	firstPostback(index: number): TruthPostback {
		const [first] = this.truth.timeline(index);
		if (!first) throw new Error(`Conversion ${index} has no postback`);
		return first;
	}

	typeOf(index: number): string {
		const { status, word } = this.firstPostback(index);
		return word === 'sale' ? '' : TYPES[status];
	}

	/** Conversions that happen now, each with a click of its own. Returns their numbers. */
	create(count: number): number[] {
		const at = this.nowS;
		return Array.from({ length: count }, () => this.add(this.truth.append({ at }), at));
	}

	/**
	 * A postback or a line of an upload. `undefined`: no such click, or a conversion that is known already.
	 */
	receive(
		clickId: string,
		postback: Omit<TruthPostback, 'at'> & { at?: number; transactionId: string },
	): number | undefined {
		const click = this.truth.clickOfId(clickId);
		if (click === undefined) return undefined;
		const { transactionId, at = this.nowS, ...rest } = postback;
		const known = this.truth.conversionsOfClick(click);
		if (known.some((index) => this.truth.transactionId(index) === transactionId)) return undefined;
		const timeline = [{ at, ...rest }];
		return this.add(this.truth.append({ at, click, transactionId, timeline }), at);
	}

	private add(index: number, at: number): number {
		this.log.splice(this.position(at + 1), 0, { index, at });
		return index;
	}
}
