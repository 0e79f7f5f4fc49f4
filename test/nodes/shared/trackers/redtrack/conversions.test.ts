import { DateTime } from 'luxon';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { accountSettings } from '../../../../../nodes/shared/trackers/account';
import { redtrack } from '../../../../../nodes/shared/trackers/redtrack';
import { redtrackId } from '../../../../simulators/redtrack';
import { fakeLink } from '../fakeLink';
import { redtrackProbe } from './account';
import { allExpected, expectedOf } from './expected';
import { byId, DAY_MS, EVER, NOW, pageOf, read, readFrom, rowsOf, started, utc } from './logs';
import { iso } from '../expectedValues';

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

	it('of chosen campaigns are not crowded out by newer ones of others', async () => {
		const log = rowsOf(50, 60).map((row, i) => ({
			...row,
			campaign_id: i < 10 ? `${1 + (i % 2)}` : '3',
		}));
		const link = fakeLink(async ({ url, query = {} }) =>
			url === '/campaigns' ? [] : pageOf(log, query),
		);
		const chosen = { campaignIds: ['1', '2'] };
		const tracker = redtrack.connect(link, accountSettings(link.credential, chosen));
		const found = await tracker.latest?.(3, EVER);
		const newest = log.slice(7, 10).reverse();
		expect(found?.map(({ id }) => id)).toEqual(newest.map(({ id }) => id));
	});
});
