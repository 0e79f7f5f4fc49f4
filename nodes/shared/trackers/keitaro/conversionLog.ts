import type { Outcome } from '../../n8n/http';
import { ServiceError } from '../../n8n/serviceError';
import { asRows, countIn } from '../rows';
import type { TimeWindow } from '../tracker';
import type { ArchiveMemory } from './archive';
import { answerOf, type KeitaroClient } from './client';
import { COLUMN_SETS } from './columns';
import type { FlowMemory } from './flows';
import { oneOf, type ReportFilter } from './reportFilters';
import type { Row } from './row';
import { KEITARO } from './voice';
import { windowRange } from './windowRange';

export interface LogOptions {
	/** IANA zone in which stamps are asked for and answered. */
	zone: string;
	/** Campaign ids to keep; none means all. */
	campaigns: readonly string[];
	/** Further conditions that every row must meet. */
	filters?: readonly ReportFilter[];
	/** Rows per request. No maximum is documented; 50,000 has been accepted. */
	pageSize: number;
	/** Remembers which of `COLUMN_SETS` this account understands. */
	memory: KeitaroMemory;
}

/**
 * Kept between syncs. The identity of a conversion hangs on the set of columns, so once one has worked
 * a later refusal is an error and never a reason to fall back.
 */
export interface KeitaroMemory {
	columnSet?: number;
	/** Which of `CLICK_COLUMN_SETS` this account understands. */
	clickColumnSet?: number;
	/** Campaigns of the archive that conversions were seen of. */
	archive?: ArchiveMemory;
	/** How the flows of all campaigns are found. */
	flows?: FlowMemory;
}

interface Page {
	rows: Row[];
	/** Rows that match, this page and all after it; older builds do not tell. */
	total: number | undefined;
}

const LARGEST_PAGE = 50_000;

/**
 * Streams the rows of a window, oldest `datetime` first.
 *
 * Pages are cut by time, not by offset: a row that gets a postback while we read moves to the end of
 * the log, and with offsets every later row would slip one place forward and one would be passed over.
 * Each page starts again at the second where the last one ended, so a few rows come twice.
 */
export async function* readLog(
	client: KeitaroClient,
	window: TimeWindow,
	options: LogOptions,
): AsyncGenerator<Row[]> {
	const { from: first, ...end } = windowRange(window, options.zone);
	let from = first;
	let limit = options.pageSize;
	for (;;) {
		const page = await fetchPage(client, { from, ...end }, 'ASC', limit, options);
		if (page.rows.length > 0) yield page.rows;
		if (isLast(page, limit)) return;
		const last = page.rows.at(-1)?.datetime;
		if (typeof last === 'string' && last > from) {
			from = last;
			limit = options.pageSize;
		} else if (page.rows.length === limit && limit < LARGEST_PAGE) {
			// The whole page fell into one second, as after an import, or ended in the hour that the clock
			// was put back: only a larger one gets past it.
			limit = Math.min(limit * 4, LARGEST_PAGE);
		} else {
			// Fewer rows than there are, and no way on: better no sync than one with a hole in it.
			throw new ServiceError(KEITARO, { kind: 'brokenAnswer' });
		}
	}
}

/** The newest rows of a window, newest first. */
export async function readNewest(
	client: KeitaroClient,
	count: number,
	window: TimeWindow,
	options: LogOptions,
): Promise<Row[]> {
	const range = windowRange(window, options.zone);
	return (await fetchPage(client, range, 'DESC', count, options)).rows;
}

/** Trusts the total where there is one: a proxy or an overloaded server can cut a page short. */
function isLast({ rows, total }: Page, limit: number): boolean {
	return total === undefined ? rows.length < limit : rows.length >= total;
}

/** One page, with the richest set of columns that the build knows. */
async function fetchPage(
	client: KeitaroClient,
	range: ReturnType<typeof windowRange>,
	order: 'ASC' | 'DESC',
	limit: number,
	options: LogOptions,
): Promise<Page> {
	const { memory, campaigns, filters = [] } = options;
	for (let set = memory.columnSet ?? 0; ; set++) {
		const outcome = await client.tryPost('/conversions/log', {
			range,
			columns: COLUMN_SETS[set],
			filters: [...oneOf('campaign_id', campaigns), ...filters],
			sort: [{ name: 'datetime', order }],
			limit,
			offset: 0,
		});
		const isSettled = memory.columnSet !== undefined || set === COLUMN_SETS.length - 1;
		if (outcome.problem?.kind === 'invalid' && !isSettled) continue;
		const page = readPage(outcome);
		memory.columnSet = set;
		return page;
	}
}

function readPage(outcome: Outcome): Page {
	const body = answerOf(outcome) as { rows?: unknown; total?: unknown } | null;
	if (!Array.isArray(body?.rows)) throw new ServiceError(KEITARO, { kind: 'brokenAnswer' });
	return { rows: asRows(body.rows), total: countIn(body.total) };
}
