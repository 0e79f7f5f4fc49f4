import assert from 'node:assert/strict';
import type { Execution } from '../../live/rest-types';
import { SECRET } from '../postback/place';
import type { Imported } from './imported';
import type { ReadyWorkflow } from './ready';

const TRIGGER = 'Postback Trigger';
const HEALTH = 'Health per Day';

/** One of each fate, as Keitaro sends them. Meta needs a person to match, or the click id of an ad. */
const MATCHED = (n: number) =>
	`?secret=${SECRET}&click_id=health-${n}&status=sale&value=10&currency=USD&transaction_id=h${n}&ip=192.0.2.${n}&user_agent=Example&fbclid=IwAR0example00000000000${n}`;
const UNMATCHED = `?secret=${SECRET}&status=sale&value=10&currency=USD&transaction_id=h9`;
const UNINVITED = '?secret=wrong-secret-0123456789&click_id=health-0';

/** What the nodes put out, counted by day in a data table of n8n. */
export const postbackHealth: ReadyWorkflow = {
	local: { [TRIGGER]: { security: { requireHttps: false } } },
	async open(world) {
		const meta = world.control('meta');
		await meta.command('reset');
		const call = async (imported: Imported, ending: string) =>
			(await fetch((await imported.webhookUrl(TRIGGER, 'postback')) + ending)).status;
		return {
			run: async (imported, time) => {
				const all: Execution[] = [await imported.start('Set Up the Table')];
				await imported.publish();
				for (const n of [1, 2]) assert.equal(await call(imported, MATCHED(n)), 200);
				if (time === 1) {
					all.push(...(await imported.fresh(2)));
					await meta.misbehave({ kind: 'forbidden', times: 99 });
					assert.equal(await call(imported, MATCHED(3)), 200);
					all.push(...(await imported.fresh(1)));
					await meta.behave();
					assert.equal(await call(imported, UNMATCHED), 200);
					assert.equal(await call(imported, UNINVITED), 401);
					all.push(...(await imported.fresh(2)));
				}
				await imported.unpublish();
				all.push(await imported.start('Every Morning'));
				assert.deepEqual(await imported.fresh(0), [], 'a repeated postback started something');
				return all;
			},
			check: async (executions) => {
				const days = executions.at(-1)?.outputs(HEALTH)[0] ?? [];
				// Midnight may have passed in between.
				const sum = (name: string) => days.reduce((all, { json }) => all + Number(json[name]), 0);
				const names = ['received', 'matched', 'forwarded', 'skipped', 'failed', 'refused'];
				assert.deepEqual(
					Object.fromEntries(names.map((name) => [name, sum(name)])),
					{ received: 4, matched: 3, forwarded: 2, skipped: 1, failed: 1, refused: 1 },
					JSON.stringify(days),
				);
				if (days.length === 1) {
					const { attributionRate, isHealthy } = days[0]?.json ?? {};
					assert.deepEqual(
						{ attributionRate, isHealthy },
						{ attributionRate: 75, isHealthy: false },
					);
				}
				const { unique, duplicates } = await meta.command<Record<string, number>>('counts');
				assert.deepEqual([unique, duplicates], [2, 0]);
			},
		};
	},
};
