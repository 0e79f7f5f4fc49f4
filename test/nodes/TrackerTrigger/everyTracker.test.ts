import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../../nodes/shared/conversion/conversion';
import { TRACKERS } from '../../../nodes/shared/trackers/registry';
import { FollowedAccount, stopAll } from './followed/account';
import type * as Clocks from './followed/clocks';
import { LOGGED } from './followed/simulated';
import { unannounced } from './publication';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Clocks>('./followed/clocks').withoutWaiting(),
);

afterEach(stopAll);

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SYNCS = 50;

/** When the clocks of a zone change, Unix ms. */
const CHANGES = {
	'Europe/Berlin': Date.UTC(2026, 9, 25, 1),
	'America/New_York': Date.UTC(2026, 10, 1, 6),
	'Australia/Lord_Howe': Date.UTC(2026, 9, 3, 15, 30),
} as const;

/** Begins three minutes past an hour, so that syncs fall on both sides of many hours. */
const CASES = Object.entries(CHANGES).flatMap(([zone, change]) => [
	{ zone, where: 'among the syncs', begin: change - 6 * HOUR_MS + 3 * 60_000 },
	{ zone, where: 'in the backfill', begin: change + 10 * DAY_MS + 3 * 60_000 },
]);

/** Makes happen what happens between two syncs: news, and late words about old conversions. */
function live(account: FollowedAccount, sync: number): void {
	const { create, change, disturb, truth } = account.simulated;
	create(sync % 3);
	for (const step of [7, 31, 59]) {
		const index = (sync * step) % truth.size;
		const isOver = truth.firstAt(index) * 1000 > account.now;
		if (!isOver) change?.(index, { status: 'sale', word: 'approved', revenue: sync + step / 100 });
	}
	// In the middle of the pages of a sync, sooner or later.
	if (sync % 4 === 0) disturb?.(sync % 3);
}

const byOwner = (owners: Iterable<string>): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
	return counts;
};

/** Conversions of the truth since a moment whose owner came fewer times than they did. */
function missing(account: FollowedAccount, sinceMs: number): string[] {
	const { truth, ownerOf, ownerIn, isOnePerClick } = account.simulated;
	const ids = new Map(account.emitted.map((one) => [one.id, ownerOf(one) ?? '']));
	const got = byOwner(ids.values());
	const owed: string[] = [];
	for (let index = 0; index < truth.size; index++) {
		const at = truth.firstAt(index) * 1000;
		// Those of campaigns that were deleted for good count nowhere.
		const isOwed = at >= sinceMs && at <= account.now;
		if (isOwed && truth.campaignOf(index).state !== 'purged') owed.push(ownerIn(truth, index));
	}
	return [...byOwner(owed)]
		.filter(([owner, count]) => (got.get(owner) ?? 0) < (isOnePerClick ? 1 : count))
		.map(([owner]) => owner);
}

describe('every tracker with a log of conversions', () => {
	it('is simulated here', () => {
		const able = TRACKERS.filter(({ capabilities }) => capabilities['trigger:conversion'] === true);
		const here = Object.keys(LOGGED);
		expect(able.filter(({ displayName }) => !here.includes(displayName))).toEqual([]);
	});
});

describe.each(Object.entries(LOGGED))('%s', (_, simulate) => {
	it.each(CASES)(
		'a month, 50 syncs and a changed clock ($where, $zone): nothing missed, nothing twice',
		async ({ zone, begin }) => {
			const account = await FollowedAccount.start(simulate, begin, { zone });
			account.simulated.disturb?.(2);
			const first = await account.catchUp();
			expect(first.length).toBeGreaterThan(100);
			expect(new Set(first.map(({ change }) => change))).toEqual(new Set(['new']));
			for (let sync = 1; sync <= SYNCS; sync++) {
				account.pass(14);
				live(account, sync);
				await account.tick(1);
			}
			// The day's look-back, and what it leaves for the next polls.
			await account.tick(24 * 60);
			await account.catchUp();
			await account.tick(16);

			// The first sync reaches 30 days back, to the second.
			const since = Date.parse(account.state?.since ?? '') + 1_000;
			expect(missing(account, since)).toEqual([]);
			expect(unannounced(account.emitted)).toEqual([]);
			expect(account.emitted.filter(({ change }) => change === 'resync')).toEqual([]);
			await expectLatest(account, since);
			expect(JSON.stringify(account.state).length).toBeLessThan(40_000);
			if (account.simulated.disturbances) {
				expect(account.simulated.disturbances()).toBeGreaterThan(5);
			}
		},
		120_000,
	);

	it.each(['serverError', 'throttled', 'challengePage'] as const)(
		'%s in the middle of the past moves nothing, and nothing is lost by it',
		async (kind) => {
			const account = await FollowedAccount.start(
				simulate,
				Date.UTC(2026, 10, 20, 12, 3),
				{},
				{ options: { maxItems: 30 } },
			);
			await account.tick(1);
			const { simulator } = account.simulated;
			simulator.misbehave({ kind, times: 99, skip: 2 });
			for (let ticks = 5; ticks > 0; ticks--) await account.tick(1).catch(() => {});
			await expect(account.tick(1)).rejects.toThrow();
			const stopped = JSON.stringify(account.state);
			await expect(account.tick(1)).rejects.toThrow();
			expect(JSON.stringify(account.state)).toBe(stopped);
			simulator.behave();
			await account.catchUp();
			expect(missing(account, Date.parse(account.state?.since ?? '') + 1_000)).toEqual([]);
			expect(unannounced(account.emitted)).toEqual([]);
		},
	);

	it('a sync without news costs at most two requests', async () => {
		const begin = Date.UTC(2026, 10, 20, 12, 3);
		const account = await FollowedAccount.start(simulate, begin, { conversions: 3_000 });
		await account.catchUp();
		await account.tick(16);
		let idle = 0;
		for (let sync = 0; sync < 12; sync++) {
			account.simulated.simulator.forgetTraffic();
			if ((await account.tick()).length > 0) continue;
			idle += 1;
			expect(account.simulated.simulator.requestCount).toBeLessThanOrEqual(2);
		}
		expect(idle).toBeGreaterThan(5);
	});

	it('two accounts of it in one workflow keep their states and identities apart', async () => {
		const now = Date.UTC(2026, 10, 20, 12, 3);
		const start = async (name: string, nodeName: string, staticData?: IDataObject) =>
			await FollowedAccount.start(
				simulate,
				now,
				{ conversions: 60, name },
				{},
				{ nodeName, staticData },
			);
		// The same happened in both, under the same ids.
		const one = await start('one', 'First Trigger');
		const ofOne = await one.catchUp();
		const two = await start('two', 'Second Trigger', one.poller.savedStaticData);
		const ofTwo = await two.catchUp();
		expect(ofTwo.map(({ clickId }) => clickId)).toEqual(ofOne.map(({ clickId }) => clickId));
		const accounts = [ofOne, ofTwo].map((list) => new Set(list.map(({ account }) => account)));
		expect(accounts.map(({ size }) => size)).toEqual([1, 1]);
		expect(accounts[0]).not.toEqual(accounts[1]);
		const saved = two.poller.savedStaticData;
		expect(Object.keys(saved ?? {})).toEqual(['node:First Trigger', 'node:Second Trigger']);
		expect(saved?.['node:First Trigger']).toEqual(one.poller.savedNodeData);

		const switched = await start('two', 'First Trigger', saved);
		const afterwards = await switched.catchUp();
		expect(afterwards).toHaveLength(ofTwo.length);
		expect(new Set(afterwards.map(({ change }) => change))).toEqual(new Set(['new']));
	});
});

describe('Look Back (Days)', () => {
	it.each([
		{ options: {}, comes: [] },
		{ options: { lookBackDays: 7 }, comes: ['updated'] },
		{ options: { lookBackDays: 0 }, comes: [] },
	])('a status that changed after five days, with $options', async ({ options, comes }) => {
		const begin = Date.UTC(2026, 10, 20, 12, 3);
		const account = await FollowedAccount.start(
			LOGGED.RedTrack!,
			begin,
			{ conversions: 0 },
			{ options },
		);
		await account.catchUp();
		account.simulated.create(1);
		expect(await account.tick()).toHaveLength(1);
		account.pass(5 * 24 * 60);
		account.simulated.create(1);
		expect(await account.tick()).toHaveLength(1);
		account.pass(24 * 60);
		account.simulated.change?.(0, { status: 'rejected', word: 'declined', revenue: 999 });
		expect((await account.tick()).map(({ change }) => change)).toEqual(comes);
	});
});

describe('a session of Voluum that ends between two pages', () => {
	it.each([1, 2, 3])('after %i requests: all rows come, each once', async (requests) => {
		const account = await FollowedAccount.start(
			LOGGED.Voluum!,
			Date.UTC(2026, 9, 25, 1, 3),
			{ conversions: 8_000, days: 1 },
			{ firstSyncDays: 2, options: { maxItems: 10_000 } },
		);
		account.simulated.disturb?.(requests);
		await account.catchUp();
		const { received } = account.simulated.simulator;
		const refused = received
			.call(account.simulated.simulator)
			.filter((one) => one.answered === 401);
		expect(refused).toHaveLength(1);
		expect(missing(account, Date.parse(account.state?.since ?? '') + 1_000)).toEqual([]);
		expect(unannounced(account.emitted)).toEqual([]);
	});
});

/** What came last of each conversion must be what the tracker now says, as far back as it looks. */
async function expectLatest(account: FollowedAccount, since: number): Promise<void> {
	const { rows, lookBackMs } = await account.read(since);
	const lookedBackAt = Date.parse(account.state?.lookedBackAt ?? '');
	const from = lookBackMs === undefined ? since : Math.max(since, lookedBackAt - lookBackMs);
	const latest = new Map(account.emitted.map((one) => [one.id, one]));
	const differing = rows
		.filter(({ updatedAt, convertedAt }) => Date.parse(updatedAt ?? convertedAt) >= from)
		.filter(({ id, version }) => latest.get(id)?.version !== version)
		.map(({ id }: Conversion) => id);
	expect(rows.length).toBeGreaterThan(50);
	expect(differing).toEqual([]);
	if (account.simulated.change !== undefined) {
		expect(account.emitted.some(({ change }) => change === 'updated')).toBe(true);
	}
}
