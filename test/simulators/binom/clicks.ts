import type { TruthPostback } from '../generator';
import type { TruthAccount } from '../truthAccount';

/** A click that converted: in Binom it has one conversion, whatever further postbacks say. */
export interface ConvertedClick {
	/** Number of the click in the truth. */
	click: number;
	/** Unix time in seconds of the conversion. */
	at: number;
}

export interface ClickState {
	/** The network's word of the last postback. */
	word: string;
	last: TruthPostback;
	/** Of the last postback that carried an amount. */
	payout: number | null;
}

/** What is known of a click's conversion by now, or nothing. */
export function stateOfClick(account: TruthAccount, click: number): ClickState | null {
	const heard = account.truth
		.conversionsOfClick(click)
		.flatMap((index) => account.truth.timeline(index))
		.filter(({ at }) => at <= account.nowS)
		.sort((a, b) => a.at - b.at);
	const last = heard.at(-1);
	if (last === undefined) return null;
	const paid = heard.filter(({ revenue }) => revenue !== null).at(-1);
	return { word: last.word, last, payout: paid?.revenue ?? null };
}

/** Converted clicks in the order of their conversions. */
export class ConvertedClicks {
	private cached: { size: number; clicks: ConvertedClick[] } | undefined;

	constructor(
		private readonly account: TruthAccount,
		/** Whether the time of a conversion is that of its last postback: it is not known to be. */
		private readonly timeMoves: boolean,
	) {}

	between(fromS: number, toS: number): ConvertedClick[] {
		const end = Math.min(toS, this.account.nowS);
		return this.all().filter(({ at }) => at >= fromS && at <= end);
	}

	private all(): ConvertedClick[] {
		const { size } = this.account.truth;
		if (this.cached?.size === size && !this.timeMoves) return this.cached.clicks;
		const { truth } = this.account;
		const clicks: ConvertedClick[] = [];
		for (let index = 0; index < size; index += 1) {
			const click = truth.clickIndexOf(index);
			const all = truth.conversionsOfClick(click);
			if (all[0] !== index) continue;
			const first = Math.min(...all.map((one) => truth.firstAt(one)));
			const moved = this.timeMoves ? stateOfClick(this.account, click)?.last.at : undefined;
			clicks.push({ click, at: moved ?? first });
		}
		clicks.sort((a, b) => a.at - b.at || a.click - b.click);
		this.cached = { size, clicks };
		return clicks;
	}
}
