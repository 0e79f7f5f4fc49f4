import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { accountSettings } from '../../../../../nodes/shared/trackers/account';
import type { AccountSettings, TrackerLink } from '../../../../../nodes/shared/trackers/module';
import { redtrack } from '../../../../../nodes/shared/trackers/redtrack';
import { redtrackId, RedtrackSimulator } from '../../../../simulators/redtrack';
import { all } from '../probe';
import { fakeLink } from '../fakeLink';
import { redtrackProbe } from './account';
import { allExpected, expectedOf, expectedVisit, iso } from './expected';

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const utc = (ms: number) => DateTime.fromMillis(ms, { zone: 'utc' });
const DAY_MS = 86_400_000;
const EVER = { from: utc(NOW - 100 * DAY_MS), to: utc(NOW + DAY_MS) };

jest.setTimeout(60_000);

async function* none(): AsyncGenerator<never[]> {}

/** The least that a row must tell, `everyS` seconds apart, the last one now. */
const rowsOf = (count: number, everyS: number, first = 0) =>
	Array.from({ length: count }, (_, i) => ({
		id: redtrackId('conversion', first + i),
		conv_time: iso(Math.floor(NOW / 1000) - (count - 1 - i) * everyS),
		campaign_id: redtrackId('campaign', i % 50),
	}));

/** A page of the log as RedTrack gives it. */
function pageOf(log: ReturnType<typeof rowsOf>, query: IDataObject) {
	const [from, to] = [String(query.date_from), `${String(query.date_to)}T99`];
	const found = log.filter(({ conv_time: at }) => at >= from && at <= to);
	const [page, per] = [Number(query.page), Number(query.per)];
	return { items: found.slice((page - 1) * per, page * per), total: found.length };
}

const readFrom = async (link: TrackerLink) =>
	await all(redtrack.connect(link, accountSettings(link.credential)).conversions?.(EVER) ?? none());

const simulators: RedtrackSimulator[] = [];
async function started(options: ConstructorParameters<typeof RedtrackSimulator>[0] = {}) {
	const simulator = new RedtrackSimulator({
		conversions: 600,
		days: 30,
		now: () => NOW,
		...options,
	});
	simulators.push(simulator);
	await simulator.start();
	return simulator;
}
afterAll(async () => {
	for (const simulator of simulators) {
		await simulator.stop();
		expect(simulator.faults).toEqual([]);
	}
});

const read = async (
	simulator: RedtrackSimulator,
	window: { from: DateTime; to?: DateTime } = EVER,
	chosen: Partial<AccountSettings> = {},
	data: Record<string, string> = {},
) =>
	await redtrackProbe(simulator, chosen, data).run(
		async (tracker) => await all(tracker.conversions(window)),
	);
const byId = (rows: readonly Conversion[]) => [...rows].sort((a, b) => a.id.localeCompare(b.id));
const asked = (simulator: RedtrackSimulator, path: string) =>
	simulator.received().filter((one) => one.path === path);

describe('the log of conversions', () => {
	it.each(['scrambled', 'newest', 'oldest'] as const)(
		'is what really happened, field by field, in the order of time, whatever the order of pages: %s',
		async (order) => {
			const simulator = await started({ order });
			const found = await read(simulator);
			expect(byId(found)).toEqual(byId(allExpected(simulator.account)));
			const times = found.map(({ convertedAt }) => convertedAt);
			expect(times).toEqual([...times].sort());
		},
	);

	it('holds only what lies in the window, to the second, its end left out', async () => {
		const simulator = await started();
		const inside = allExpected(simulator.account).slice(100, 200);
		const [first, last] = [inside[0], inside.at(-1)];
		const found = await read(simulator, {
			from: DateTime.fromISO(first?.convertedAt ?? ''),
			to: DateTime.fromISO(last?.convertedAt ?? ''),
		});
		const wanted = inside.filter(({ convertedAt }) => convertedAt < (last?.convertedAt ?? ''));
		expect(byId(found)).toEqual(byId(wanted));
		expect(found.length).toBeGreaterThan(50);
	});

	it.each([
		['Europe/Berlin', 'offset', Date.UTC(2026, 9, 25, 6)],
		['Europe/Berlin', 'offset', Date.UTC(2026, 2, 29, 6)],
		['America/New_York', 'offset', Date.UTC(2026, 10, 1, 12)],
		['Australia/Sydney', 'offset', Date.UTC(2026, 9, 4, 6)],
		['Asia/Kolkata', 'naive', NOW],
	] as const)(
		'is whole in an account of %s with stamps of the kind %s',
		async (zone, stamps, now) => {
			const simulator = await started({ zone, stamps, now: () => now, days: 3 });
			const window = { from: utc(now - 10 * DAY_MS), to: utc(now + DAY_MS) };
			const found = await read(simulator, window, {}, { timeZone: zone });
			expect(byId(found)).toEqual(byId(allExpected(simulator.account)));
			// Hour by hour, across the change of the clock.
			const hours = Array.from({ length: 12 }, (_, hour) => now - (hour + 1) * 3_600_000);
			const parts: Conversion[] = [];
			for (const from of hours) {
				const part = { from: utc(from), to: utc(from + 3_600_000) };
				parts.push(...(await read(simulator, part, {}, { timeZone: zone })));
			}
			const since = iso((now - 12 * 3_600_000) / 1000);
			const lately = allExpected(simulator.account).filter(
				({ convertedAt }) => convertedAt >= since && convertedAt < iso(now / 1000),
			);
			expect(byId(parts)).toEqual(byId(lately));
		},
	);

	it('tells a later change of status and payout by the version alone', async () => {
		const simulator = await started();
		const [before] = await read(simulator);
		const index = Number.parseInt(before?.id.slice(6) ?? '', 16);
		const word = { status: 'refunded', word: 'chargeback', revenue: 0 };
		simulator.commands.postback?.({ index, ...word });
		const after = (await read(simulator)).find(({ id }) => id === before?.id);
		expect(after).toEqual(expectedOf(simulator.account, index));
		expect(after).toMatchObject({ status: 'refunded', event: before?.event, revenue: 0 });
		expect(after?.convertedAt).toBe(before?.convertedAt);
		expect(after?.version).not.toBe(before?.version);
	});

	it('leaves out the conversions of a deleted campaign', async () => {
		const simulator = await started();
		const id = redtrackId('campaign', 1);
		simulator.commands.setCampaignStatus?.({ id, status: 3 });
		const found = await read(simulator);
		const kept = allExpected(simulator.account).filter(({ campaign }) => campaign.id !== id);
		expect(found.map((one) => one.id).sort()).toEqual(kept.map((one) => one.id).sort());
	});

	it.each([[[1]], [[1, 4]]])('keeps the campaigns asked for: %j', async (numbers) => {
		const simulator = await started();
		const campaignIds = numbers.map((number) => redtrackId('campaign', number));
		const found = await read(simulator, EVER, { campaignIds });
		const kept = allExpected(simulator.account).filter(({ campaign }) =>
			campaignIds.includes(campaign.id ?? ''),
		);
		expect(byId(found)).toEqual(byId(kept));
	});

	it('has the tracker’s own row when asked for', async () => {
		const simulator = await started();
		const [first] = await read(simulator, EVER, { includeRaw: true });
		expect(first?.raw).toMatchObject({ id: first?.id, clickid: first?.clickId });
	});

	it.each(['newest', 'oldest'] as const)(
		'misses nothing and has nothing twice while conversions come in between the pages: %s first',
		async (order) => {
			const log = rowsOf(25_000, 30);
			const link = fakeLink(async ({ url, query = {} }) => {
				if (url === '/campaigns') return [];
				const answer = pageOf(order === 'newest' ? [...log].reverse() : log, query);
				log.push(...rowsOf(7, 0, log.length));
				return answer;
			});
			const before = log.length;
			const found = await readFrom(link);
			const ids = new Set(found.map(({ id }) => id));
			expect(ids.size).toBe(found.length);
			expect(log.slice(0, before).filter(({ id }) => !ids.has(id))).toEqual([]);
		},
	);
});

describe('the newest conversions', () => {
	it('come newest first, at most as many as asked for, for one request and one for campaigns', async () => {
		const simulator = await started();
		const found = await redtrackProbe(simulator).run(
			async (tracker) => await tracker.latest(5, EVER),
		);
		const newest = allExpected(simulator.account).reverse().slice(0, 5);
		expect(found.map(({ convertedAt }) => convertedAt)).toEqual(
			newest.map(({ convertedAt }) => convertedAt),
		);
		expect(simulator.requestCount).toBe(2);
	});

	it('are found without reading all of a large account', async () => {
		const days: string[] = [];
		const log = rowsOf(45_000, 60);
		const link = fakeLink(async ({ url, query = {} }) => {
			if (url === '/campaigns') return [];
			days.push(String(query.date_from));
			return pageOf(log, query);
		});
		const tracker = redtrack.connect(link, accountSettings(link.credential));
		const found = await tracker.latest?.(3, EVER);
		const newest = log.slice(-3).reverse();
		expect(found?.map(({ id }) => id)).toEqual(newest.map(({ id }) => id));
		expect(days.length).toBeLessThan(8);
	});
});

describe('requests', () => {
	it('an idle sync costs two', async () => {
		const simulator = await started();
		await read(simulator, { from: utc(NOW - DAY_MS) });
		expect(simulator.requestCount).toBe(2);
	});

	it('an account without conversions costs one', async () => {
		const simulator = await started({ conversions: 0 });
		expect(await read(simulator)).toEqual([]);
		expect(simulator.requestCount).toBe(1);
	});

	it('100,000 rows cost ten pages and one list of campaigns', async () => {
		const paths: string[] = [];
		const log = rowsOf(100_000, 20);
		const link = fakeLink(async ({ url, query = {} }) => {
			paths.push(url);
			return url === '/campaigns' ? [] : pageOf(log, query);
		});
		expect(await readFrom(link)).toHaveLength(100_000);
		expect(paths.filter((path) => path === '/conversions')).toHaveLength(10);
		expect(paths).toHaveLength(11);
	});

	it('a stretch too large to be held is read in halves, the earlier one first', async () => {
		const days: string[] = [];
		const link = fakeLink(async ({ url, query = {} }) => {
			if (url === '/campaigns') return [];
			const [from, to] = [String(query.date_from), String(query.date_to)];
			days.push(`${from} ${to}`);
			// As many on each day as cannot be held for two.
			const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
			const row = { id: redtrackId('conversion', days.length), conv_time: `${from}T12:00:00Z` };
			return { items: [row], total: count === 1 ? 1 : count * 60_000 };
		});
		const tracker = redtrack.connect(link, accountSettings(link.credential));
		const window = { from: utc(Date.UTC(2026, 10, 1)), to: utc(Date.UTC(2026, 10, 5)) };
		const found = await all(tracker.conversions?.(window) ?? none());
		expect(found.map(({ convertedAt }) => convertedAt.slice(8, 10))).toEqual([
			'01',
			'02',
			'03',
			'04',
		]);
		expect(days).toEqual([
			'2026-11-01 2026-11-04',
			'2026-11-01 2026-11-02',
			'2026-11-01 2026-11-01',
			'2026-11-02 2026-11-02',
			'2026-11-03 2026-11-04',
			'2026-11-03 2026-11-03',
			'2026-11-04 2026-11-04',
		]);
	});

	it('days are asked for in the zone of the account', async () => {
		const simulator = await started({ zone: 'Asia/Tokyo' });
		const window = { from: utc(Date.UTC(2026, 10, 18, 16)), to: utc(Date.UTC(2026, 10, 19, 15)) };
		await read(simulator, window, {}, { timeZone: 'Asia/Tokyo' });
		expect(asked(simulator, '/conversions')[0]?.query).toMatchObject({
			date_from: '2026-11-19',
			date_to: '2026-11-19',
		});
	});
});

describe('the log of clicks', () => {
	it('is what really happened, oldest first', async () => {
		const simulator = await started({ conversions: 100, days: 10 });
		const window = { from: utc(NOW - 3 * DAY_MS), to: utc(NOW) };
		const found = await redtrackProbe(simulator).run(
			async (tracker) => await all(tracker.clicks(window)),
		);
		const [fromS, toS] = [window.from.toSeconds(), window.to.toSeconds()];
		const clicks = [...simulator.account.truth.clicksBetween(fromS, toS - 1)];
		expect(found.map(({ id }) => id).sort()).toEqual(clicks.map(({ id }) => id).sort());
		const times = found.map(({ clickedAt }) => clickedAt);
		expect(times).toEqual([...times].sort());
		for (const click of clicks) {
			expect(found.find(({ id }) => id === click.id)).toEqual({
				tracker: 'redtrack',
				account: 'agency',
				id: click.id,
				clickedAt: iso(click.at),
				isConverted: null,
				revenue: null,
				cost: click.cost,
				currency: 'USD',
				...expectedVisit(click),
			});
		}
	});
});
