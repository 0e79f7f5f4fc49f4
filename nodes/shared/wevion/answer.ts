import type { IDataObject } from 'n8n-workflow';
import { NAMES } from './names';
import { countIn } from '../trackers/rows';

/** No answer of Wevion's API is documented: lists have been seen bare and in these wrappings. */
const WRAPPINGS = ['data', 'items', 'results', 'rows'] as const;

export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The rows of an answer: a bare array; one in `data`, `items`, `results`, `rows` or a name of its own
 * such as `mappings`; either of them once more inside `data`. Nothing when there is no list in it.
 */
export function rowsOf(answer: unknown, ...ownNames: string[]): IDataObject[] | undefined {
	const list = listIn(answer, [...ownNames, ...WRAPPINGS]);
	return list?.map((row) => (isRecord(row) ? row : { value: row as IDataObject[string] }));
}

function listIn(answer: unknown, names: readonly string[], depth = 0): unknown[] | undefined {
	if (Array.isArray(answer)) return answer;
	if (!isRecord(answer) || depth > 2) return undefined;
	for (const name of names) {
		const list = listIn(answer[name], names, depth + 1);
		if (list !== undefined) return list;
	}
	const lists = Object.values(answer).filter((value) => Array.isArray(value));
	return depth < 2 && lists.length === 1 ? (lists[0] as unknown[]) : undefined;
}

/** The one thing an answer is about, out of `data` or a list of one; an empty one when there is none. */
export function oneOf(answer: unknown): IDataObject {
	if (Array.isArray(answer)) return oneOf(answer[0]);
	if (!isRecord(answer))
		return answer === undefined || answer === null ? {} : { value: answer as string };
	const { data } = answer;
	return isRecord(data) || (Array.isArray(data) && data.length > 0) ? oneOf(data) : answer;
}

/** What an answer with status 200 says went wrong, or nothing. */
export function refusalIn(answer: unknown): string | undefined {
	if (!isRecord(answer)) return undefined;
	const hasFailed = [answer.success, answer.ok].includes(false);
	return hasFailed ? wordsOf(answer) : undefined;
}

/** The words of an answer that says no. */
export function wordsOf(answer: IDataObject): string {
	for (const name of ['error', 'message', 'reason', 'details']) {
		const value = answer[name];
		if (typeof value === 'string' && value.trim() !== '') return value;
		if (isRecord(value)) return wordsOf(value);
	}
	const { data } = answer;
	return isRecord(data) ? wordsOf(data) : 'no reason was given';
}

type PageNames = Record<'cursor' | 'page', string>;

/**
 * What to ask for next, where an answer tells of more pages: a cursor (as Wevion's catalogue has it) or
 * a page number. Nothing when it was the last.
 */
export function nextPage(
	answer: unknown,
	{ cursor, page }: PageNames = NAMES,
): IDataObject | undefined {
	if (!isRecord(answer)) return undefined;
	const places = [answer, answer.meta, answer.pagination, answer.page_info, answer.data];
	for (const place of places.filter(isRecord)) {
		const next = place.next_cursor ?? place.nextCursor;
		if (typeof next === 'string' && next !== '') return { [cursor]: next };
		const last = countIn(place.total_pages ?? place.totalPages ?? place.last_page);
		const now = countIn(place.page ?? place.current_page ?? place.currentPage);
		if (now !== undefined && last !== undefined && now < last) return { [page]: now + 1 };
	}
	return undefined;
}
