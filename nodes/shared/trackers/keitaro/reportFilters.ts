import { kindOf } from './reportFields';

/** One condition of a report or log. All of them must hold. */
export interface ReportFilter {
	name: string;
	operator: string;
	expression?: string | number | Array<string | number>;
}

/** What the text in the panel stands for. */
type Takes = 'value' | 'number' | 'text' | 'list' | 'pair' | 'label' | 'nothing';

interface OperatorRow {
	operator: string;
	label: string;
	takes: Takes;
}

/** Keitaro's spelling, with NOT_EQUAL and NOT_CONTAIN in the singular (keitaro-api §4.4). */
export const OPERATORS: readonly OperatorRow[] = [
	{ operator: 'BEGINS_WITH', label: 'Begins With', takes: 'text' },
	{ operator: 'CONTAINS', label: 'Contains', takes: 'text' },
	{ operator: 'ENDS_WITH', label: 'Ends With', takes: 'text' },
	{ operator: 'EQUALS', label: 'Equals', takes: 'value' },
	{ operator: 'HAS_LABEL', label: 'Has Label', takes: 'label' },
	{ operator: 'BETWEEN', label: 'Is Between', takes: 'pair' },
	{ operator: 'IS_FALSE', label: 'Is False', takes: 'nothing' },
	{ operator: 'GREATER_THAN', label: 'Is Greater Than', takes: 'number' },
	{ operator: 'EQUALS_OR_GREATER_THAN', label: 'Is Greater Than or Equal', takes: 'number' },
	{ operator: 'LESS_THAN', label: 'Is Less Than', takes: 'number' },
	{ operator: 'EQUALS_OR_LESS_THAN', label: 'Is Less Than or Equal', takes: 'number' },
	{ operator: 'IN_LIST', label: 'Is One Of', takes: 'list' },
	{ operator: 'IS_SET', label: 'Is Set', takes: 'nothing' },
	{ operator: 'IS_TRUE', label: 'Is True', takes: 'nothing' },
	{ operator: 'MATCH_REGEXP', label: 'Matches Pattern', takes: 'text' },
	{ operator: 'NOT_CONTAIN', label: 'Does Not Contain', takes: 'text' },
	{ operator: 'NOT_EQUAL', label: 'Does Not Equal', takes: 'value' },
	{ operator: 'NOT_HAS_LABEL', label: 'Does Not Have Label', takes: 'label' },
	{ operator: 'NOT_MATCH_REGEXP', label: 'Does Not Match Pattern', takes: 'text' },
	{ operator: 'NOT_IN_LIST', label: 'Is None Of', takes: 'list' },
	{ operator: 'IS_NOT_SET', label: 'Is Not Set', takes: 'nothing' },
];

/** Where one value is enough, the plain comparison says the same and every build knows it. */
const FOR_ONE: Readonly<Record<string, string>> = { IN_LIST: 'EQUALS', NOT_IN_LIST: 'NOT_EQUAL' };

/**
 * A condition as the panel gives it: lists and pairs separated by commas. `BETWEEN` goes out as its
 * two halves, since the specification knows single values only. Throws an `Error` that says what the
 * value should be.
 */
export function filtersOf(name: string, operator: string, value: string): ReportFilter[] {
	const row = OPERATORS.find((known) => known.operator === operator);
	if (row === undefined) throw new Error(`'${operator}' is no operator of Keitaro`);
	if (name.trim() === '') throw new Error('a filter has no field');
	const column = name.trim();
	if (row.takes === 'nothing') return [{ name: column, operator }];
	if (row.takes === 'list') return listFilter(column, operator, listOf(value));
	if (row.takes === 'pair') {
		const [least, most, more] = listOf(value);
		if (least === undefined || most === undefined || more !== undefined) {
			throw new Error(`the filter on '${column}' needs two values, such as 10, 20`);
		}
		return [
			{ name: column, operator: 'EQUALS_OR_GREATER_THAN', expression: scalar(column, least) },
			{ name: column, operator: 'EQUALS_OR_LESS_THAN', expression: scalar(column, most) },
		];
	}
	return [{ name: column, operator, expression: plain(column, row.takes, value) }];
}

/** Rows with one of these values in a column; no condition at all when the list is empty. */
export function oneOf(name: string, values: readonly string[]): ReportFilter[] {
	return values.length === 0 ? [] : listFilter(name, 'IN_LIST', values);
}

/** Values separated by commas or line breaks. */
export function listOf(text: string): string[] {
	return text
		.split(/[,\n]/)
		.map((one) => one.trim())
		.filter((one) => one !== '');
}

function listFilter(name: string, operator: string, values: readonly string[]): ReportFilter[] {
	const [first] = values;
	if (first === undefined) throw new Error(`the filter on '${name}' has no value`);
	if (values.length === 1) {
		return [{ name, operator: FOR_ONE[operator] ?? operator, expression: scalar(name, first) }];
	}
	return [{ name, operator, expression: values.map((value) => scalar(name, value)) }];
}

function plain(name: string, takes: Takes, value: string): string | number {
	if (value === '') throw new Error(`the filter on '${name}' has no value`);
	if (takes === 'text') return value;
	if (takes === 'label' && value !== 'whitelist' && value !== 'blacklist') {
		throw new Error(`the filter on '${name}' needs the label whitelist or blacklist`);
	}
	return scalar(name, value);
}

/** Numbers for columns of numbers only: a sub-ID `007` or a 17-digit ad id must stay text. */
function scalar(name: string, value: string): string | number {
	const kind = kindOf(name);
	const isNumber = (kind === 'id' || kind === 'number') && /^-?\d+(\.\d+)?$/.test(value);
	return isNumber ? Number(value) : value;
}
