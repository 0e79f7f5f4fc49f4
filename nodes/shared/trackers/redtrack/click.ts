import type { IDataObject } from 'n8n-workflow';
import type { Click } from '../click';
import { idOf } from '../visit';
import { amountsOf } from './money';
import type { RowContext } from './row';
import { momentOf, type Row } from './values';
import { readVisit } from './visit';

/** One row of `GET /tracks`, or nothing where it has no id or no time. */
export function toClick(row: Row, context: RowContext): Click | undefined {
	const id = idOf(row.id);
	const clickedAt = momentOf(row.track_time, context.zone);
	if (id === null || clickedAt === null) return undefined;
	return {
		tracker: 'redtrack',
		account: context.account,
		id,
		clickedAt,
		// The log of clicks knows nothing of what came after them.
		isConverted: null,
		...amountsOf(row, context.currency),
		...readVisit(row),
		...(context.includeRaw && { raw: row as IDataObject }),
	};
}
