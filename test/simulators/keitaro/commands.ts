import type { Command } from '../base';
import type { TruthAdClickIds } from '../generator';
import { clockCommands, nowOf, numberOf } from '../movableClock';
import type { KeitaroAccount } from './account';
import { keitaroStatus, statusOfWord } from './builds';
import type { Page } from './conversionsLog';

/** A conversion as it should be known to whoever reads this tracker now. */
export interface TruthRow {
	index: number;
	event_id: string;
	conversion_id: number;
	sub_id: string;
	tid: string;
	/** Keitaro's word on this build. */
	status: string;
	original_status: string;
	/** 0 when no postback carried an amount: Keitaro has no other way to say so. */
	revenue: number;
	cost: number;
	/** ISO 8601 in UTC: latest postback, first postback, click. */
	datetime: string;
	created: string;
	click_datetime: string;
	/** How many postbacks there were. */
	version: number;
	campaign_id: number;
	/** Now; `deleted` when the campaign is gone for good. */
	campaign_state: 'active' | 'paused' | 'archived' | 'deleted';
	/** What an ad platform would accept, wherever the row has it. */
	ad_click_ids: TruthAdClickIds;
}

/** Orders to move rows while a client pages through them. */
export interface Moving {
	rows: number;
	everyRequests: number;
	/** Whether the revenue grows by 1 with it; otherwise the postback repeats what was known. */
	change: boolean;
}

const iso = (second: number): string => new Date(second * 1000).toISOString();
const CAMPAIGN_STATES: Record<string, TruthRow['campaign_state']> = {
	active: 'active',
	disabled: 'paused',
	deleted: 'archived',
};

export function truthRow(account: KeitaroAccount, i: number): TruthRow | null {
	const { truth, traits } = account;
	const state = truth.stateAt(i, account.nowMs);
	if (!state) return null;
	const click = truth.click(truth.clickIndexOf(i));
	return {
		index: i,
		event_id: truth.eventId(i),
		conversion_id: 100_001 + i,
		sub_id: click.id,
		tid: truth.transactionId(i),
		status: keitaroStatus(state.status, traits),
		original_status: state.word,
		revenue: state.revenue ?? 0,
		cost: click.cost,
		datetime: iso(state.at),
		created: iso(state.firstAt),
		click_datetime: iso(click.at),
		version: state.history.length,
		campaign_id: click.campaign.id,
		campaign_state: campaignState(account, click.campaign.id),
		ad_click_ids: click.adClickIds,
	};
}

const campaignState = (account: KeitaroAccount, id: number): TruthRow['campaign_state'] =>
	CAMPAIGN_STATES[String(account.collection('campaigns').find(id)?.state)] ?? 'deleted';

function countsOf(account: KeitaroAccount, moved: number) {
	const { truth, traits, nowMs } = account;
	const byStatus: Record<string, number> = {};
	const byCampaignState: Record<string, number> = {};
	let conversions = 0;
	for (let i = 0; i < truth.size; i += 1) {
		const state = truth.stateAt(i, nowMs);
		if (!state) continue;
		conversions += 1;
		const status = keitaroStatus(state.status, traits);
		byStatus[status] = (byStatus[status] ?? 0) + 1;
		const campaign = campaignState(account, truth.campaignOf(i).id);
		byCampaignState[campaign] = (byCampaignState[campaign] ?? 0) + 1;
	}
	const clicks = truth.clickCount;
	return { ...nowOf(account), conversions, clicks, byStatus, byCampaignState, moved };
}

/** The conversion an order names by `index`, `eventId` or `clickId`; nothing of them: an error. */
function clickOfOrder(account: KeitaroAccount, args: Record<string, unknown>): number {
	const { truth } = account;
	if (args.clickId !== undefined) {
		const click = truth.clickOfId(String(args.clickId));
		if (click === undefined) throw new Error(`No click '${String(args.clickId)}'`);
		return click;
	}
	return truth.clickIndexOf(indexOfOrder(account, args));
}

function indexOfOrder(account: KeitaroAccount, args: Record<string, unknown>): number {
	const { truth } = account;
	const byEvent =
		args.eventId === undefined ? undefined : truth.indexOfEventId(String(args.eventId));
	const i = byEvent ?? numberOf(args, 'index');
	if (!Number.isInteger(i) || i < 0 || i >= truth.size) throw new Error(`No conversion ${i}`);
	return i;
}

/** Moves rows by fresh postbacks between the pages of a client, as a busy tracker does. */
export class RowMover {
	moving: Moving | undefined;
	moved = 0;
	private pages = 0;

	constructor(private readonly account: KeitaroAccount) {}

	order(moving: Moving | undefined): void {
		this.moving = moving;
		this.pages = 0;
	}

	/** After each page: half of the rows come from it, which shifts all later ones to the front. */
	onPage({ served, next }: Page): void {
		const { moving, account } = this;
		if (!moving) return;
		this.pages += 1;
		if (this.pages % moving.everyRequests !== 0) return;
		const ofNext = spread(next, Math.floor(moving.rows / 2));
		const rows = [...spread(served, moving.rows - ofNext.length), ...ofNext];
		account.repeat(rows, (row) => {
			const state = account.truth.stateAt(row, account.nowMs);
			const revenue = moving.change ? (state?.revenue ?? 0) + 1 : null;
			return { status: state?.status ?? 'sale', word: state?.word ?? 'sale', revenue };
		});
		this.moved += rows.length;
	}
}

/** `count` of a list, evenly spread over it. */
function spread(list: readonly number[], count: number): number[] {
	const wanted = Math.min(count, list.length);
	return Array.from(
		{ length: wanted },
		(_, k) => list[Math.floor((k * list.length) / wanted)] ?? 0,
	);
}

/** What tests, benches and the control port can order this tracker to do. */
export function commandsOf(
	account: KeitaroAccount,
	mover: RowMover,
	setEdition: (status: number) => void,
): Record<string, Command> {
	const rowsOf = (indices: readonly number[]) =>
		indices.map((i) => truthRow(account, i)).filter((row) => row !== null);
	const commands: Record<string, Command> = {
		...clockCommands(account),
		/** {index | eventId | clickId, status?, revenue?, tid?} → the row as it stands after it */
		postback: (args) => {
			const word = String(args.status ?? '');
			const status = statusOfWord(word);
			if (!status) throw new Error(`No status '${word}'`);
			const revenue = args.revenue === undefined ? null : numberOf(args, 'revenue');
			const postback = { status, word: word || 'sale', revenue };
			if (args.clickId === undefined && args.tid === undefined) {
				const i = indexOfOrder(account, args);
				account.repeat([i], () => postback);
				return truthRow(account, i);
			}
			const transactionId = args.tid === undefined ? undefined : String(args.tid);
			const click = clickOfOrder(account, args);
			return truthRow(account, account.receive(click, { ...postback, transactionId }));
		},
		/** {count} → rows that happen now */
		create: (args) => rowsOf(account.create(numberOf(args, 'count', 1))),
		/** {offset?, limit?} → rows by number, those that have happened */
		truth: (args) => {
			const offset = numberOf(args, 'offset', 0);
			const end = Math.min(account.truth.size, offset + numberOf(args, 'limit', Infinity));
			return rowsOf(Array.from({ length: Math.max(0, end - offset) }, (_, k) => offset + k));
		},
		/** → {now, conversions, clicks, byStatus, byCampaignState, moved}; looks at every row */
		counts: () => countsOf(account, mover.moved),
		/** → what `update_costs` set, oldest first; a later one takes the place of an earlier one */
		costs: () => account.costs.list(),
		/** {rows, everyRequests?, change?}; `rows: 0` ends it. → the order */
		moveWhilePaging: (args) => {
			const rows = numberOf(args, 'rows');
			const everyRequests = numberOf(args, 'everyRequests', 1);
			mover.order(rows > 0 ? { rows, everyRequests, change: args.change === true } : undefined);
			return mover.moving ?? null;
		},
		/** {status}: 402 refuses every call, 200 ends it. */
		setEdition: (args) => {
			setEdition(numberOf(args, 'status'));
			return nowOf(account);
		},
	};
	return Object.fromEntries(
		Object.entries(commands).map(([name, run]) => [
			name,
			(args: Record<string, unknown>) => {
				account.tick();
				return run(args);
			},
		]),
	);
}
