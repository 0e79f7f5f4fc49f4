import { ServiceError } from '../../n8n/serviceError';
import { asRows, cellText, countIn, type Row } from '../rows';
import { VOLUUM } from './voice';

export type { Row } from '../rows';

/** One page of a report or log. */
export interface Page {
	rows: Row[];
	/** Rows of all pages, where the answer tells. */
	total: number | undefined;
}

/** Reads `{ totalRows, rows }`; a report that cannot be had comes as `{ error }` now and then. */
export function readPage(body: unknown): Page {
	const { rows, totalRows, error } = (body ?? {}) as Record<string, unknown>;
	if (error !== undefined && error !== null) {
		throw new ServiceError(VOLUUM, { kind: 'invalid', detail: wordsOf(error) });
	}
	if (!Array.isArray(rows)) throw new ServiceError(VOLUUM, { kind: 'brokenAnswer' });
	return { rows: asRows(rows), total: countIn(totalRows) };
}

/** Whether nothing comes after the first `end` rows. The total shows a page that was cut short. */
export function isLast({ rows, total }: Page, end: number, limit: number): boolean {
	return total === undefined ? rows.length < limit : end >= total;
}

/** A list of entities: wrapped in an object under a name that differs by kind, or bare. */
export function readList(body: unknown): Row[] {
	if (Array.isArray(body)) return asRows(body);
	const list: unknown[] | undefined = Object.values((body ?? {}) as object).find(Array.isArray);
	if (list === undefined) throw new ServiceError(VOLUUM, { kind: 'brokenAnswer' });
	return asRows(list);
}

/** One entity: bare, or wrapped in an object. */
export function readOne(body: unknown): Row {
	const hasId = (value: unknown): value is Row =>
		typeof value === 'object' && value !== null && 'id' in value;
	const one = [body, ...Object.values((body ?? {}) as object)].find(hasId);
	if (one === undefined) throw new ServiceError(VOLUUM, { kind: 'brokenAnswer' });
	return one;
}

function wordsOf(error: unknown): string {
	const { message } = (typeof error === 'object' ? error : {}) as { message?: unknown };
	return cellText(message ?? error);
}
