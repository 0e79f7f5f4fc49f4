import type { IDataObject } from 'n8n-workflow';
import { realText } from '../../conversion/adClickIds';
import type { Click } from '../click';
import type { LeftOut } from '../leftOut';
import type { TimeWindow } from '../tracker';
import type { VoluumClient } from './client';
import { readPage, type Row } from './page';
import { sharedFields, type RowContext } from './row';
import { isWithin, parseVoluumStamp } from './time';

/** As many as clients ask for; how many Voluum keeps is not known. */
const LIMIT = 100;

/** The latest visits of campaigns that lie in a window, oldest first. */
export async function fetchLiveVisits(
	client: VoluumClient,
	campaignIds: Iterable<string>,
	window: TimeWindow,
	context: RowContext,
	leftOut: LeftOut,
): Promise<Click[]> {
	const clicks: Click[] = [];
	for (const id of campaignIds) {
		const body = await client.get(`/report/live/visits/${encodeURIComponent(id)}`, {
			tz: 'UTC',
			limit: LIMIT,
		});
		for (const row of readPage(body).rows) {
			const click = toClick({ campaignId: id, ...row }, context);
			if (click === undefined) leftOut.add(row, realText(row.clickId), 'click');
			else if (isWithin(click.clickedAt, window)) clicks.push(click);
		}
	}
	return clicks.sort((a, b) => (a.clickedAt < b.clickedAt ? -1 : 1));
}

/** A row of the live report. `undefined` without an id or a time, which are what it is for. */
export function toClick(row: Row, context: RowContext): Click | undefined {
	const id = realText(row.clickId);
	const clickedAt = parseVoluumStamp(row.timestamp ?? row.visitTimestamp);
	if (id === null || clickedAt === null) return undefined;
	return {
		tracker: 'voluum',
		id,
		clickedAt,
		isConverted: null,
		...sharedFields(row, context),
		...(context.includeRaw && { raw: row as IDataObject }),
	};
}
