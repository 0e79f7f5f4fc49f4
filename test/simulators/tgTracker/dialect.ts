import type { ApiRow } from './bearerRows';

/** A page of rows as an API is asked for it. */
export interface PageQuery {
	start: number;
	size: number;
}

/** One way to speak: no two products of this kind speak alike, and none says how it does. */
export interface Dialect {
	/** Before every path. */
	prefix: string;
	/** Name of each list in its path. */
	paths: Readonly<Record<string, string>>;
	/** Parameters that are known; others are refused. */
	parameters: readonly string[];
	from: string;
	to: string;
	/** Unix seconds of a parameter's value; NaN where it is none. */
	time(value: string): number;
	/** Which moment of a conversion the span is about. */
	filter: 'converted' | 'updated';
	/** Whether the newest come first. */
	descending: boolean;
	/** Where a page begins and how many rows it has; `undefined` for a bad request. */
	page(query: URLSearchParams): PageQuery | undefined;
	row(row: ApiRow): ApiRow;
	/** The answer around a page. */
	answer(rows: ApiRow[], page: PageQuery, total: number): unknown;
}

const LARGEST_PAGE = 1_000;

const whole = (value: string | null, byDefault: number): number =>
	value === null ? byDefault : /^\d+$/.test(value) ? Number(value) : NaN;

const isSize = (size: number): boolean => size >= 1 && size <= LARGEST_PAGE;

/** A REST API as one expects it. */
export const USUAL: Dialect = {
	prefix: '/api/v1',
	paths: {},
	parameters: ['from', 'to', 'page', 'limit'],
	from: 'from',
	to: 'to',
	time: (value) =>
		/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? Date.parse(value) / 1000 : NaN,
	filter: 'converted',
	descending: true,
	page(query) {
		const [page, size] = [whole(query.get('page'), 1), whole(query.get('limit'), 50)];
		return page >= 1 && isSize(size) ? { start: (page - 1) * size, size } : undefined;
	},
	row: (row) => row,
	answer: (data, _, total) => ({ data, total }),
};

/** One that does everything its own way: cursors, Unix times, own names, at most 100 rows a page. */
export const ODD: Dialect = {
	prefix: '',
	paths: { conversions: 'ev/list', clicks: 'ev/visits', campaigns: 'ads' },
	parameters: ['since', 'until', 'after', 'n'],
	from: 'since',
	to: 'until',
	time: (value) => (/^\d{10}$/.test(value) ? Number(value) : NaN),
	filter: 'updated',
	descending: false,
	page(query) {
		const [start, size] = [whole(query.get('after'), 0), whole(query.get('n'), 100)];
		return start >= 0 && size >= 1 ? { start, size: Math.min(size, 100) } : undefined;
	},
	row({ id, revenue, currency, created_at, sub_1, ...row }) {
		return {
			ref: id,
			money: { amount: revenue, currency },
			joined: created_at,
			utm: sub_1,
			...row,
		};
	},
	answer(items, { start, size }, total) {
		const token = start + size < total ? String(start + size) : null;
		return { result: { items }, next: { token } };
	},
};
