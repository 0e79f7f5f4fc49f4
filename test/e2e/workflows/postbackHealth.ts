import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../../live/rest-types';
import { SECRET } from '../postback/place';
import type { Imported } from './imported';
import type { ReadyWorkflow } from './ready';

const TRIGGER = 'Postback Trigger';
const HEALTH = 'Health per Day and Platform';
const TELL = 'Unhealthy, Tell Somebody';
const TWO_DAYS_MS = 2 * 86_400_000;

/** As Keitaro sends it. */
const postback = (n: number, more: Record<string, string>): string =>
	new URLSearchParams({
		...{ secret: SECRET, status: 'sale', value: '10', currency: 'USD', transaction_id: `h${n}` },
		...{ click_id: `health-${n}`, ip: `192.0.2.${n}`, user_agent: 'Example', ...more },
	}).toString();

const ofMeta = (n: number) => postback(n, { fbclid: `IwAR0example00000000000${n}` });
const clickTime = new Date(Date.now() - TWO_DAYS_MS).toISOString();

/** Sent while everything goes well. */
const CALLS = [
	ofMeta(1),
	ofMeta(2),
	postback(3, { ttclid: 'E.C.P.example000000000003' }),
	postback(4, { gclid: 'Cj0KCQexample000000000004', click_time: clickTime }),
	// Meta takes it by address and browser, but it names no click of an ad.
	postback(5, { traffic_source_name: 'Facebook Ads' }),
	postback(6, {}),
];
/** Sent while Meta refuses everything. */
const FORBIDDEN = ofMeta(7);
const UNINVITED = 'secret=wrong-secret-0123456789&click_id=health-0';

const COUNTS = ['received', 'matched', 'forwarded', 'skipped', 'failed', 'refused'];

/** In the order of COUNTS. */
const WANTED: Readonly<Record<string, readonly number[]>> = {
	meta: [4, 3, 3, 0, 1, 0],
	tiktok: [1, 1, 1, 0, 0, 0],
	google: [1, 1, 1, 0, 0, 0],
	unknown: [1, 0, 0, 1, 0, 1],
};
const RATES = { meta: 75, tiktok: 100, google: 100, unknown: 0 };

/** Counts by platform over all days: midnight may have passed in between. */
function totals(rows: readonly IDataObject[]): Record<string, number[]> {
	const sums = new Map<string, number[]>();
	for (const row of rows) {
		const before = sums.get(String(row.platform)) ?? COUNTS.map(() => 0);
		const sum = COUNTS.map((name, at) => (before[at] ?? 0) + Number(row[name]));
		sums.set(String(row.platform), sum);
	}
	return Object.fromEntries(sums);
}

/** What became of postbacks, counted by day and platform in a data table of n8n. */
export const postbackHealth: ReadyWorkflow = {
	local: { [TRIGGER]: { security: { requireHttps: false } } },
	async open(world) {
		const meta = world.control('meta');
		for (const name of ['meta', 'tiktok', 'googleDataManager'] as const) {
			await world.control(name).command('reset');
		}
		const call = async (imported: Imported, query: string) =>
			(await fetch(`${await imported.webhookUrl(TRIGGER, 'postback')}?${query}`)).status;
		return {
			run: async (imported, time) => {
				const all: Execution[] = [await imported.start('Set Up the Table')];
				await imported.publish();
				for (const query of CALLS) assert.equal(await call(imported, query), 200);
				if (time === 1) {
					all.push(...(await imported.fresh(CALLS.length)));
					await meta.misbehave({ kind: 'forbidden', times: 99 });
					assert.equal(await call(imported, FORBIDDEN), 200);
					assert.equal(await call(imported, UNINVITED), 401);
					all.push(...(await imported.fresh(2)));
					await meta.behave();
				}
				await imported.unpublish();
				all.push(await imported.start('Every Morning'));
				assert.deepEqual(await imported.fresh(0), [], 'a repeated postback started something');
				return all;
			},
			check: async (executions) => {
				const morning = executions.at(-1);
				const rows = (morning?.outputs(HEALTH)[0] ?? []).map(({ json }) => json);
				assert.deepEqual(totals(rows), WANTED);
				const isOneDay = new Set(rows.map(({ day }) => day)).size === 1;
				if (isOneDay) {
					const rates = rows.map((row) => [row.platform, row.attributionRate]);
					assert.deepEqual(Object.fromEntries(rates), RATES);
				}
				const unhealthy = (morning?.outputs(TELL)[0] ?? []).map(({ json }) => json.platform);
				assert.deepEqual([...new Set(unhealthy)].sort(), ['meta', 'unknown']);
				const { unique, duplicates } = await meta.command<Record<string, number>>('counts');
				assert.deepEqual([unique, duplicates], [3, 0]);
			},
		};
	},
};
