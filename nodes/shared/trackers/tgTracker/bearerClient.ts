import type { IDataObject } from 'n8n-workflow';
import { fingerprint } from '../../conversion/fingerprint';
import { ServiceError } from '../../n8n/serviceError';
import type { TrackerLink } from '../module';
import { countIn } from '../rows';
import { isRow, valueAt, type Row } from './fieldReader';
import type { BearerSettings, Paging, Resource } from './settings';
import { CREDENTIAL, TgTrackerError, voiceFor } from './voice';

const TIMEOUT_MS = 60_000;
/** How often a list is read again from its start because rows went missing while it was paged. */
const TRIES = 3;
/** Characters of a row's fingerprint: 96 bits, beyond any chance of two rows taken for one. */
const KEY_LENGTH = 16;

/** Where APIs put the number of all rows. `count` is not among them: it mostly is that of the page. */
const TOTALS = ['total', 'total_count', 'totalRows', 'meta.total', 'pagination.total'];

interface Page {
	rows: Row[];
	/** Rows that match on all pages, where the answer tells. */
	total: number | undefined;
	/** Where the next page begins, with cursors. */
	cursor: string | undefined;
}

/** Reads lists of one Bearer API as the settings of its credential say. */
export class BearerClient {
	constructor(
		private readonly link: TrackerLink,
		readonly settings: BearerSettings,
	) {}

	/**
	 * All rows of a resource, once each. An API that ignores the page parameter answers the same page
	 * again, which ends the list; one that counts more rows than it gave is read again.
	 */
	async readAll(resource: Resource, query: IDataObject = {}): Promise<Row[]> {
		for (let attempt = 1; ; attempt++) {
			const { rows, total } = await this.readPages(resource, query);
			if (total === undefined || rows.length >= total) return rows;
			// Rows moved while the pages were read: better no sync than one with a hole in it.
			if (attempt === TRIES) throw new ServiceError(this.voice(resource), { kind: 'brokenAnswer' });
		}
	}

	/** The first page alone: enough to see that address, key and path are right. */
	async readFirst(resource: Resource): Promise<void> {
		await this.fetchPage(resource, this.pageQuery(0, 0, undefined));
	}

	private async readPages(resource: Resource, query: IDataObject) {
		const rows = new Map<string, Row>();
		let seen = 0;
		let cursor: string | undefined;
		for (let page = 0; ; page++) {
			const asked = { ...query, ...this.pageQuery(page, seen, cursor) };
			const answer = await this.fetchPage(resource, asked);
			const before = rows.size;
			for (const [key, row] of keyed(answer.rows)) rows.set(key, row);
			seen += answer.rows.length;
			const isRepeated = rows.size === before;
			if (isRepeated || isLast(this.settings.paging, answer, seen, cursor)) {
				return { rows: [...rows.values()], total: answer.total };
			}
			cursor = answer.cursor;
		}
	}

	private pageQuery(page: number, seen: number, cursor: string | undefined): IDataObject {
		const { style, parameter, first, sizeParameter, size } = this.settings.paging;
		const places = { page: first + page, offset: seen, cursor, none: undefined };
		const place = places[style];
		return {
			...(style !== 'none' && sizeParameter !== '' && { [sizeParameter]: size }),
			...(place !== undefined && parameter !== '' && { [parameter]: place }),
		};
	}

	private async fetchPage(resource: Resource, query: IDataObject): Promise<Page> {
		const { path } = this.settings.path(resource);
		const { answer, problem } = await this.link.send({
			method: 'GET',
			url: path,
			query,
			timeoutMs: TIMEOUT_MS,
		});
		if (problem !== undefined) throw new ServiceError(this.voice(resource), problem);
		const rows = rowsOf(answer.body, this.settings.rowsField);
		if (rows === undefined) throw this.noList(path);
		return {
			rows,
			total: totalOf(answer.body, this.settings.totalField),
			cursor: cursorOf(answer.body, this.settings.paging.cursorField),
		};
	}

	private voice(resource: Resource) {
		const { path, setting, isDefault } = this.settings.path(resource);
		return voiceFor(setting.label, path, isDefault);
	}

	private noList(path: string): TgTrackerError {
		const { rowsField } = this.settings;
		const where = rowsField === '' ? '' : ` under '${rowsField}'`;
		return new TgTrackerError(
			this.voice('conversion'),
			`The answer of TG Tracker to ${path} holds no list${where}`,
			`Set 'Rows Field' in the ${CREDENTIAL} credential to the name of the list in the answer, such as data.items, or correct the path`,
			{ kind: 'brokenAnswer' },
		);
	}
}

/** Rows with what makes each itself. Two alike on one page are two, on two pages one that was moved. */
function* keyed(rows: Row[]): Generator<[string, Row]> {
	const times = new Map<string, number>();
	for (const row of rows) {
		const key = fingerprint(JSON.stringify(row), KEY_LENGTH);
		const nth = (times.get(key) ?? 0) + 1;
		times.set(key, nth);
		yield [`${key}${nth}`, row];
	}
}

/**
 * Without a total only an empty page is the last: an API may give fewer rows a page than it is asked for.
 */
function isLast(paging: Paging, page: Page, seen: number, cursor: string | undefined): boolean {
	if (paging.style === 'none' || page.rows.length === 0) return true;
	if (paging.style === 'cursor') return page.cursor === undefined || page.cursor === cursor;
	return page.total !== undefined && seen >= page.total;
}

/** The rows of an answer: the list itself, or the first list in it or in the object `data`. */
export function rowsOf(body: unknown, field: string): Row[] | undefined {
	const list = field === '' ? findList(body) : valueAt(body, field);
	return Array.isArray(list) ? list.filter(isRow) : undefined;
}

function findList(body: unknown): unknown {
	if (Array.isArray(body) || !isRow(body)) return body;
	const values = Object.values(body);
	return (
		values.find(Array.isArray) ?? values.filter(isRow).flatMap(Object.values).find(Array.isArray)
	);
}

function totalOf(body: unknown, field: string): number | undefined {
	const names = field === '' ? TOTALS : [field];
	for (const name of names) {
		const total = countIn(valueAt(body, name));
		if (total !== undefined && Number.isInteger(total) && total >= 0) return total;
	}
	return undefined;
}

function cursorOf(body: unknown, field: string): string | undefined {
	const value = valueAt(body, field);
	const isText = typeof value === 'string' || typeof value === 'number';
	return isText && value !== '' ? String(value) : undefined;
}
