import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../../shared/n8n/asObject';

export { limit, mostOf, returnAll } from '../../../shared/n8n/listing';

/** Lists come whole from Keitaro: the limit is ours. */
export function firstOf<T>(rows: readonly T[], most: number | undefined): T[] {
	return most === undefined ? [...rows] : rows.slice(0, most);
}

/** The rows of an answer: a bare array, or one wrapped in `data` (integrations, keitaro-api §2.1). */
export function rowsOf(answer: unknown): IDataObject[] {
	if (Array.isArray(answer)) return answer.map(asObject);
	const { data } = asObject(answer);
	return Array.isArray(data) ? data.map(asObject) : [];
}

/** The one thing an answer is about, unwrapped from an array (domains) or `data` (integrations). */
export function oneOf(answer: unknown): IDataObject {
	const [first] = rowsOf(answer);
	if (first !== undefined) return first;
	const whole = asObject(answer);
	return typeof whole.data === 'object' ? asObject(whole.data) : whole;
}
