import { clickAt, offerOfClick, campaignOfClick, type TruthClick } from './clicks';
import type { TruthCampaign } from './catalogue';
import { clickOfId, eventId, indexOfEventId } from './ids';
import { Dice, LANE } from './random';
import { SCENARIO_SLOTS } from './scenarios';
import { MAX_CONVERSIONS } from './types';
import type { Appended, TruthConversion, TruthOptions, TruthPostback, TruthState } from './types';

const DAY_S = 86_400;
const BATCH_S = 6 * 3_600;
/** Networks that report in batches make many conversions share one second. */
const BATCH_SHARE = 0.1;
/** Share of clicks that convert twice, under two transaction ids. */
const TWICE_SHARE = 0.04;
const NO_TRANSACTION_SHARE = 0.12;
/** Longest time from click to conversion, in seconds. */
export const MAX_CLICK_DELAY_S = 7 * DAY_S;

/**
 * What really happened in the simulated account, tracker-neutral. Everything is computed on demand
 * from the seed and the row number; only what was added later is kept.
 */
export class Truth {
	readonly startS: number;
	readonly endS: number;
	readonly clicksPerConversion: number;
	private readonly dice: Dice;
	private readonly seeded: number;
	/** How long one row's turn lasts, in seconds. */
	private readonly slotS: number;
	private readonly appended: Appended[] = [];
	/** Rows, among the appended ones, that brought a click of their own. */
	private readonly ownClicks: number[] = [];
	private readonly ownClickOf = new Map<number, number>();
	private readonly extraOfClick = new Map<number, number[]>();
	private readonly extraPostbacks = new Map<number, TruthPostback[]>();

	constructor({ conversions, end, days = 90, seed = 1, clicksPerConversion = 20 }: TruthOptions) {
		if (conversions > MAX_CONVERSIONS) throw new Error(`At most ${MAX_CONVERSIONS} conversions`);
		this.seeded = conversions;
		this.endS = Math.floor(end / 1000);
		this.startS = this.endS - days * DAY_S;
		this.clicksPerConversion = clicksPerConversion;
		this.slotS = (days * DAY_S) / Math.max(1, conversions);
		this.dice = new Dice(seed);
	}

	/** Conversions, those added later included. */
	get size(): number {
		return this.seeded + this.appended.length;
	}

	get clickCount(): number {
		return this.seeded * this.clicksPerConversion + this.ownClicks.length;
	}

	/** When the conversion was first heard of, Unix time in seconds. */
	firstAt(i: number): number {
		const later = this.appended[i - this.seeded];
		if (later) return later.at;
		const at = this.startS + Math.floor((i + this.dice.unit(LANE.firstAt, i)) * this.slotS);
		if (!this.dice.chance(LANE.batch, i, BATCH_SHARE)) return at;
		const batch = Math.ceil(at / BATCH_S) * BATCH_S;
		return batch <= this.endS ? batch : at;
	}

	/** Whether a conversion is the second one of the click of the row before it. */
	private isSecond(i: number): boolean {
		return i % 2 === 1 && i < this.seeded && this.dice.chance(LANE.shared, i, TWICE_SHARE);
	}

	clickIndexOf(i: number): number {
		if (i >= this.seeded) {
			const own = this.ownClickOf.get(i);
			return own ?? this.appended[i - this.seeded]?.click ?? 0;
		}
		const block = this.isSecond(i) ? i - 1 : i;
		const inBlock = this.dice.below(LANE.convertingClick, block, this.clicksPerConversion);
		return block * this.clicksPerConversion + inBlock;
	}

	/** Conversions that made the click what it is: those of the seed, or the one it was added for. */
	private ownConversions(click: number): number[] {
		const block = Math.floor(click / this.clicksPerConversion);
		if (block >= this.seeded) {
			const own = this.ownClicks[click - this.seeded * this.clicksPerConversion];
			return own === undefined ? [] : [own];
		}
		return [block, block + 1].filter((i) => i < this.seeded && this.clickIndexOf(i) === click);
	}

	/** Conversions of a click: none mostly, two for some. */
	conversionsOfClick(click: number): number[] {
		const later = this.extraOfClick.get(click);
		return later ? [...this.ownConversions(click), ...later] : this.ownConversions(click);
	}

	campaignOf(i: number): TruthCampaign {
		return campaignOfClick(this.dice, this.clickIndexOf(i));
	}

	transactionId(i: number): string {
		const later = this.appended[i - this.seeded];
		if (later?.transactionId !== undefined) return later.transactionId;
		const twice = this.isSecond(i) || this.isSecond(i + 1);
		if (!twice && this.dice.chance(LANE.transaction, i, NO_TRANSACTION_SHARE)) return '';
		return `T${this.dice.text(LANE.transactionText, i, 6)}-${i}`;
	}

	eventId(i: number): string {
		const millisecond = this.dice.bits(LANE.eventId, i) % 1_000;
		return eventId(this.dice, LANE.eventId, this.firstAt(i) * 1000 + millisecond, i);
	}

	indexOfEventId(id: string): number | undefined {
		const i = indexOfEventId(id);
		return i < this.size && this.eventId(i) === id ? i : undefined;
	}

	private seededTimeline(i: number): TruthPostback[] {
		const later = this.appended[i - this.seeded];
		if (later?.timeline) return later.timeline;
		const { steps } = this.dice.pick(LANE.scenario, i, SCENARIO_SLOTS);
		const payout =
			offerOfClick(this.dice, this.clickIndexOf(i)).payout *
			(0.9 + 0.2 * this.dice.unit(LANE.payout, i));
		let at = this.firstAt(i);
		return steps.map(({ status, word, hours, share }, step) => {
			if (hours) {
				const [least, most] = hours;
				const spread = Math.pow(most / least, this.dice.unit(LANE.stepDelay + step, i));
				at += Math.max(1, Math.round(least * spread * 3_600));
			}
			return {
				at,
				status,
				word,
				revenue: share === null ? null : Math.round(payout * share * 100) / 100,
			};
		});
	}

	/** All postbacks of a conversion, those still to come included, oldest first. */
	timeline(i: number): TruthPostback[] {
		const seeded = this.seededTimeline(i);
		const extra = this.extraPostbacks.get(i);
		return extra ? [...seeded, ...extra].sort((a, b) => a.at - b.at) : seeded;
	}

	conversion(i: number): TruthConversion {
		return {
			index: i,
			eventId: this.eventId(i),
			transactionId: this.transactionId(i),
			click: this.click(this.clickIndexOf(i)),
			timeline: this.timeline(i),
		};
	}

	/** What a tracker knows at that moment, or null while nothing has happened yet. */
	stateAt(i: number, atMs: number): TruthState | null {
		const history = this.timeline(i).filter(({ at }) => at * 1000 <= atMs);
		const [first] = history;
		const last = history.at(-1);
		if (!first || !last) return null;
		return {
			index: i,
			status: last.status,
			previousStatus: history.at(-2)?.status ?? null,
			word: last.word,
			revenue: history.filter((postback) => postback.revenue !== null).at(-1)?.revenue ?? null,
			firstAt: first.at,
			at: last.at,
			history,
		};
	}

	/** Conversions with a postback in (from, to]. Looks at every row. */
	changesBetween(fromMs: number, toMs: number): number[] {
		const changed: number[] = [];
		for (let i = 0; i < this.size; i += 1) {
			const isIn = ({ at }: TruthPostback) => at * 1000 > fromMs && at * 1000 <= toMs;
			if (this.timeline(i).some(isIn)) changed.push(i);
		}
		return changed;
	}

	private clickTime(click: number): number {
		const converted = this.ownConversions(click);
		if (converted.length > 0) {
			// Most convert within hours, a few after days.
			const delay = MAX_CLICK_DELAY_S * Math.pow(this.dice.unit(LANE.clickDelay, click), 6);
			return Math.min(...converted.map((i) => this.firstAt(i))) - 30 - Math.floor(delay);
		}
		const block = Math.floor(click / this.clicksPerConversion);
		const share = this.dice.unit(LANE.clickAt, click);
		return this.startS + Math.floor((block + share) * this.slotS);
	}

	click(click: number): TruthClick {
		const converting = this.ownConversions(click).length > 0;
		return clickAt(this.dice, click, this.clickTime(click), converting);
	}

	clickOfId(id: string): number | undefined {
		const click = clickOfId(this.dice, id);
		return click !== undefined && click < this.clickCount ? click : undefined;
	}

	/** Clicks with a time in [from, to], Unix seconds. Looks only where such clicks can be. */
	*clicksBetween(fromS: number, toS: number): Generator<TruthClick> {
		const blockOf = (s: number) => Math.floor((s - this.startS) / this.slotS);
		// A converting click lies up to a week before its row's turn, up to a batch after.
		const first = Math.max(0, blockOf(fromS - BATCH_S) - 1);
		const last = Math.min(this.seeded - 1, blockOf(toS + MAX_CLICK_DELAY_S + 60) + 1);
		const seededEnd = this.seeded * this.clicksPerConversion;
		const isIn = (click: number) => {
			const at = this.clickTime(click);
			return at >= fromS && at <= toS;
		};
		for (
			let j = first * this.clicksPerConversion;
			j < (last + 1) * this.clicksPerConversion;
			j += 1
		) {
			if (isIn(j)) yield this.click(j);
		}
		for (let j = seededEnd; j < this.clickCount; j += 1) if (isIn(j)) yield this.click(j);
	}

	/** Adds a conversion; returns its row number. */
	append(conversion: Appended): number {
		const i = this.size;
		if (i >= MAX_CONVERSIONS) throw new Error(`At most ${MAX_CONVERSIONS} conversions`);
		this.appended.push(conversion);
		if (conversion.click === undefined) {
			this.ownClickOf.set(i, this.clickCount);
			this.ownClicks.push(i);
		} else {
			const rows = this.extraOfClick.get(conversion.click) ?? [];
			this.extraOfClick.set(conversion.click, [...rows, i]);
		}
		return i;
	}

	/** Adds a postback to a conversion. */
	addPostback(i: number, postback: TruthPostback): void {
		this.extraPostbacks.set(i, [...(this.extraPostbacks.get(i) ?? []), postback]);
	}
}
