import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../n8n/serviceError';
import type { VoluumClient } from './client';
import { isLast, readPage, type Row } from './page';
import { VOLUUM } from './voice';

/** The most that clients have read at once. Rows of a report are small. */
const LIMIT = 100_000;

/**
 * All rows of a report. `keyOf` tells a row's group, which occurs once: rows of equal rank come in no
 * fixed order, so a group that came twice on two pages means that another one came on neither.
 */
export async function readReport(
	client: VoluumClient,
	query: IDataObject,
	keyOf: (row: Row) => string,
): Promise<Row[]> {
	const rows = new Map<string, Row>();
	for (let offset = 0; ; ) {
		const page = readPage(await client.get('/report', { ...query, limit: LIMIT, offset }));
		for (const row of page.rows) rows.set(keyOf(row), row);
		offset += page.rows.length;
		if (isLast(page, offset, LIMIT)) {
			if (rows.size < (page.total ?? 0)) break;
			return [...rows.values()];
		}
		if (page.rows.length === 0) break;
	}
	// Fewer groups than there are: better no numbers than wrong ones.
	throw new ServiceError(VOLUUM, { kind: 'brokenAnswer' });
}
