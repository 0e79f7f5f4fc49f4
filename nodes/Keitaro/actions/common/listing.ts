import type { IDataObject } from 'n8n-workflow';

export { limit, mostOf, returnAll } from '../../../shared/n8n/listing';

/** Lists come whole from Keitaro: the limit is ours. */
export function firstOf<T>(rows: readonly T[], most: number | undefined): T[] {
	return most === undefined ? [...rows] : rows.slice(0, most);
}

/** The rows of an answer: a bare array, or one wrapped in `data` (integrations, keitaro-api §2.1). */
export function rowsOf(answer: unknown): IDataObject[] {
	if (Array.isArray(answer)) return answer as IDataObject[];
	const data = (answer as { data?: unknown } | undefined)?.data;
	return Array.isArray(data) ? (data as IDataObject[]) : [];
}

/** The one thing an answer is about, unwrapped from an array (domains) or `data` (integrations). */
export function oneOf(answer: unknown): IDataObject {
	const [first] = rowsOf(answer);
	if (first !== undefined) return first;
	const data = (answer as { data?: unknown } | undefined)?.data;
	return ((typeof data === 'object' ? data : answer) ?? {}) as IDataObject;
}
