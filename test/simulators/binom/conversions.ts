import { hash } from '../generator';
import type { TruthAccount } from '../truthAccount';
import { stateOfClick, type ConvertedClick, type ConvertedClicks } from './clicks';
import { checkNames, countOf, oneOf, rangeOf, type Range } from './parameters';

export type Row = Record<string, unknown>;

/**
 * What a page holds that has not room for all: the oldest rows, the newest ones put in order, or any in
 * no order. Which of them Binom does is not known.
 */
export type PageOrder = 'oldestFirst' | 'newestSorted' | 'scrambled';

const NAMES = ['datePreset', 'dateFrom', 'dateTo', 'timezone', 'sortType', 'limit', 'direction'];
const USUAL_ROWS = 100;

/** `GET /conversions`. */
export class Conversions {
	constructor(
		private readonly account: TruthAccount,
		private readonly clicks: ConvertedClicks,
		private readonly order: PageOrder,
		/** More are not given, whatever is asked for. */
		private readonly mostRows: number,
	) {}

	read(query: URLSearchParams, isPartial: boolean): { rows: Row[] } {
		checkNames(query, NAMES);
		const range = rangeOf(query, this.account.nowS);
		const isDescending = oneOf(query, 'sortType', ['asc', 'desc']) === 'desc';
		oneOf(query, 'direction', ['next']);
		const limit = Math.min(countOf(query, 'limit', USUAL_ROWS), this.mostRows);
		const found = this.clicks.between(range.fromS, range.toS);
		const page = this.page(found, limit, isDescending);
		const rows = page.map((click) => this.row(click, range));
		return { rows: isPartial ? rows.slice(0, Math.floor(rows.length / 2)) : rows };
	}

	private page(found: ConvertedClick[], limit: number, isDescending: boolean): ConvertedClick[] {
		if (this.order === 'scrambled') {
			const ranked = found.map((one) => ({ one, rank: hash(3, 3, one.click) }));
			return ranked
				.sort((a, b) => a.rank - b.rank)
				.slice(0, limit)
				.map(({ one }) => one);
		}
		if (this.order === 'newestSorted') {
			const newest = found.slice(-limit);
			return isDescending ? newest.reverse() : newest;
		}
		return isDescending ? found.slice(-limit).reverse() : found.slice(0, limit);
	}

	/** Names, no ids; amounts as text; stamps in the zone that was asked for. */
	private row({ click: number, at }: ConvertedClick, { zone }: Range): Row {
		const click = this.account.truth.click(number);
		const state = stateOfClick(this.account, number);
		return {
			id: click.id,
			payout: state?.payout === null || state === null ? '' : state.payout.toFixed(2),
			status: state?.word ?? '',
			geo: click.place.country,
			clicked_at: zone.format(click.at),
			conversed_at: zone.format(at),
			time_since_click: at - click.at,
			campaign: click.campaign.name,
			offer: click.offer.name,
			traffic_source: click.source.name,
		};
	}
}
