import type { Conversion } from '../../../nodes/shared/conversion/conversion';
import { TrackerTrigger } from '../../../nodes/TrackerTrigger/TrackerTrigger.node';
import { loadOptions, withClock } from '../../harness';
import { FollowedAccount, stopAll } from './followed/account';
import type * as Clocks from './followed/clocks';
import { LOGGED, SIMULATED } from './followed/simulated';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Clocks>('./followed/clocks').withoutWaiting(),
);

afterEach(stopAll);

const NOW = Date.UTC(2026, 10, 20, 12, 3);
/** Knows channels and members, and says so when it is asked for a list. */
const WITHOUT_LISTS = ['TG Tracker (TGTrack)'];

const start = async (simulate: (typeof LOGGED)[string]) =>
	await FollowedAccount.start(simulate, NOW);

/** A list as the editor loads it, with the panel as it stands on the screen. */
const load = async (account: FollowedAccount, method: string) => {
	const { simulated } = account;
	account.pass(1);
	const { instance, data } = simulated.credential;
	return await withClock(
		() => account.now,
		async () =>
			loadOptions({
				node: new TrackerTrigger(),
				method,
				parameters: { tracker: simulated.tracker },
				credentials: { [instance.name]: { instance, data: data() } },
			}),
	);
};

const withLists = Object.entries(SIMULATED).filter(([name]) => !WITHOUT_LISTS.includes(name));

describe.each(withLists)('the campaigns of %s', (_, simulate) => {
	it('come sorted, each once, and filter what they brought', async () => {
		const account = await start(simulate);
		const campaigns = await load(account, 'getCampaigns');
		expect(campaigns.length).toBeGreaterThan(5);
		expect(new Set(campaigns.map(({ value }) => value)).size).toBe(campaigns.length);
		const names = campaigns.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	});
});

describe.each(Object.entries(LOGGED))('%s in the editor', (name, simulate) => {
	it('offers statuses and events that its conversions come with', async () => {
		const account = await start(simulate);
		const emitted = await account.catchUp();
		const words = new Set(emitted.map(({ trackerStatus }) => trackerStatus.toLowerCase()));
		const statuses = await load(account, 'getStatuses');
		const offered = statuses.map(({ value }) => String(value).toLowerCase());
		expect([...words].filter((word) => word !== '' && !offered.includes(word))).toEqual([]);
		const events = await load(account, 'getEvents');
		expect(events.length).toBeGreaterThan(0);
		expect(new Set(events.map(({ value }) => value)).size).toBe(events.length);
	});

	it('a chosen campaign lets only its conversions through', async () => {
		if (WITHOUT_LISTS.includes(name)) return;
		const all = await (await start(simulate)).catchUp();
		const chosen = all.find(({ campaign }) => campaign.id !== null)?.campaign.id ?? '';
		const of = all.filter(({ campaign }) => campaign.id === chosen);
		const filters = { campaigns: [chosen] };
		const account = await FollowedAccount.start(simulate, NOW, {}, { filters });
		const ids = (await account.catchUp()).map(({ clickId }) => clickId);
		expect(ids.sort()).toEqual(of.map(({ clickId }) => clickId).sort());
		expect(ids.length).toBeLessThan(all.length);
	});

	it('Fetch Test Event shows the newest conversions and leaves the cursor alone', async () => {
		const account = await start(simulate);
		const items = await account.poller.poll({ mode: 'manual', now: () => account.now });
		const shown = (items ?? []).map(({ json }) => json as unknown as Conversion);
		expect(shown).toHaveLength(10);
		const times = shown.map(({ updatedAt, convertedAt }) => updatedAt ?? convertedAt);
		expect(times).toEqual([...times].sort().reverse());
		expect(account.state).toBeUndefined();
	});
});
