import type { KeitaroAccount } from './account';
import { clickColumns, clicksOf } from './clicksLog';
import {
	money,
	TIME_COLUMNS,
	VISIT_COLUMNS,
	type ClickRow,
	type ColumnContext,
	type Columns,
} from './columns';
import { compileFilters, parseFilters } from './filters';
import { MAX_LIMIT, parseNames, parsePaging, parseSort, unknownColumn } from './logQuery';
import { addClick, METRICS, noSums, type Sums } from './metrics';
import { sortRows } from './order';
import { parseRange } from './range';
import { refusal, type Body } from './refusal';
import type { Group, ReportGroups } from './reportGroups';

/** `POST /report/build`: clicks of the range, grouped; conversions count on the day of their click. */
export function buildReport(account: KeitaroAccount, known: ReportGroups, body: Body): Body {
	const { traits, nowS } = account;
	const grouping = parseNames(body.grouping ?? body.dimensions, 'grouping', traits);
	const asked = parseNames(body.metrics ?? body.measures, 'metrics', traits);
	// An unknown metric is dropped without a word.
	const metrics = asked.filter((name) => Object.hasOwn(METRICS, name));
	const dimensions = dimensionsOf(account);
	for (const name of grouping) {
		if (!Object.hasOwn(dimensions, name)) unknownColumn(name, dimensions);
	}
	const columns = clickColumns(account);
	const filters = parseFilters(body.filters);
	const ofMetrics = filters.filter(({ name }) => Object.hasOwn(METRICS, name));
	const ofClicks = filters.filter((filter) => !ofMetrics.includes(filter));
	for (const { name } of ofClicks) {
		if (!Object.hasOwn(columns, name)) unknownColumn(name, columns);
	}
	const sort = parseSort(body.sort, traits);
	const stray = sort.find(({ name }) => ![...grouping, ...asked].includes(name));
	if (stray) throw refusal(400, `Cannot sort by "${stray.name}": it is not in the report`);

	const range = parseRange(body.range, nowS);
	const context = account.columnContext(range.zone);
	const show = (sums: Sums, names: readonly string[]): Body =>
		Object.fromEntries(names.map((name) => [name, metricValue(name, sums, account)]));
	const passes = compileFilters(
		ofMetrics,
		({ sums }: Group, name) => METRICS[name]?.value(sums),
		account.labelOf,
	);
	const groups = known
		.of({ grouping, filters: ofClicks, range }, () =>
			group(clicksOf(account, range, ofClicks), grouping, dimensions, context),
		)
		.filter(passes);
	const rows = groups.map(({ dimensions: own, sums }) => ({ ...own, ...show(sums, metrics) }));
	const sorted = sortRows<Body>(
		rows,
		sort,
		(row, name) => row[name],
		() => 0,
	);
	const { limit, offset } = parsePaging(body, traits, MAX_LIMIT);
	const names = [...grouping, ...metrics];
	return {
		rows: sorted.slice(offset, offset + limit),
		total: sorted.length,
		meta: { body: names, summary: body.summary ? metrics : [], count: sorted.length },
		...(body.summary ? { summary: show(total(groups), metrics) } : {}),
	};
}

/** Columns a report can group by. A metric is taken too, and makes nonsense, as in the real one. */
function dimensionsOf(account: KeitaroAccount): Columns<ClickRow> {
	const known = clickColumns(account);
	const isDimension = (name: string) =>
		Object.hasOwn(VISIT_COLUMNS, name) || Object.hasOwn(TIME_COLUMNS, name) || name === 'click_id';
	const own = Object.entries(known).filter(([name]) => isDimension(name));
	const nonsense = Object.keys(METRICS).map((name) => [name, () => 0] as const);
	return Object.fromEntries([...nonsense, ...own]);
}

function metricValue(name: string, sums: Sums, { traits }: KeitaroAccount): unknown {
	const metric = METRICS[name];
	if (!metric) return undefined;
	const value = metric.value(sums);
	return metric.isMoney ? money(value, traits) : Math.round(value * 100) / 100;
}

function group(
	rows: Iterable<ClickRow>,
	grouping: readonly string[],
	dimensions: Columns<ClickRow>,
	context: ColumnContext,
): Group[] {
	const groups = new Map<string, Group>();
	for (const row of rows) {
		const own = Object.fromEntries(
			grouping.map((name) => [name, dimensions[name]?.(row, context)]),
		);
		const key = JSON.stringify(own);
		let found = groups.get(key);
		if (!found) groups.set(key, (found = { dimensions: own, sums: noSums() }));
		addClick(found.sums, row, context.traits);
	}
	return [...groups.values()];
}

function total(groups: readonly Group[]): Sums {
	const all = noSums();
	for (const { sums } of groups) {
		for (const key of Object.keys(all) as Array<keyof Sums>) all[key] += sums[key];
	}
	return all;
}
