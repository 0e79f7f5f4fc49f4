import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { TruthRow } from '../../simulators/keitaro';
import type { ReadyWorkflow } from './ready';

const TRIGGER = 'Tracker Trigger';
const FORWARD = 'Forward Conversions';
/** All that Meta takes, and some that are too old for it. */
const DAYS = 9;
/** Conversions between the two runs. */
const NEW = 5;

/** Keitaro's conversions reach Meta, each once, also when all are read again. */
export const keitaroToMeta: ReadyWorkflow = {
	local: { [TRIGGER]: { firstSyncDays: DAYS } },
	async open(world) {
		const meta = world.control('meta');
		await meta.command('reset');
		let sent = 0;
		let created: string[] = [];
		return {
			run: async (imported, time) => {
				if (time === 1) return await imported.poll();
				const rows = await world.control('keitaro').command<TruthRow[]>('create', { count: NEW });
				created = rows.map(({ event_id: id }) => id);
				await imported.passSecond();
				return await imported.pollAllAgain(TRIGGER, DAYS);
			},
			check: async ([execution], time) => {
				const [accepted = [], skipped = [], failed = []] = execution?.outputs(FORWARD) ?? [];
				const { unique, countedAgain } = await meta.command<Record<string, number>>('counts');
				world.run.log(
					`        ${accepted.length} accepted, ${skipped.length} skipped, ${failed.length} failed; ${unique} at Meta`,
				);
				assert.ok(accepted.length > 0, 'nothing was sent');
				assert.equal(failed.length, 0);
				assert.deepEqual([unique, countedAgain], [sent + accepted.length, 0]);
				if (time === 2) {
					const ids = accepted.map(({ json }) => String((json.input as IDataObject).id));
					assert.deepEqual(
						ids.filter((id) => !created.includes(id)),
						[],
						'sent again',
					);
					const known = skipped.filter(({ json }) => json.code === 'already_accepted');
					assert.equal(known.length, sent);
				}
				sent += accepted.length;
			},
		};
	},
};
