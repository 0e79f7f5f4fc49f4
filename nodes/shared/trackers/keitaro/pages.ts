import type { Progress } from '../../n8n/progress';
import { ServiceError } from '../../n8n/serviceError';
import { asRows, countIn, isRow } from '../rows';
import { answerOf, type KeitaroClient } from './client';
import type { Row } from './row';
import { KEITARO } from './voice';

/** Rows of one request. No maximum is documented; 50,000 has been accepted (keitaro-api §4.1). */
export const PAGE_ROWS = 10_000;

export interface PageRequest {
	path: '/report/build' | '/clicks/log' | '/conversions/log';
	/** Everything but `limit` and `offset`; its `sort` must put rows in one order only. */
	body: Readonly<Record<string, unknown>>;
	/** Most rows to read; all when absent. */
	most?: number;
	/** Columns that make a row itself. */
	key: readonly string[];
	cancelled?: () => boolean;
	progress?: Pick<Progress, 'rows'>;
}

export interface ReportPage {
	rows: Row[];
	/** Totals over all rows, where they were asked for. */
	summary?: Row;
}

/**
 * Streams the rows of a report or log page by page, so that only the page at hand is in memory.
 * A click that arrives meanwhile moves later rows one place on, and the last row of a page comes
 * again with the next: such rows are left out.
 */
export async function* readPages(
	client: Pick<KeitaroClient, 'tryPost'>,
	{ path, body, most = Infinity, key, cancelled, progress }: PageRequest,
): AsyncGenerator<ReportPage> {
	let previous = new Set<string>();
	let given = 0;
	for (let offset = 0; given < most && !cancelled?.(); ) {
		const limit = Math.min(PAGE_ROWS, most - given);
		const answer = answerOf(await client.tryPost(path, { ...body, limit, offset }));
		const { rows, total, summary } = readAnswer(answer);
		const fresh = rows.filter((row) => !previous.has(keyOf(row, key)));
		previous = new Set(rows.map((row) => keyOf(row, key)));
		given += fresh.length;
		progress?.rows(given);
		yield { rows: fresh, ...(summary && { summary }) };
		offset += rows.length;
		// The total is trusted where there is one: an overloaded server can cut a page short.
		const isLast = total === undefined ? rows.length < limit : offset >= total;
		if (isLast) return;
		if (rows.length === 0) throw new ServiceError(KEITARO, { kind: 'brokenAnswer' });
	}
}

const keyOf = (row: Row, key: readonly string[]): string =>
	JSON.stringify(key.map((name) => row[name]));

function readAnswer(answer: unknown): ReportPage & { total?: number } {
	const { rows, total, summary } = (answer ?? {}) as Record<string, unknown>;
	if (!Array.isArray(rows)) throw new ServiceError(KEITARO, { kind: 'brokenAnswer' });
	const count = countIn(total);
	return {
		rows: asRows(rows),
		...(count !== undefined && { total: count }),
		...(isRow(summary) && { summary }),
	};
}
