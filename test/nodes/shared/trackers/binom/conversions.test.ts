import { DateTime } from 'luxon';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { accountSettings } from '../../../../../nodes/shared/trackers/account';
import type { AccountSettings } from '../../../../../nodes/shared/trackers/module';
import { binom } from '../../../../../nodes/shared/trackers/binom';
import { BinomSimulator, type BinomSimulatorOptions } from '../../../../simulators/binom';
import { fakeLink } from '../fakeLink';
import { all } from '../probe';
import { binomProbe } from './account';
import { allExpected, expectedOf } from './expected';
import { startedUntil } from '../../../../simulators/lifetime';
import { iso } from '../expectedValues';

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const DAY_MS = 86_400_000;
jest.setTimeout(60_000);
const utc = (ms: number) => DateTime.fromMillis(ms, { zone: 'utc' });
const EVER = { from: utc(NOW - 100 * DAY_MS), to: utc(NOW + DAY_MS) };
async function* none(): AsyncGenerator<never[]> {}

const running = startedUntil(afterAll);
const started = async (options: BinomSimulatorOptions = {}) =>
	await running(new BinomSimulator({ conversions: 600, days: 30, now: () => NOW, ...options }));

const read = async (
	simulator: BinomSimulator,
	window: { from: DateTime; to?: DateTime } = EVER,
	chosen: Partial<AccountSettings> = {},
	memory: object = {},
) =>
	await binomProbe(simulator, chosen, {}, memory).run(
		async (tracker) => await all(tracker.conversions(window)),
	);
const byId = (rows: readonly Conversion[]) => [...rows].sort((a, b) => a.id.localeCompare(b.id));
const pages = (simulator: BinomSimulator) =>
	simulator.received().filter(({ path }) => path.endsWith('/conversions'));

/** How a tracker fills a page that has not room for all is not documented: nothing may hang on it. */
describe.each<[string, BinomSimulatorOptions]>([
	['with the oldest rows', { mostRows: 100 }],
	['with the newest rows, put in order', { mostRows: 100, order: 'newestSorted' }],
	['with any rows', { mostRows: 100, order: 'scrambled' }],
	['and all rows fit on one', {}],
	['and more rows than 100 are refused', { mostRows: 100, refusesLimits: true }],
])('the log of conversions, when a page is filled %s', (_, options) => {
	it('is what really happened, field by field, oldest first, each row once', async () => {
		const simulator = await started(options);
		const found = await read(simulator);
		expect(byId(found)).toEqual(byId(allExpected(simulator)));
		const times = found.map(({ convertedAt }) => convertedAt);
		expect(times).toEqual([...times].sort());
	});

	it('gets past more rows in one second than fit on a page', async () => {
		const simulator = await started({ ...options, conversions: 40, mostRows: 1_000 });
		simulator.account.create(260);
		const found = await read(simulator);
		expect(byId(found)).toEqual(byId(allExpected(simulator)));
	});
});

describe('the log of conversions', () => {
	it('holds only what lies in the window, to the second, its end left out', async () => {
		const simulator = await started();
		const inside = allExpected(simulator).slice(100, 200);
		const [from, to] = [inside[0]?.convertedAt ?? '', inside.at(-1)?.convertedAt ?? ''];
		const found = await read(simulator, { from: DateTime.fromISO(from), to: DateTime.fromISO(to) });
		expect(byId(found)).toEqual(byId(inside.filter(({ convertedAt }) => convertedAt < to)));
		expect(found.length).toBeGreaterThan(50);
	});

	it('keeps a conversion the same one when its status, payout or even its time changes', async () => {
		const simulator = await started({ timeMoves: true, conversions: 60 });
		const [before] = await read(simulator);
		const click = simulator.account.truth.clickOfId(before?.id ?? '') ?? -1;
		const [index = -1] = simulator.account.truth.conversionsOfClick(click);
		simulator.commands.postback?.({ index, status: 'refunded', word: 'chargeback', revenue: 0 });
		const after = (await read(simulator)).filter(({ id }) => id === before?.id);
		expect(after).toHaveLength(1);
		expect(after[0]).toMatchObject({ status: 'refunded', trackerStatus: 'chargeback', revenue: 0 });
		expect(after[0]?.version).not.toBe(before?.version);
	});

	it('tells a later change of status and payout by the version', async () => {
		const simulator = await started();
		const [before] = await read(simulator);
		const click = simulator.account.truth.clickOfId(before?.id ?? '') ?? -1;
		const [index = -1] = simulator.account.truth.conversionsOfClick(click);
		simulator.commands.postback?.({ index, status: 'sale', word: 'approved', revenue: 99.5 });
		const after = (await read(simulator)).find(({ id }) => id === before?.id);
		expect(after).toEqual(expectedOf(simulator, click));
		expect(after).toMatchObject({ revenue: 99.5, convertedAt: before?.convertedAt });
		expect(after?.version).not.toBe(before?.version);
	});

	it('leaves out the conversions of a deleted campaign', async () => {
		const simulator = await started();
		simulator.commands.deleteCampaign?.({ id: 1 });
		const kept = allExpected(simulator).filter(({ campaign }) => campaign.id !== '1');
		expect((await read(simulator)).map(({ id }) => id).sort()).toEqual(
			kept.map(({ id }) => id).sort(),
		);
	});

	it('keeps the campaigns asked for', async () => {
		const simulator = await started();
		const found = await read(simulator, EVER, { campaignIds: ['1', '4'] });
		const kept = allExpected(simulator).filter(({ campaign }) =>
			['1', '4'].includes(campaign.id ?? ''),
		);
		expect(byId(found)).toEqual(byId(kept));
	});

	it('asks in UTC, by the second', async () => {
		const simulator = await started();
		await read(simulator, { from: utc(Date.UTC(2026, 9, 25, 1, 30, 15)), to: utc(NOW) });
		expect(pages(simulator)[0]?.query).toMatchObject({
			datePreset: 'custom_time',
			timezone: 'UTC',
			dateFrom: '2026-10-25 01:30:15',
			dateTo: '2026-11-20 12:34:56',
		});
	});
});

describe('the newest conversions', () => {
	it('come newest first, at most as many as asked for', async () => {
		const simulator = await started();
		const found = await binomProbe(simulator).run(async (tracker) => await tracker.latest(5, EVER));
		const newest = allExpected(simulator).reverse().slice(0, 5);
		expect(found.map(({ convertedAt }) => convertedAt)).toEqual(
			newest.map(({ convertedAt }) => convertedAt),
		);
		expect(simulator.requestCount).toBe(2);
	});

	it('of one campaign are found behind however many of others', async () => {
		const second = Math.floor(NOW / 1000) - 86_400;
		const stamp = (at: number) => iso(at).slice(0, 19).replace('T', ' ');
		// The last 900 are of another campaign, hundreds of them in one second.
		const rows = Array.from({ length: 1_000 }, (_row, i) => ({
			id: `click${i}`,
			campaign: i < 100 ? 'Small' : 'Large',
			status: 'approved',
			payout: '1.00',
			conversed_at: stamp(second + (i < 300 ? i : 300 + Math.floor(i / 400))),
		}));
		const link = fakeLink(async ({ url, query = {} }) => {
			if (url !== '/conversions') {
				return [
					{ id: 1, name: 'Small' },
					{ id: 2, name: 'Large' },
				];
			}
			const [from, to] = [String(query.dateFrom), String(query.dateTo)];
			const inside = rows.filter(({ conversed_at: at }) => at >= from && at <= to);
			return { rows: inside.slice(-Number(query.limit)).reverse() };
		});
		const chosen = { campaignIds: ['1'] };
		const tracker = binom.connect(link, accountSettings(link.credential, chosen));
		const found = await tracker.latest?.(3, EVER);
		expect(found?.map(({ id }) => id)).toEqual(['click99', 'click98', 'click97']);
	});
});

describe('requests', () => {
	it('an idle sync costs two, and one where nothing happened', async () => {
		const simulator = await started();
		await read(simulator, { from: utc(NOW - 6 * 3_600_000) });
		expect(simulator.requestCount).toBe(2);
		const quiet = await started({ conversions: 0 });
		expect(await read(quiet, { from: utc(NOW - 6 * 3_600_000) })).toEqual([]);
		expect(quiet.requestCount).toBe(1);
	});

	it.each([
		['a tracker that is known', { limit: 1_000, most: 1_000, isOldestFirst: true }, 101],
		['a tracker never read before', {}, 102],
	])('100,000 rows cost the pages and one, on %s', async (_, memory, expected) => {
		const second = Math.floor(NOW / 1000) - 30 * 86_400;
		const stamp = (at: number) => iso(at).slice(0, 19).replace('T', ' ');
		const rows = Array.from({ length: 100_000 }, (_row, i) => ({
			id: `click${i}`,
			status: 'approved',
			payout: '1.00',
			conversed_at: stamp(second + i * 20),
		}));
		const paths: string[] = [];
		const link = fakeLink(async ({ url, query = {} }) => {
			paths.push(url);
			if (url !== '/conversions') return [];
			const [from, to] = [String(query.dateFrom), String(query.dateTo)];
			const found = rows.filter(({ conversed_at: at }) => at >= from && at <= to);
			return { rows: found.slice(0, Number(query.limit)) };
		});
		const tracker = binom.connect(link, accountSettings(link.credential), memory);
		expect(await all(tracker.conversions?.(EVER) ?? none())).toHaveLength(100_000);
		expect(paths.filter((path) => path === '/conversions')).toHaveLength(expected);
		expect(tracker.memory).toEqual({ limit: 1_000, most: 1_000, isOldestFirst: true });
	});

	it('what was learnt about a tracker is kept, and unlearnt when it turns out wrong', async () => {
		const simulator = await started({ mostRows: 100, order: 'scrambled' });
		const found = await read(simulator, EVER, {}, { limit: 100, isOldestFirst: true });
		expect(byId(found)).toEqual(byId(allExpected(simulator)));
	});
});

it('a tracker that does not keep to the time asked for is told, not asked for ever', async () => {
	const rows = Array.from({ length: 100 }, (_, i) => ({
		id: `c${i}`,
		conversed_at: '2020-01-01 00:00:00',
	}));
	let requests = 0;
	const link = fakeLink(async () => {
		requests += 1;
		return { rows };
	});
	const tracker = binom.connect(link, accountSettings(link.credential));
	await expect(all(tracker.conversions?.(EVER) ?? none())).rejects.toThrow(
		'Binom answered with conversions of another time than was asked for',
	);
	expect(requests).toBe(1);
});

it.each(['oldestFirst', 'scrambled'] as const)(
	'more rows in one second than the tracker ever gives are an error, not a hole: %s',
	async (order) => {
		const simulator = await started({ conversions: 40, mostRows: 100, order });
		simulator.account.create(260);
		await expect(read(simulator)).rejects.toThrow('The answer of Binom broke off');
	},
);

it('two trackers are two accounts', async () => {
	const [one, other] = [await started({ conversions: 5 }), await started({ conversions: 5 })];
	const [[first], [second]] = [await read(one), await read(other)];
	expect(first?.id).toBe(second?.id);
	expect(first?.account).not.toBe(second?.account);
});
