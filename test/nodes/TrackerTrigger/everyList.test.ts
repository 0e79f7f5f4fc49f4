import type { EntityItem } from '../../../nodes/shared/sync/entities/compare';
import { trackerOf } from '../../../nodes/shared/trackers/registry';
import { EVENTS, eventsOf } from '../../../nodes/TrackerTrigger/events';
import { LISTS } from '../../../nodes/TrackerTrigger/fields/choices';
import { FollowedAccount, stopAll } from './followed/account';
import type * as Clocks from './followed/clocks';
import { SIMULATED } from './followed/simulated';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Clocks>('./followed/clocks').withoutWaiting(),
);

afterEach(stopAll);

const NOW = Date.UTC(2026, 10, 20, 12, 3);

/** TGTrack knows channels and members, and says so when it is asked for a list. */
const WITHOUT_LISTS = ['TG Tracker (TGTrack)'];

const CASES = Object.keys(SIMULATED)
	.filter((name) => !WITHOUT_LISTS.includes(name))
	.flatMap((name) => LISTS.map((triggerOn) => ({ name, triggerOn })));

const binom = SIMULATED.Binom!;

const start = async (name: string, triggerOn: string, emitExisting: boolean) => {
	const simulate = SIMULATED[name];
	if (simulate === undefined) throw new Error(`${name} is not simulated`);
	return await FollowedAccount.start(
		simulate,
		NOW,
		{ conversions: 20 },
		{ triggerOn, options: { emitExisting } },
	);
};

describe.each(CASES)('$triggerOn of $name', ({ name, triggerOn }) => {
	it('are taken note of, brought when asked for, and no news afterwards', async () => {
		const account = await start(name, triggerOn, true);
		const added = await account.tick<EntityItem>(1);
		expect(added.length).toBeGreaterThan(2);
		expect(new Set(added.map(({ change }) => change))).toEqual(new Set(['added']));
		expect(new Set(added.map(({ id }) => id)).size).toBe(added.length);
		account.simulated.simulator.forgetTraffic();
		expect(await account.tick()).toEqual([]);
		expect(account.simulated.simulator.requestCount).toBeLessThanOrEqual(2);

		const quiet = await start(name, triggerOn, false);
		expect(await quiet.tick(1)).toEqual([]);
		expect(await quiet.tick()).toEqual([]);
		expect(Object.keys(quiet.poller.staticData)).toEqual([triggerOn]);
	});

	it('are shown by Fetch Test Event', async () => {
		const account = await start(name, triggerOn, false);
		const items = await account.poller.poll({ mode: 'manual', now: account.now });
		expect(items?.length).toBeGreaterThan(2);
		expect(items?.[0]?.json).toMatchObject({ change: 'added', changedFields: [], before: {} });
	});
});

describe('what happens to a list between two syncs', () => {
	it('Keitaro: a renamed campaign tells its earlier name, a new one comes, an archived one changes', async () => {
		const account = await start('Keitaro', 'campaigns', false);
		await account.tick(1);
		const { simulator } = account.simulated;
		const send = async (method: string, path: string, body?: object) =>
			await fetch(`${simulator.url}/admin_api/v1${path}`, {
				method,
				headers: { 'Api-Key': 'keitaro-test-key', 'Content-Type': 'application/json' },
				body: JSON.stringify(body),
			});
		await send('PUT', '/campaigns/2', { name: 'Renamed' });
		await send('DELETE', '/campaigns/3');
		await send('POST', '/campaigns', { name: 'Brand new', alias: 'brandnew' });
		const items = await account.tick<EntityItem>();
		expect(items).toHaveLength(3);
		expect(items).toMatchObject([
			{ id: '2', change: 'changed', changedFields: ['name'], name: 'Renamed' },
			{ name: 'Brand new', change: 'added' },
			{ id: '3', change: 'changed', state: 'archived', before: { state: 'active' } },
		]);
		expect(items[0]?.before.name).toMatch(/\w/);
		expect(await account.tick()).toEqual([]);
	});

	it('Binom: a deleted campaign is gone', async () => {
		const account = await start('Binom', 'campaigns', false);
		await account.tick(1);
		account.simulated.simulator.commands.deleteCampaign?.({ id: 2 });
		const items = [...(await account.tick<EntityItem>()), ...(await account.tick<EntityItem>())];
		expect(items).toMatchObject([{ id: '2', change: 'gone' }]);
		expect(items[0]?.name).toMatch(/\w/);
	});

	it('RedTrack: a paused campaign is changed, a deleted one gone', async () => {
		const account = await start('RedTrack', 'campaigns', true);
		const [first, second] = await account.tick<EntityItem>(1);
		const { commands } = account.simulated.simulator;
		commands.setCampaignStatus?.({ id: first?.id, status: 3 });
		commands.setCampaignStatus?.({ id: second?.id, status: second?.state === 'paused' ? 1 : 2 });
		const items = await account.tick<EntityItem>();
		expect(items.map(({ id, change }) => [id, change]).sort()).toEqual(
			[
				[first?.id, 'gone'],
				[second?.id, 'changed'],
			].sort(),
		);
	});
});

describe.each([false, true])('n8n is killed, with durable cursors: %p', (durableCursors) => {
	it('before the execution with changes ended: they come again, those that were gone too', async () => {
		const account = await FollowedAccount.start(
			binom,
			NOW,
			{ conversions: 20 },
			{ triggerOn: 'campaigns', options: { emitExisting: true } },
			{ durableCursors, onEmit: () => {} },
		);
		const { commands } = account.simulated.simulator;
		const changes = async (minutes: number) =>
			(await account.tick<EntityItem>(minutes)).map(({ change, id }) => `${change} ${id}`);
		const added = await changes(1);
		account.restart();
		expect(await changes(1)).toEqual(added);
		account.poller.emissions.at(-1)?.finish();
		commands.deleteCampaign?.({ id: 2 });
		expect(await changes(15)).toEqual(['gone 2']);
		account.restart();
		expect(await changes(1)).toEqual(['gone 2']);
		account.poller.emissions.at(-1)?.finish();
		expect(await changes(15)).toEqual([]);
	});
});

describe('another Trigger On', () => {
	it('has a state of its own, and the one before is gone on with when it is chosen again', async () => {
		const first = await start('Binom', 'conversions', false);
		const conversions = await first.catchUp();
		const second = first.publishedWith({ triggerOn: 'campaigns', options: { emitExisting: true } });
		const campaigns = await second.tick<EntityItem>();
		expect([conversions.length > 5, campaigns.length > 5]).toEqual([true, true]);
		const third = second.publishedWith({ triggerOn: 'conversions' });
		expect(await third.tick()).toEqual([]);
		expect(await third.publishedWith({ triggerOn: 'campaigns' }).tick()).toEqual([]);
	});
});

describe('a choice that the tracker cannot fulfil', () => {
	const refused = Object.values(SIMULATED).flatMap((simulate) => {
		const { tracker } = simulate({
			conversions: 0,
			days: 1,
			now: () => NOW,
			zone: 'UTC',
			name: 'agency',
		});
		const module = trackerOf(tracker);
		const offered = eventsOf(module);
		return EVENTS.filter((event) => !offered.includes(event)).map(({ value, needs }) => ({
			name: module.displayName,
			value,
			reason: module.capabilities[needs],
		}));
	});

	it.each(refused)('$value of $name: the reason is the error', async ({ name, value, reason }) => {
		const account = await start(name, value, false);
		await expect(account.tick()).rejects.toMatchObject({
			message: reason,
			description: expect.stringMatching(/'Trigger On' can be: 'New or Changed \w+'/),
		});
		expect(account.simulated.simulator.requestCount).toBe(0);
	});
});
