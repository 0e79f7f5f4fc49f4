import type { BuildTraits } from './builds';
import type { Columns } from './columns';
import { parseFilters, type Filter } from './filters';
import { parseRange, type Range } from './range';
import { invalid, isRecord, refusal, type Body } from './refusal';

export interface Sort {
	name: string;
	descending: boolean;
}

/** What a log or a report was asked for. */
export interface LogQuery {
	range: Range;
	columns: string[];
	filters: Filter[];
	sort: Sort[];
	limit: number;
	offset: number;
}

export const DEFAULT_LIMIT = 100;
/** More than that is not answered at once, whatever was asked for. */
export const MAX_LIMIT = 50_000;

/** The long message: it lists the whole definition of the log. */
export function unknownColumn(name: string, columns: Columns<never>): never {
	const definition = Object.keys(columns).map((column) => ({
		name: column,
		title: `reports.columns.${column}`,
		group: 'columns',
		type: column.endsWith('_id') ? 'integer' : 'string',
		filterable: true,
		sortable: true,
	}));
	throw refusal(
		400,
		`Column "${name}" is not defined in ${JSON.stringify({ columns: definition })}`,
	);
}

export function parseNames(value: unknown, field: string, traits: BuildTraits): string[] {
	if (value === undefined || value === null) return [];
	const isFine = Array.isArray(value) && value.every((one) => typeof one === 'string');
	if (!isFine) throw invalid(traits, { [field]: ['must be an array of strings'] });
	return value as string[];
}

function parseCount(value: unknown, field: string, traits: BuildTraits): number | undefined {
	if (value === undefined || value === null) return undefined;
	if (!/^\d+$/.test(String(value))) throw invalid(traits, { [field]: ['must be an integer'] });
	return Number(value);
}

export function parseSort(value: unknown, traits: BuildTraits): Sort[] {
	if (value === undefined || value === null) return [];
	const wrong = invalid(traits, { sort: ['must be a list of {name, order ASC or DESC}'] });
	if (!Array.isArray(value)) throw wrong;
	return value.map((one: unknown) => {
		if (!isRecord(one) || typeof one.name !== 'string') throw wrong;
		if (one.order !== 'ASC' && one.order !== 'DESC') throw wrong;
		return { name: one.name, descending: one.order === 'DESC' };
	});
}

/** `limit` (0 means as many as possible, unsettled for real trackers) and `offset`. */
export function parsePaging(body: Body, traits: BuildTraits, defaultLimit: number) {
	const asked = parseCount(body.limit, 'limit', traits) ?? defaultLimit;
	return {
		limit: Math.min(asked === 0 ? MAX_LIMIT : asked, MAX_LIMIT),
		offset: parseCount(body.offset, 'offset', traits) ?? 0,
	};
}

/** Reads the body of a log request; every name must be a column of the log. */
export function parseLogQuery(
	body: Body,
	columns: Columns<never>,
	traits: BuildTraits,
	nowS: number,
): LogQuery {
	if (body.order !== undefined && traits.refusesOrderKey) {
		throw refusal(400, 'Unknown parameter "order"');
	}
	const names = parseNames(body.columns, 'columns', traits);
	const filters = parseFilters(body.filters);
	const sort = parseSort(body.sort, traits);
	for (const name of [...names, ...filters.map((f) => f.name), ...sort.map((s) => s.name)]) {
		if (!Object.hasOwn(columns, name)) unknownColumn(name, columns);
	}
	return {
		range: parseRange(body.range, nowS),
		columns: names.length > 0 ? names : ['sub_id', 'datetime'],
		filters,
		sort,
		...parsePaging(body, traits, DEFAULT_LIMIT),
	};
}
