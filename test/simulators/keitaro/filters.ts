import { isRecord, refusal } from './refusal';

export interface Filter {
	name: string;
	operator: string;
	expression?: unknown;
}

/** Looks up the label of a value: `whitelist`, `blacklist` or nothing. */
export type LabelOf = (campaignId: unknown, name: string, value: string) => string | undefined;

type Kind = 'value' | 'number' | 'pair' | 'text' | 'pattern' | 'list' | 'none' | 'label';

interface Operator {
	/** What the expression must be. */
	takes: Kind;
	/** Whether a value passes, given the expression made ready by its kind. */
	test: (value: unknown, expression: never) => boolean;
}

const text = (value: unknown): string =>
	value === null || value === undefined
		? ''
		: typeof value === 'boolean'
			? String(Number(value))
			: String(value);

const isNumeric = (value: unknown): boolean => text(value).trim() !== '' && !isNaN(Number(value));

/** A value made ready to be compared many times. */
export interface Comparable {
	text: string;
	/** Absent: it is none. */
	number?: number;
}

export const comparable = (value: unknown): Comparable =>
	isNumeric(value) ? { text: text(value), number: Number(value) } : { text: text(value) };

/** Numbers by size, everything else by its text: `YYYY-MM-DD HH:MM:SS` sorts by time that way. */
export function inOrder(a: Comparable, b: Comparable): number {
	if (a.number !== undefined && b.number !== undefined) return a.number - b.number;
	return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

export const compare = (a: unknown, b: unknown): number => inOrder(comparable(a), comparable(b));

const isSet = (value: unknown): boolean => text(value) !== '';
const isTrue = (value: unknown): boolean => value === true || text(value) === '1';
/** Ids of ad platforms have more digits than a number can hold exactly. */
const EXACT_DIGITS = 15;
const equals = (value: unknown, expression: unknown): boolean => {
	const [left, right] = [text(value), text(expression)];
	if (left === right) return true;
	if (left.length > EXACT_DIGITS || right.length > EXACT_DIGITS) return false;
	return isNumeric(left) && isNumeric(right) && Number(left) === Number(right);
};
const isBetween = (value: unknown, [low, high]: [unknown, unknown]) =>
	compare(value, low) >= 0 && compare(value, high) <= 0;
const isListed = (value: unknown, list: unknown[]) => list.some((one) => equals(value, one));
const matches = (value: unknown, pattern: RegExp) => pattern.test(text(value));

const table = {
	EQUALS: { takes: 'value', test: equals },
	NOT_EQUAL: { takes: 'value', test: (v: unknown, e: unknown) => !equals(v, e) },
	GREATER_THAN: { takes: 'number', test: (v: unknown, e: unknown) => compare(v, e) > 0 },
	LESS_THAN: { takes: 'number', test: (v: unknown, e: unknown) => compare(v, e) < 0 },
	EQUALS_OR_GREATER_THAN: { takes: 'number', test: (v: unknown, e: unknown) => compare(v, e) >= 0 },
	EQUALS_OR_LESS_THAN: { takes: 'number', test: (v: unknown, e: unknown) => compare(v, e) <= 0 },
	BETWEEN: { takes: 'pair', test: isBetween },
	CONTAINS: { takes: 'text', test: (v: unknown, e: string) => text(v).includes(e) },
	NOT_CONTAIN: { takes: 'text', test: (v: unknown, e: string) => !text(v).includes(e) },
	BEGINS_WITH: { takes: 'text', test: (v: unknown, e: string) => text(v).startsWith(e) },
	ENDS_WITH: { takes: 'text', test: (v: unknown, e: string) => text(v).endsWith(e) },
	MATCH_REGEXP: { takes: 'pattern', test: matches },
	NOT_MATCH_REGEXP: { takes: 'pattern', test: (v: unknown, e: RegExp) => !matches(v, e) },
	IN_LIST: { takes: 'list', test: isListed },
	NOT_IN_LIST: { takes: 'list', test: (v: unknown, e: unknown[]) => !isListed(v, e) },
	IS_SET: { takes: 'none', test: isSet },
	IS_NOT_SET: { takes: 'none', test: (v: unknown) => !isSet(v) },
	IS_TRUE: { takes: 'none', test: isTrue },
	IS_FALSE: { takes: 'none', test: (v: unknown) => !isTrue(v) },
	HAS_LABEL: { takes: 'label', test: (label: unknown, e: unknown) => label === e },
	NOT_HAS_LABEL: { takes: 'label', test: (label: unknown, e: unknown) => label !== e },
} as const satisfies Record<string, Operator>;

export type OperatorName = keyof typeof table;
const OPERATORS: Record<string, Operator> = table;
export const OPERATOR_NAMES = Object.keys(table) as OperatorName[];

function bad(filter: Filter, wanted: string): never {
	throw refusal(400, `Filter ${filter.name} ${filter.operator}: expression must be ${wanted}`);
}

/** Keitaro's patterns are case-sensitive unless they begin with `(?i)`. */
function pattern(filter: Filter): RegExp {
	const source = typeof filter.expression === 'string' ? filter.expression : bad(filter, 'text');
	try {
		return source.startsWith('(?i)') ? new RegExp(source.slice(4), 'i') : new RegExp(source);
	} catch {
		return bad(filter, 'a valid regular expression');
	}
}

const READY: Record<Kind, (filter: Filter) => unknown> = {
	value: (filter) =>
		['string', 'number', 'boolean'].includes(typeof filter.expression)
			? filter.expression
			: bad(filter, 'a value'),
	number: (filter) => (isSet(filter.expression) ? filter.expression : bad(filter, 'a number')),
	pair: (filter) =>
		Array.isArray(filter.expression) && filter.expression.length === 2
			? filter.expression
			: bad(filter, 'a list of two'),
	text: (filter) => (isSet(filter.expression) ? text(filter.expression) : bad(filter, 'text')),
	pattern,
	list: (filter) => (Array.isArray(filter.expression) ? filter.expression : bad(filter, 'a list')),
	none: () => undefined,
	label: (filter) =>
		['whitelist', 'blacklist'].includes(text(filter.expression))
			? filter.expression
			: bad(filter, 'whitelist or blacklist'),
};

/** Reads `filters`, without looking at the names. */
export function parseFilters(filters: unknown): Filter[] {
	if (filters === undefined || filters === null) return [];
	if (!Array.isArray(filters)) throw refusal(400, 'filters must be a list');
	return filters.map((filter: unknown) => {
		if (!isRecord(filter) || typeof filter.name !== 'string') {
			throw refusal(400, 'A filter needs name and operator');
		}
		const { name, operator, expression } = filter;
		if (typeof operator !== 'string' || !Object.hasOwn(OPERATORS, operator)) {
			throw refusal(400, `Unknown filter operator ${JSON.stringify(operator)}`);
		}
		return { name, operator, expression };
	});
}

/** One predicate of all filters; a row passes when it passes each. */
export function compileFilters<Row>(
	filters: readonly Filter[],
	value: (row: Row, name: string) => unknown,
	labelOf: LabelOf,
): (row: Row) => boolean {
	const tests = filters.map((filter) => {
		const operator = OPERATORS[filter.operator];
		if (!operator) throw refusal(400, `Unknown filter operator ${filter.operator}`);
		const expression = READY[operator.takes](filter) as never;
		if (operator.takes !== 'label') {
			return (row: Row) => operator.test(value(row, filter.name), expression);
		}
		return (row: Row) => {
			const labelled = text(value(row, filter.name));
			const label = labelOf(value(row, 'campaign_id'), filter.name, labelled);
			return operator.test(label, expression);
		};
	});
	return (row) => tests.every((test) => test(row));
}
