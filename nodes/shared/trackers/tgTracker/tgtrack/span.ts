import { DateTime } from 'luxon';
import type { TimeWindow } from '../../tracker';
import { TGTRACK, TgTrackerError } from '../voice';
import type { ReportClient } from './client';
import type { CsvRow } from './csv';

/** A report and the columns of which it must have one. */
export interface Report {
	name: string;
	columns: readonly string[];
}

/** Rows of one answer at most (trackers §4.1). There is no second page. */
export const LIMIT = 10_000;

/** How far ahead of ours a server's clock may run, in seconds. */
const AHEAD_S = 86_400;

/**
 * Streams the rows of a window, answer by answer, the oldest first. A full answer may have been cut, so
 * the span is asked for again in two halves, and these in halves, until none is full.
 */
export async function* readSpan(
	client: ReportClient,
	report: Report,
	window: TimeWindow,
	nowMs: number,
): AsyncGenerator<CsvRow[]> {
	const from = Math.floor(window.from.toSeconds());
	// TGTrack takes `date_to` as included.
	const to = window.to && Math.ceil(window.to.toSeconds()) - 1;
	if (to !== undefined && to < from) return;
	const query = { date_from: from, ...(to !== undefined && { date_to: to }), limit: LIMIT };
	const { rows } = await client.table(report.name, query, report.columns);
	if (rows.length < LIMIT) {
		if (rows.length > 0) yield rows;
		return;
	}
	const end = to ?? Math.floor(nowMs / 1000) + AHEAD_S;
	if (end <= from) throw tooMany(from);
	const middle = DateTime.fromSeconds(Math.floor((from + end) / 2) + 1, { zone: 'utc' });
	yield* readSpan(client, report, { from: window.from, to: middle }, nowMs);
	yield* readSpan(client, report, { from: middle, to: window.to }, nowMs);
}

function tooMany(second: number): TgTrackerError {
	const at = DateTime.fromSeconds(second, { zone: 'utc' }).toISO() ?? '';
	return new TgTrackerError(
		TGTRACK,
		`TGTrack holds more than ${LIMIT} rows of the second ${at}, and gives no more than that`,
		'An import may have put them all at one moment; start the reading after it',
		{ kind: 'brokenAnswer' },
	);
}
