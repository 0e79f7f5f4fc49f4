import type { KeitaroAccount } from './account';
import { columnsOf, CONVERSION_COLUMNS, ConversionRow, type Columns } from './columns';
import { compileFilters } from './filters';
import { parseLogQuery, type LogQuery } from './logQuery';
import { sortRows, tieBreaker } from './order';
import type { Body } from './refusal';

/** Rows of a page, and those that would come next: the ones a client can lose when they move. */
export interface Page {
	/** JSON of each row: text is cheaper to hold than thousands of objects with dozens of keys. */
	rows: string[];
	total: number;
	served: number[];
	next: number[];
}

/** Rows the range and the filters let through, in the order of their datetime. */
interface View {
	length: number;
	/** Position in the index of the k-th row. */
	at: (k: number) => number;
}

const BY_TIME = ['datetime', 'postback_datetime'];

/**
 * `POST /conversions/log`. A page sorted by datetime costs its own rows only. Filters look at every
 * row of the range once and are then remembered until something changes; any other first sort
 * key reads every row of the range each time.
 */
export class ConversionsLog {
	private readonly columns: Columns<ConversionRow>;
	private filtered: { key: string; positions: Uint32Array } | undefined;
	private requests = 0;

	constructor(private readonly account: KeitaroAccount) {
		this.columns = columnsOf(CONVERSION_COLUMNS, account.traits);
	}

	read(body: Body): Page {
		this.requests += 1;
		const { traits, nowS } = this.account;
		const query = parseLogQuery(body, this.columns, traits, nowS);
		const view = this.view(query);
		const [first] = query.sort;
		const byTime = !first || BY_TIME.includes(first.name);
		const end = query.offset + query.limit;
		const indices = byTime
			? this.pageByTime(view, query, end + query.limit)
			: this.sorted(this.all(view), query, query.sort).slice(query.offset, end + query.limit);
		const served = indices.slice(0, query.limit);
		return {
			rows: this.render(served, query),
			total: view.length,
			served,
			next: indices.slice(query.limit),
		};
	}

	private row(index: number): ConversionRow {
		return new ConversionRow(this.account.truth, index, this.account.nowMs);
	}

	private view(query: LogQuery): View {
		const { index } = this.account;
		const low = index.position(query.range.from);
		const high = Math.max(low, index.position(query.range.to + 1));
		if (query.filters.length === 0) return { length: high - low, at: (k) => low + k };
		const zone = query.range.zone.name;
		const { revision, nowS } = this.account;
		const key = JSON.stringify([low, high, index.generation, revision, nowS, zone, query.filters]);
		if (this.filtered?.key !== key) {
			this.filtered = { key, positions: this.filter(low, high, query) };
		}
		const { positions } = this.filtered;
		return { length: positions.length, at: (k) => positions[k] ?? 0 };
	}

	private filter(low: number, high: number, query: LogQuery): Uint32Array {
		const value = this.reader(query);
		const passes = compileFilters(query.filters, value, this.account.labelOf);
		const passed: number[] = [];
		for (let position = low; position < high; position += 1) {
			if (passes(this.row(this.account.index.row(position)))) passed.push(position);
		}
		return Uint32Array.from(passed);
	}

	/** Rows of a page and of the one after, sorted by datetime; only ties need a look at each other. */
	private pageByTime(view: View, query: LogQuery, end: number): number[] {
		const { index } = this.account;
		const [first, ...rest] = query.sort;
		const descending = first?.descending ?? true;
		const position = (k: number) => view.at(descending ? view.length - 1 - k : k);
		const second = (k: number) => index.second(position(k));
		let low = Math.min(query.offset, view.length);
		let high = Math.min(end, view.length);
		while (low > 0 && low < view.length && second(low - 1) === second(low)) low -= 1;
		while (high > 0 && high < view.length && second(high) === second(high - 1)) high += 1;
		const page: number[] = [];
		for (let from = low; from < high; ) {
			const ties: number[] = [];
			const at = second(from);
			for (; from < high && second(from) === at; from += 1) ties.push(index.row(position(from)));
			page.push(...(ties.length > 1 ? this.sorted(ties, query, rest) : ties));
		}
		return page.slice(query.offset - low, end - low);
	}

	private all(view: View): number[] {
		return Array.from({ length: view.length }, (_, k) => this.account.index.row(view.at(k)));
	}

	private sorted(indices: number[], query: LogQuery, sort: LogQuery['sort']): number[] {
		const value = this.reader(query);
		const byName = (index: number, name: string) => value(this.row(index), name);
		return sortRows(indices, sort, byName, tieBreaker(this.requests));
	}

	private reader(query: LogQuery): (row: ConversionRow, name: string) => unknown {
		const context = this.account.columnContext(query.range.zone);
		return (row, name) => this.columns[name]?.(row, context);
	}

	private render(indices: number[], query: LogQuery): string[] {
		const context = this.account.columnContext(query.range.zone);
		const { hidden } = this.account.traits;
		const shown = Object.entries(this.columns)
			.filter(([name]) => query.columns.includes(name) && !hidden.includes(name))
			.map(([name, column]) => ({ key: `,${JSON.stringify(name)}:`, column }));
		return indices.map((index) => {
			const row = this.row(index);
			let cells = '';
			for (const { key, column } of shown)
				cells += key + JSON.stringify(column(row, context) ?? null);
			// Every cell begins with a comma.
			return `{${cells.slice(1)}}`;
		});
	}
}
