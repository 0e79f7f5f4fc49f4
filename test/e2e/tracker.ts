import type { TruthRow } from '../simulators/keitaro';
import type { LogRow } from './trackerLog';
import { standingOf } from './reckoning';
import type { Run } from './run';

/** New conversions that happen now, of every kind; answers when. */
export async function create({ stage }: Run, count: number): Promise<TruthRow[]> {
	return await stage.keitaro.command<TruthRow[]>('create', { count });
}

/** A postback that arrives now for a conversion that exists. */
export async function postback(
	{ stage }: Run,
	row: LogRow,
	status: string,
	revenue?: number,
): Promise<void> {
	await stage.keitaro.command('postback', { eventId: row.id, status, revenue });
}

/** One more conversion of the same click, under a transaction id of its own. */
export async function convertAgain({ stage }: Run, row: LogRow, tid: string): Promise<void> {
	const { sub_id: clickId } = await stage.keitaro.command<TruthRow>('postback', {
		eventId: row.id,
		status: row.status,
	});
	await stage.keitaro.command('postback', { clickId, tid, status: 'sale', revenue: 21 });
}

/** What may change about a conversion, as a text to compare. */
const stateOf = (row: LogRow): string =>
	JSON.stringify([row.status, row.revenue, standingOf(row).event]);

/** Which conversions are new in the later log, and which have changed. */
export function changesBetween(
	before: readonly LogRow[],
	after: readonly LogRow[],
): Map<string, 'new' | 'updated'> {
	const known = new Map(before.map((row) => [row.id, stateOf(row)]));
	const changes = new Map<string, 'new' | 'updated'>();
	for (const row of after) {
		const state = known.get(row.id);
		if (state === undefined) changes.set(row.id, 'new');
		else if (state !== stateOf(row)) changes.set(row.id, 'updated');
	}
	return changes;
}
