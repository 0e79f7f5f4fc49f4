import { parseMoney } from '../../conversion/money';
import { countIn, isRow, type Row } from '../rows';

export { isRow, type Row } from '../rows';

/** A list ends with a row of sums now and then, whose id says so. */
const isTotals = ({ id }: Row): boolean => id === 'totals';

/** Rows of an answer without its totals: a bare list, or the first one inside an object. */
export function rowsOf(body: unknown): Row[] | undefined {
	return listIn(body)?.filter((row) => isRow(row) && !isTotals(row)) as Row[] | undefined;
}

/** Rows of all pages, where the row of sums tells. */
export function totalOf(body: unknown): number | undefined {
	const totals = listIn(body)?.find((row) => isRow(row) && isTotals(row)) as Row | undefined;
	return countIn(totals?.total_count);
}

function listIn(body: unknown): unknown[] | undefined {
	if (Array.isArray(body)) return body;
	return isRow(body) ? Object.values(body).find(Array.isArray) : undefined;
}

/** Flags come as numbers, text, booleans and blanks. */
export function isSet(value: unknown): boolean {
	return value === true || value === 1 || value === '1' || value === 'true';
}

/** `2,038` of a report is two thousand (docs.binom.org: API): its decimals stand behind a point. */
const THOUSANDS = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Cells are numbers, or text with a sign of money or per cent and commas between thousands. */
export function numberOf(value: unknown): number | null {
	if (typeof value !== 'string') return parseMoney(value);
	const text = value.replace(/[%$€\s]/g, '');
	return parseMoney(THOUSANDS.test(text) ? text.replace(/,/g, '') : text);
}
