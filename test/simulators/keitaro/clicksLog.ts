import type { TruthClick, TruthState } from '../generator';
import type { KeitaroAccount } from './account';
import { CLICK_COLUMNS, columnsOf, type ClickRow, type Columns } from './columns';
import { compileFilters, type Filter } from './filters';
import { parseLogQuery } from './logQuery';
import { sortRows, tieBreaker } from './order';
import type { Range } from './range';
import { invalid, type Body } from './refusal';

/** A click with what became of it, looked up when asked for. */
export class VisitRow implements ClickRow {
	private known: TruthState[] | undefined;

	constructor(
		readonly click: TruthClick,
		private readonly account: KeitaroAccount,
	) {}

	get campaignId(): number {
		return this.click.campaign.id;
	}

	get states(): readonly TruthState[] {
		const { truth, nowMs } = this.account;
		this.known ??= truth
			.conversionsOfClick(this.click.index)
			.map((i) => truth.stateAt(i, nowMs))
			.filter((state) => state !== null);
		return this.known;
	}
}

/** Columns of clicks this build knows; also what reports filter and group by. */
export function clickColumns(account: KeitaroAccount): Columns<ClickRow> {
	return columnsOf(CLICK_COLUMNS, account.traits);
}

/**
 * Clicks of a range that pass the filters, one after the other: a report of millions keeps none of
 * them. Computes each click of the range: 5 µs a piece.
 */
export function* clicksOf(
	account: KeitaroAccount,
	range: Range,
	filters: Filter[],
): Generator<ClickRow> {
	const columns = clickColumns(account);
	const context = account.columnContext(range.zone);
	const value = (row: ClickRow, name: string) => columns[name]?.(row, context);
	const passes = compileFilters(filters, value, account.labelOf);
	for (const click of account.truth.clicksBetween(range.from, Math.min(range.to, account.nowS))) {
		const cost = account.costs.of(click);
		const row = new VisitRow(cost === undefined ? click : { ...click, cost }, account);
		if (passes(row)) yield row;
	}
}

export interface ClicksAnswer {
	rows: Body[];
	total?: number;
	meta: unknown[];
}

/** `POST /clicks/log`. */
export class ClicksLog {
	private requests = 0;

	constructor(private readonly account: KeitaroAccount) {}

	read(body: Body): ClicksAnswer {
		this.requests += 1;
		const { account } = this;
		if (body.limit === undefined && body.range === undefined) {
			throw invalid(account.traits, { limit: ['limit or range is required'] });
		}
		const columns = clickColumns(account);
		const query = parseLogQuery(body, columns, account.traits, account.nowS);
		const context = account.columnContext(query.range.zone);
		const value = (row: ClickRow, name: string) => columns[name]?.(row, context);
		const ties = tieBreaker(this.requests);
		const rows = sortRows(
			[...clicksOf(account, query.range, query.filters)],
			query.sort.length > 0 ? query.sort : [{ name: 'datetime', descending: true }],
			value,
			(a, b) => ties(a.click.index, b.click.index),
		);
		const page = rows.slice(query.offset, query.offset + query.limit);
		return {
			rows: page.map((row) =>
				Object.fromEntries(query.columns.map((name) => [name, value(row, name)])),
			),
			...(account.traits.total ? { total: rows.length } : {}),
			meta: [],
		};
	}
}
