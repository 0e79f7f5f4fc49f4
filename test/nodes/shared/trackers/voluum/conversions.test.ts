import { DateTime } from 'luxon';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import type { TimeWindow } from '../../../../../nodes/shared/trackers/tracker';
import type { AccountSettings } from '../../../../../nodes/shared/trackers/module';
import { PAGE_SIZE } from '../../../../../nodes/shared/trackers/voluum/conversionLog';
import { voluumId, VoluumSimulator, type VoluumTruth } from '../../../../simulators/voluum';
import { sharedByTests } from '../../../../simulators/lifetime';
import { all } from '../probe';
import { voluumProbe } from './account';
import { expectedOf } from './expected';

const COUNT = 6_000;
jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const EVER: TimeWindow = { from: DateTime.fromMillis(0, { zone: 'utc' }) };

const simulator = sharedByTests(
	new VoluumSimulator({ conversions: COUNT, days: 30, now: () => NOW, requestsPerSecond: 1_000 }),
);

const read = async (window: TimeWindow, chosen: Partial<AccountSettings> = {}) =>
	await voluumProbe(simulator, chosen).run(
		async (tracker) => await all(tracker.conversions(window)),
	);
const truth = () => simulator.commands.truth?.({}) as VoluumTruth[];
const distinct = (conversions: Conversion[]) => new Map(conversions.map((one) => [one.id, one]));
const log = () =>
	simulator
		.received()
		.filter(({ path }) => path === '/report/conversions')
		.map(({ query }) => query);

describe('the whole log', () => {
	let found: Conversion[];
	let requests: string[];

	beforeAll(async () => {
		found = await read(EVER);
		requests = simulator.received().map(({ path }) => path);
	});

	it('is what really happened, field by field, as far as Voluum knows it', () => {
		const byId = distinct(found);
		const expected = truth().map(({ index }) => expectedOf(simulator.account, index));
		expect(byId.size).toBe(COUNT);
		const wrong = expected.find(
			(one) => JSON.stringify(sortedKeys(byId.get(one.id))) !== JSON.stringify(sortedKeys(one)),
		);
		expect(wrong && byId.get(wrong.id)).toEqual(wrong);
	});

	it('costs one request a page, one for the campaigns and one to sign in', () => {
		expect(requests.filter((path) => path === '/report/conversions')).toHaveLength(
			Math.ceil(COUNT / PAGE_SIZE),
		);
		const others = requests.filter((path) => path !== '/report/conversions');
		expect(others).toEqual(['/auth/access/session', '/campaign']);
	});

	it('comes oldest first', () => {
		const times = found.map(({ convertedAt }) => convertedAt);
		// A page begins with the second in which the last one ended.
		expect(times).toEqual([...times].sort());
	});
});

describe('a window', () => {
	const from = DateTime.fromISO('2026-11-10T09:20:30Z', { zone: 'utc' });
	const to = DateTime.fromISO('2026-11-11T18:40:10Z', { zone: 'utc' });

	it('is asked for in whole hours of UTC, in two parameters for the order', async () => {
		await read({ from, to });
		expect(log()[0]).toMatchObject({
			from: '2026-11-10T09:00:00.000Z',
			to: '2026-11-11T19:00:00.000Z',
			tz: 'UTC',
			sort: 'postbackTimestamp',
			direction: 'ASC',
			limit: String(PAGE_SIZE),
			offset: '0',
		});
	});

	it('holds what happened in it, to the second, its end excluded', async () => {
		const within = truth().filter(
			({ postbackAt }) => postbackAt >= from.toISO()! && postbackAt < to.toISO()!,
		);
		const found = await read({ from, to });
		expect(found.map(({ clickId }) => clickId).sort()).toEqual(
			within.map(({ clickId }) => clickId).sort(),
		);
	});

	it('costs one request when nothing happened', async () => {
		expect(await read({ from: DateTime.fromMillis(NOW, { zone: 'utc' }) })).toEqual([]);
		expect(simulator.received().map(({ path }) => path)).toEqual([
			'/auth/access/session',
			'/report/conversions',
		]);
	});

	it('keeps to the chosen campaigns', async () => {
		const campaign = voluumId('campaign', 4);
		const found = await read({ from, to }, { campaignIds: [campaign] });
		const within = truth().filter(
			({ postbackAt, campaignId }) =>
				campaignId === 4 && postbackAt >= from.toISO()! && postbackAt < to.toISO()!,
		);
		expect(within.length).toBeGreaterThan(10);
		expect(found).toHaveLength(within.length);
		expect(new Set(found.map((one) => one.campaign.id))).toEqual(new Set([campaign]));
	});

	it.each([
		['America/New_York', '2026-11-01T05:30:00Z'],
		['Europe/Berlin', '2026-10-25T00:30:00Z'],
		['Australia/Lord_Howe', '2026-10-03T15:15:00Z'],
	])('across a change of the clock in %s loses nothing', async (zone, begin) => {
		const start = DateTime.fromISO(begin, { zone });
		const window = { from: start, to: start.plus({ hours: 3 }) };
		const [first = '', last = ''] = [window.from, window.to].map((at) => at.toUTC().toISO()!);
		const found = await read(window, { zone });
		expect(found.map(({ convertedAt }) => convertedAt)).toEqual(
			truth()
				.map(({ postbackAt }) => postbackAt)
				.filter((at) => at >= first && at < last),
		);
	});
});

it('the newest come newest first', async () => {
	const newest = await voluumProbe(simulator).run(
		async (tracker) =>
			await tracker.latest(5, { from: DateTime.fromMillis(NOW).minus({ days: 30 }) }),
	);
	expect(newest.map(({ convertedAt }) => convertedAt)).toEqual(
		truth()
			.slice(-5)
			.reverse()
			.map(({ postbackAt }) => postbackAt),
	);
	expect(log()).toMatchObject([{ direction: 'DESC', limit: '5' }]);
});

it('the newest of a campaign, up to a moment, are found further back', async () => {
	const window = {
		from: DateTime.fromMillis(NOW).minus({ days: 30 }),
		to: DateTime.fromMillis(NOW).minus({ minutes: 20 }),
	};
	const newest = await voluumProbe(simulator, { campaignIds: [voluumId('campaign', 13)] }).run(
		async (tracker) => await tracker.latest(12, window),
	);
	const expected = truth().filter(
		({ campaignId, postbackAt }) => campaignId === 13 && postbackAt < window.to.toUTC().toISO()!,
	);
	expect(newest).toHaveLength(12);
	expect(newest.map(({ convertedAt }) => convertedAt)).toEqual(
		expected
			.slice(-12)
			.reverse()
			.map(({ postbackAt }) => postbackAt),
	);
	expect(log().length).toBeGreaterThan(1);
});

it('raw rows come when asked for', async () => {
	const window = { from: DateTime.fromMillis(NOW).minus({ hours: 2 }) };
	const [first] = await read(window, { includeRaw: true });
	expect(first?.raw).toMatchObject({ clickId: first?.clickId, conversionTypeId: 0 });
});

function sortedKeys(conversion: Conversion | undefined): unknown {
	return JSON.parse(
		JSON.stringify(conversion ?? null, (_, value: unknown) =>
			typeof value === 'object' && value !== null && !Array.isArray(value)
				? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
				: value,
		),
	) as unknown;
}
