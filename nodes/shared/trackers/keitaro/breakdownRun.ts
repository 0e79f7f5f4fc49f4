import type { IDataObject } from 'n8n-workflow';
import {
	BreakdownSums,
	complete,
	missingFrom,
	readRow,
	SORTABLE,
	SUMMED,
	type Dimension,
	type Stated,
} from './breakdown';
import type { Progress } from '../../n8n/progress';
import { sorted } from '../measures';
import type { KeitaroClient } from './client';
import { readPages } from './pages';
import type { ReportFilter } from './reportFilters';
import { eachDay, type ReportRange } from './reportRange';

export interface BreakdownRequest {
	dimensions: readonly Dimension[];
	range: ReportRange;
	filters: readonly ReportFilter[];
	/** A key of `SORTABLE`, or the name in the output of one of the dimensions. */
	sortBy: string;
	order: 'ASC' | 'DESC';
	/** Most rows to return; all when absent. */
	most?: number;
	/** One request for each day, added up here: for ranges too large for the tracker. */
	dayByDay: boolean;
	currency: string | null;
	hint: (message: string) => void;
	progress?: Progress;
	cancelled: () => boolean;
}

type Reports = Pick<KeitaroClient, 'tryPost'>;

/** Said with every breakdown: the setting is global, and no request tells which way it is set (keitaro-api §4.6). */
export const ATTRIBUTION =
	'Conversions and revenue stand on the day of the click, not of the conversion, unless Keitaro is set otherwise (Settings → System → Report display conversion date). Past days go on changing while late conversions come in.';

export const SUMMED_UNIQUES =
	'Unique clicks were added up day by day: a visitor who came on two days counts twice. Read the range in one request for Keitaro’s own number.';

/** The rows of a breakdown, sorted, at most `most`. */
export async function readBreakdown(
	client: Reports,
	asked: BreakdownRequest,
): Promise<IDataObject[]> {
	const stated: Stated = { currency: asked.currency, timeZone: asked.range.timezone };
	const read = asked.dayByDay ? readByDay(client, asked) : readAtOnce(client, asked);
	const rows: IDataObject[] = [];
	for await (const row of read) rows.push(complete(row, stated));
	asked.hint(ATTRIBUTION);
	return sorted(rows, asked.sortBy, asked.order).slice(0, asked.most);
}

/**
 * A limited list is cut by Keitaro, which sorts before it cuts. A whole one is read in the order of
 * its dimensions, which does not change while clicks come in, and sorted here.
 */
function readAtOnce(client: Reports, asked: BreakdownRequest): AsyncGenerator<IDataObject> {
	const { sortBy, order, most } = asked;
	const isCut = most !== undefined;
	const first = isCut ? [{ name: columnOf(sortBy, asked.dimensions), order }] : [];
	return readRange(client, asked.range, asked, first);
}

/** Only the sums are kept: a row for each value, however many days there are. */
async function* readByDay(client: Reports, asked: BreakdownRequest): AsyncGenerator<IDataObject> {
	const sums = new BreakdownSums(asked.dimensions);
	const withDay = asked.dimensions.some(({ column }) => column === 'day');
	const days = eachDay(asked.range);
	for (const [done, day] of days.entries()) {
		asked.progress?.days(done, days.length);
		if (asked.cancelled()) break;
		const whole = { ...asked, most: undefined };
		for await (const row of readRange(client, day, whole, [])) sums.add(row);
	}
	if (days.length > 1 && !withDay) asked.hint(SUMMED_UNIQUES);
	yield* sums.values();
}

/** Streams the rows of a range, in the order asked for and then in that of the dimensions. */
async function* readRange(
	client: Reports,
	range: ReportRange,
	{ dimensions, filters, most, hint, progress, cancelled }: BreakdownRequest,
	first: Array<{ name: string; order: 'ASC' | 'DESC' }>,
): AsyncGenerator<IDataObject> {
	const grouping = dimensions.map(({ column }) => column);
	const measures = SUMMED.map(({ column }) => column);
	const sort = [...first];
	for (const name of grouping) {
		if (first[0]?.name !== name) sort.push({ name, order: 'ASC' });
	}
	// Keitaro sorts only by what is in the report.
	const sortedBy = first.map(({ name }) => name).filter((name) => !grouping.includes(name));
	const metrics = [...new Set([...measures, ...sortedBy])];
	const body = { range, grouping, metrics, filters, sort };
	const page = { path: '/report/build' as const, body, most, key: grouping };
	const pages = readPages(client, { ...page, cancelled, progress });
	for await (const { rows } of pages) {
		for (const name of missingFrom(rows[0], metrics)) hint(droppedHint(name));
		for (const row of rows) yield readRow(row, dimensions);
	}
}

/** Keitaro's name for a column of the output. */
function columnOf(sortBy: string, dimensions: readonly Dimension[]): string {
	const dimension = dimensions.find(({ as }) => as === sortBy);
	return dimension?.column ?? SORTABLE[sortBy] ?? 'clicks';
}

/** What a measure that did not come back is told as. */
export function droppedHint(name: string): string {
	return `Keitaro does not know the metric '${name}' and left it out; check its name in the report builder of your version`;
}
