import type { ClickItem } from '../../../nodes/shared/sync/feed';
import { TRACKERS } from '../../../nodes/shared/trackers/registry';
import { FollowedAccount, stopAll } from './followed/account';
import type * as Clocks from './followed/clocks';
import { LOGGED } from './followed/simulated';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Clocks>('./followed/clocks').withoutWaiting(),
);

afterEach(stopAll);

const HOURS = 6;
const BEGIN = Date.UTC(2026, 9, 24, 22, 3);

const able = TRACKERS.filter(({ capabilities }) => capabilities['trigger:click'] === true);
const followed = Object.entries(LOGGED).filter(([name]) =>
	able.some(({ displayName }) => name.startsWith(displayName)),
);

const start = async (simulate: (typeof LOGGED)[string], firstSyncDays: number) =>
	await FollowedAccount.start(
		simulate,
		BEGIN,
		{ conversions: 120, days: 4, zone: 'Europe/Berlin', hoursToCome: HOURS },
		{ triggerOn: 'clicks', firstSyncDays },
	);

/** Clicks of the truth in a span of Unix ms, but for those of campaigns deleted for good. */
const clicksIn = ({ simulated }: FollowedAccount, from: number, to: number): string[] =>
	[...simulated.truth.clicksBetween(Math.ceil(from / 1000), Math.floor(to / 1000))]
		.filter(({ campaign }) => campaign.state !== 'purged')
		.map((click) => simulated.clickKey?.(click) ?? click.id);

describe.each(followed)('clicks of %s', (_, simulate) => {
	it('a day of them, and those of six hours: none missed, none twice', async () => {
		const account = await start(simulate, 1);
		const emitted: ClickItem[] = [];
		for (let sync = 0; sync < HOURS * 4; sync++) emitted.push(...(await account.tick<ClickItem>()));
		const ids = emitted.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const owed = clicksIn(account, BEGIN - 86_400_000 + 16 * 60_000, account.now);
		expect(owed.length).toBeGreaterThan(300);
		expect(owed.filter((id) => !ids.includes(id))).toEqual([]);
		expect(new Set(emitted.map(({ change }) => change))).toEqual(new Set(['new']));
	});

	it('none of the past come unless they are asked for', async () => {
		const account = await start(simulate, 0);
		expect(await account.tick(0)).toEqual([]);
		expect((await account.tick<ClickItem>(60)).length).toBeGreaterThan(0);
	});

	it('Fetch Test Event shows the newest ones', async () => {
		const account = await start(simulate, 0);
		const items = await account.poller.poll({ mode: 'manual', now: () => account.now });
		const shown = (items ?? []).map(({ json }) => json as unknown as ClickItem);
		expect(shown.length).toBeGreaterThan(0);
		const times = shown.map(({ clickedAt }) => clickedAt);
		expect(times).toEqual([...times].sort().reverse());
	});

	it('a sync without news costs at most two requests', async () => {
		const account = await start(simulate, 1);
		account.pass(HOURS * 60);
		for (let sync = 0; sync < 3; sync++) await account.tick(60);
		account.simulated.simulator.forgetTraffic();
		expect(await account.tick()).toEqual([]);
		expect(account.simulated.simulator.requestCount).toBeLessThanOrEqual(2);
	});
});

it('trackers that can are among them', () => {
	expect(followed.length).toBeGreaterThanOrEqual(able.length);
	expect(able.length).toBeGreaterThan(0);
});
