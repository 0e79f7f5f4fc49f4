import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { TruthRow } from '../../simulators/keitaro';
import type { ReadyWorkflow } from './ready';
import type { ReadyWorld } from './world';

const TRIGGER = 'Tracker Trigger';
const TABLE = 'Conversions';
const DAYS = 2;
const CHANGED = 4;

const idOf = ({ conversionId }: IDataObject): string => String(conversionId);

/** The tracker's conversions, one row each in a table, also when all come again. */
export const conversionsToTable: ReadyWorkflow = {
	local: { [TRIGGER]: { firstSyncDays: DAYS } },
	async open(world) {
		let before: IDataObject[] = [];
		let changed: string[] = [];
		return {
			run: async (imported, time) => {
				if (time === 1) {
					return [await imported.start('Set Up the Table'), ...(await imported.poll())];
				}
				changed = await takeBack(world, before);
				await imported.passSecond();
				return await imported.pollAllAgain(TRIGGER, DAYS);
			},
			check: async (executions, time, imported) => {
				const rows = await imported.rowsOf(TABLE);
				const given = executions.at(-1)?.outputs(TRIGGER)[0] ?? [];
				world.run.log(`        ${given.length} given, ${rows.length} rows`);
				assert.deepEqual(executions.at(-1)?.outputs('Not Stored, Tell Somebody')[0] ?? [], []);
				assert.deepEqual(rows.map(idOf).sort(), given.map(({ json }) => String(json.id)).sort());
				await expectTrue(world, rows);
				const written = (executions.at(-1)?.outputs('Stored')[0] ?? []).map(({ json }) =>
					idOf(json),
				);
				if (time === 1) assert.equal(written.length, rows.length);
				else assert.deepEqual(written.sort(), changed.sort(), 'written again');
				before = rows;
			},
		};
	},
};

/** The tracker takes back some of the confirmed ones. */
async function takeBack(world: ReadyWorld, rows: readonly IDataObject[]): Promise<string[]> {
	const ids = rows.filter(({ status }) => status === 'confirmed').map(idOf);
	const chosen = ids.slice(0, CHANGED);
	assert.equal(chosen.length, CHANGED);
	for (const eventId of chosen) {
		await world.control('keitaro').command('postback', { eventId, status: 'rejected' });
	}
	return chosen;
}

/** Each row says what the tracker knows. */
async function expectTrue(world: ReadyWorld, rows: readonly IDataObject[]): Promise<void> {
	const truth = await world.control('keitaro').command<TruthRow[]>('truth');
	const byId = new Map(truth.map((row) => [row.event_id, row]));
	for (const row of rows) {
		const real = byId.get(idOf(row));
		assert.deepEqual(
			[row.trackerStatus, Number(row.revenue ?? 0), row.clickId, row.tracker],
			[real?.status, real?.revenue, real?.sub_id, 'keitaro'],
		);
		assert.equal(row.key, `keitaro ${String(row.account)} ${idOf(row)}`);
	}
}
