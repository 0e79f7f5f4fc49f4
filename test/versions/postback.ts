import assert from 'node:assert/strict';
import { readyUrl } from '../../nodes/shared/postback/readyUrl';
import { SECRET } from '../e2e/postback/place';
import { publishPostbackToMeta } from '../e2e/postback/toMeta';
import { fill, SIMULATED } from '../e2e/postback/trackers';
import type { Run } from '../e2e/run';
import { waitFor } from '../live/wait';

const TRANSACTION = 'versions-1';

interface MetaEvents {
	events: Array<{ event_id: string; event_name: string; counted: number }>;
}

const happened = {
	clickId: 'versions-click',
	externalId: 'IwAR0-versions-example-0001',
	transactionId: TRANSACTION,
	value: '12.50',
	currency: 'USD',
	at: Math.floor(Date.now() / 1000) - 60,
};

/** A postback as Keitaro sends it, answered at once and counted by Meta. */
export async function postbackReachesMeta(run: Run): Promise<void> {
	const { checks, stage } = run;
	await checks.check('a postback is answered 200 and reaches Meta once', async () => {
		const ask = async () =>
			(await stage.meta.command<MetaEvents>('list', { limit: 1_000_000 })).events;
		const before = new Set((await ask()).map(({ event_id }) => event_id));
		const { path } = await publishPostbackToMeta(stage.rest, stage.simulators.urls);
		const url = fill(
			readyUrl('keitaro', stage.server.url + path, SECRET),
			SIMULATED.keitaro.macros(happened),
		);
		const answer = await fetch(url);
		assert.deepEqual([answer.status, await answer.text()], [200, 'OK']);
		const fresh = await waitFor(
			async () => {
				const found = (await ask()).filter(({ event_id }) => !before.has(event_id));
				return found.length > 0 ? found : undefined;
			},
			{ what: 'The arrival of the postback at Meta', timeoutMs: 60_000 },
		);
		assert.deepEqual(
			fresh.map(({ event_name, counted }) => ({ event_name, counted })),
			[{ event_name: 'Purchase', counted: 1 }],
		);
	});
}
