import { hash } from '../generator';
import { TimeZone } from '../keitaro/timeZone';
import type { TruthAccount } from '../truthAccount';
import type { Row } from './entities';
import { numberOfId } from './ids';
import { countOf, daysOf } from './parameters';
import { Refusal } from './refusal';
import { conversionRow, trackRow, typeOf, type RowStyle } from './rows';

/** Nothing is said of the order of rows, so there is one that no reader can lean on, and the likely ones. */
export type LogOrder = 'scrambled' | 'newest' | 'oldest';

export interface LogAnswer {
	items: Row[];
	total: number;
}

const MOST_ROWS = 10_000;
const USUAL_ROWS = 100;

/** Unix seconds at which a day begins in a zone. */
function beginOf(day: string, zone: TimeZone): number {
	return zone.second(Date.parse(`${day}T00:00:00Z`) / 1000);
}

/** [from, to) in Unix seconds of whole days in a zone. */
export function spanOf({ from, to }: { from: string; to: string }, zone: TimeZone) {
	const after = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
	return { fromS: beginOf(from, zone), toS: beginOf(after, zone) };
}

/** `GET /conversions` and `GET /tracks`. */
export class Logs {
	constructor(
		private readonly account: TruthAccount,
		private readonly style: RowStyle,
		private readonly order: LogOrder,
	) {}

	conversions(query: URLSearchParams, isPartial: boolean): LogAnswer {
		const { fromS, toS } = spanOf(daysOf(query), this.style.zone);
		const { truth } = this.account;
		const campaign = wantedCampaign(query);
		const rows = this.account
			.startedBetween(fromS, toS)
			.filter((index) => campaign === undefined || truth.campaignOf(index).id === campaign)
			.filter((index) => isTyped(query, () => typeOf(this.stateOf(index))))
			.map((index) => ({ index, at: truth.firstAt(index) }));
		const page = this.page(rows, query).map(({ index }) =>
			conversionRow(
				truth.click(truth.clickIndexOf(index)),
				this.stateOf(index),
				truth.transactionId(index),
				this.style,
			),
		);
		return { items: cut(page, isPartial), total: rows.length };
	}

	tracks(query: URLSearchParams, isPartial: boolean): LogAnswer {
		const { fromS, toS } = spanOf(daysOf(query), this.style.zone);
		const campaign = wantedCampaign(query);
		const end = Math.min(toS - 1, this.account.nowS);
		const clicks = [...this.account.truth.clicksBetween(fromS, end)].filter(
			(click) => campaign === undefined || click.campaign.id === campaign,
		);
		const page = this.page(clicks, query).map((click) => trackRow(click, this.style));
		return { items: cut(page, isPartial), total: clicks.length };
	}

	private stateOf(index: number) {
		const state = this.account.stateOf(index);
		if (state === null) throw new Error(`Conversion ${index} has not happened yet`);
		return state;
	}

	private page<T extends { index: number; at: number }>(rows: T[], query: URLSearchParams): T[] {
		const rank = {
			scrambled: ({ index }: T) => hash(7, 7, index),
			newest: ({ at }: T) => -at,
			oldest: ({ at }: T) => at,
		}[this.order];
		const ranked = rows.map((row) => ({ row, rank: rank(row) }));
		ranked.sort((a, b) => a.rank - b.rank || a.row.index - b.row.index);
		const per = countOf(query, 'per', USUAL_ROWS, MOST_ROWS);
		const start = (countOf(query, 'page', 1, Number.MAX_SAFE_INTEGER) - 1) * per;
		return ranked.slice(start, start + per).map(({ row }) => row);
	}
}

function wantedCampaign(query: URLSearchParams): number | undefined {
	const id = query.get('campaign_id');
	if (id === null) return undefined;
	const number = numberOfId('campaign', id);
	if (number === undefined) throw new Refusal(400, 'invalid campaign_id');
	return number;
}

function isTyped(query: URLSearchParams, type: () => string): boolean {
	const wanted = query.get('type');
	return wanted === null || type() === wanted;
}

function cut(page: Row[], isPartial: boolean): Row[] {
	return isPartial ? page.slice(0, Math.floor(page.length / 2)) : page;
}
