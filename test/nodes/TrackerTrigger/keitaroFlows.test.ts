import type { EntityItem } from '../../../nodes/shared/sync/entities/compare';
import { KeitaroSimulator } from '../../simulators/keitaro';
import type { FlowSearch } from '../../simulators/keitaro/flowSearch';
import { FollowedAccount, stopAll } from './followed/account';
import type * as Clocks from './followed/clocks';
import { SIMULATED } from './followed/simulated';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Clocks>('./followed/clocks').withoutWaiting(),
);

afterEach(stopAll);

const NOW = Date.UTC(2026, 10, 20, 12, 3);
const DAY_MINUTES = 24 * 60;

/** An account whose flows are followed, and what its panel can do. */
async function followed(search: FlowSearch, { isEmpty = false } = {}) {
	const account = await FollowedAccount.start(
		SIMULATED.Keitaro!,
		NOW,
		{ conversions: 20 },
		{ triggerOn: 'flows' },
	);
	const simulator = account.simulated.simulator as KeitaroSimulator;
	simulator.account.flowSearch = search;
	if (isEmpty) {
		const streams = simulator.account.collection('streams');
		for (const { id } of streams.list(false)) streams.remove(Number(id));
	}
	const panel = async (method: string, path: string, body?: object) => {
		const answer = await fetch(`${simulator.url}/admin_api/v1${path}`, {
			method,
			headers: { 'Api-Key': simulator.apiKey, 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		});
		const answered = (await answer.json()) as { id: number };
		if (!answer.ok) throw new Error(JSON.stringify(answered));
		return answered;
	};
	const flow = (name: string) => ({
		...{ campaign_id: 2, type: 'regular', name },
		...{ schema: 'landings', action_type: 'http' },
	});
	const create = async (name: string) => await panel('POST', '/streams', flow(name));
	const rename = async (id: number, name: string) =>
		await panel('PUT', `/streams/${id}`, flow(name));
	/** What a sync brings, and the requests that it took. */
	const sync = async (minutes?: number) => {
		simulator.forgetTraffic();
		const items = await account.tick<EntityItem>(minutes);
		const news = items.map(({ change, name, changedFields }) =>
			[change, name, ...changedFields].join(' '),
		);
		return { news, requests: simulator.requestCount };
	};
	const campaigns = simulator.account.collection('campaigns').list(false).length;
	const whole = campaigns + 2;
	await sync(1);
	return { simulator, panel, create, rename, sync, whole };
}

describe.each<FlowSearch>(['wildcards', 'blankOnly'])('a search that finds all (%s)', (search) => {
	it('takes the place of a reading campaign by campaign, so that no news cost two requests', async () => {
		const { sync, whole } = await followed(search);
		expect(whole).toBeGreaterThan(10);
		expect(await sync()).toEqual({ news: [], requests: 2 });
		expect(await sync()).toEqual({ news: [], requests: 2 });
	});

	it('brings what is new and changed', async () => {
		const { sync, create, rename } = await followed(search);
		const { id } = await create('Brand new');
		expect(await sync()).toEqual({ news: ['added Brand new'], requests: 2 });
		await rename(id, 'Renamed');
		await create('Another');
		expect(await sync()).toEqual({ news: ['changed Renamed name', 'added Another'], requests: 2 });
	});

	it('is read whole where one is missing, and again trusted afterwards', async () => {
		const { sync, create, panel, whole } = await followed(search);
		const { id } = await create('Brand new');
		await sync();
		await panel('DELETE', `/streams/${id}`);
		expect(await sync()).toEqual({
			news: ['changed Brand new state trackerState'],
			requests: whole + 1,
		});
		expect(await sync()).toEqual({ news: [], requests: 2 });
		await panel('POST', `/streams/${id}/restore`);
		expect((await sync()).news).toEqual(['changed Brand new state trackerState']);
	});

	it('is held against all campaigns once a day', async () => {
		const { sync, panel, whole } = await followed(search);
		expect((await sync(DAY_MINUTES)).requests).toBeGreaterThan(whole);
		expect((await sync()).requests).toBe(2);
		// Flows of an archived campaign are not current ones: noticed with the next whole reading.
		await panel('DELETE', '/campaigns/2');
		expect((await sync()).news).toEqual([]);
		await sync(DAY_MINUTES);
		const { news } = await sync();
		expect(news.length).toBeGreaterThan(0);
		expect(news.every((one) => one.startsWith('gone '))).toBe(true);
		expect(await sync()).toEqual({ news: [], requests: 2 });
	});
});

describe.each<FlowSearch>(['literal', 'atMostTen'])('a search that finds some (%s)', (search) => {
	it('is not trusted: every campaign is asked, and nothing counts as gone', async () => {
		const { sync, create, whole } = await followed(search);
		expect(await sync()).toEqual({ news: [], requests: whole });
		await create('Brand new');
		expect(await sync()).toEqual({ news: ['added Brand new'], requests: whole });
		expect(await sync()).toEqual({ news: [], requests: whole });
	});
});

it('an account without flows proves nothing of its search', async () => {
	const { sync, create, simulator, whole } = await followed('literal', { isEmpty: true });
	expect(await sync()).toEqual({ news: [], requests: whole });
	expect(simulator.account.collection('streams').list(false)).toEqual([]);
	await create('The first');
	expect((await sync()).news).toEqual(['added The first']);
});

it('a search that begins to leave some out is noticed at once, and nothing counts as gone', async () => {
	const { sync, whole, simulator } = await followed('wildcards');
	expect((await sync()).requests).toBe(2);
	simulator.account.flowSearch = 'atMostTen';
	expect(await sync()).toEqual({ news: [], requests: whole + 1 });
	expect(await sync()).toEqual({ news: [], requests: whole + 1 });
	// The next day it is found out, and no longer asked.
	await sync(DAY_MINUTES);
	expect(await sync()).toEqual({ news: [], requests: whole });
});

it('Fetch Test Event, which asks once, holds nothing against anything', async () => {
	const account = await FollowedAccount.start(
		SIMULATED.Keitaro!,
		NOW,
		{ conversions: 20 },
		{ triggerOn: 'flows' },
	);
	const items = await account.poller.poll({ mode: 'manual', now: account.now });
	expect(items?.length).toBeGreaterThan(2);
	const paths = account.simulated.simulator.received().map(({ path }) => path);
	expect(paths).toContain('/admin_api/v1/campaigns');
	expect(paths).not.toContain('/admin_api/v1/streams/search');
});
