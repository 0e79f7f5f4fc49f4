import { DateTime } from 'luxon';
import { CAMPAIGNS } from '../../../../simulators/generator';
import { LISTS, ODD } from '../../../../simulators/tgTracker';
import { ACCOUNT, conversions, start, WHOLE } from './bearerAccount';
import { expectedConversion } from './expected';
import { all, byId, NOW, problemOf, withoutVersion } from './support';

describe.each([
	['the usual dialect', undefined, 'converted'],
	['a dialect of its own, described in the credential', ODD, 'updated'],
] as const)('an API in %s', (_, dialect, timeFilter) => {
	it('gives every conversion of the truth, field by field, but those of deleted campaigns', async () => {
		const started = await start({ dialect });
		const { account } = started.simulator;
		const found = await conversions(started);
		const expected = account.truth.size;
		const rows = Array.from({ length: expected }, (_row, row) => row)
			.map((row) => expectedConversion(account.truth, row, NOW, ACCOUNT, timeFilter))
			.filter(({ counting }) => counting !== 'excluded');
		expect(rows.length).toBeLessThan(expected);
		expect(found.map(withoutVersion).sort(byId)).toEqual(rows.sort(byId));
	});

	it('gives them oldest first, and only those of the window', async () => {
		const started = await start({ dialect });
		const [from, to] = [20, 10].map((days) => DateTime.fromMillis(NOW).minus({ days }));
		if (from === undefined || to === undefined) throw new Error('No window');
		const found = await conversions(started, { from, to } as typeof WHOLE);
		const moments = found.map(({ updatedAt, convertedAt }) => updatedAt ?? convertedAt);
		expect(moments).toEqual([...moments].sort());
		const whole = (await conversions(started)).map(
			({ updatedAt, convertedAt }) => updatedAt ?? convertedAt,
		);
		const isIn = (at: string) =>
			Date.parse(at) >= from.toMillis() && Date.parse(at) < to.toMillis();
		expect(moments.length).toBeGreaterThan(10);
		expect(moments).toEqual(whole.filter(isIn));
	});

	it('gives the clicks of the truth', async () => {
		const started = await start({ dialect, conversions: 60 });
		const { truth } = started.simulator.account;
		const found = await started.run(async (tracker) => await all(tracker.clicks?.(WHOLE)));
		expect(found.length).toBe(truth.clickCount);
		const click = found.find(({ isConverted }) => isConverted);
		const real = truth.click(truth.clickOfId(click?.id ?? '') ?? -1);
		expect(click).toMatchObject({
			id: real.id,
			clickedAt: new Date(real.at * 1000).toISOString(),
			adClickIds: real.adClickIds,
			cost: real.cost,
			campaign: { id: String(real.campaign.id), name: real.campaign.name },
		});
	});

	it('lists the campaigns', async () => {
		const { run } = await start({ dialect });
		const found = await run(async (tracker) => await all(tracker.list?.('campaign')));
		expect(found.map(({ id, name, state }) => ({ id, name, state }))).toEqual(
			CAMPAIGNS.filter(({ state }) => state !== 'purged').map(({ id, name, state }) => ({
				id: String(id),
				name,
				state,
			})),
		);
	});

	it('gives the newest first when asked for the latest', async () => {
		const started = await start({ dialect });
		const whole = await conversions(started);
		const latest = await started.run(async (tracker) => await tracker.latest?.(7, WHOLE));
		expect(latest).toEqual(whole.slice(-7).reverse());
	});
});

describe('entities', () => {
	it.each([
		['offer', 'offers'],
		['landingPage', 'landings'],
		['flow', 'flows'],
		['trafficSource', 'sources'],
		['affiliateNetwork', 'networks'],
	] as const)('%s come from /%s', async (kind, list) => {
		const { run } = await start();
		const found = await run(async (tracker) => await all(tracker.list?.(kind)));
		expect(found.map(({ id, name }) => [id, name])).toEqual(
			LISTS[list]?.map(({ id, name, title }) => [String(id), name ?? title]),
		);
	});

	it('are found by id', async () => {
		const { run } = await start();
		const found = await run(async (tracker) => await tracker.get?.('offer', '3'));
		expect(found).toMatchObject({ kind: 'offer', id: '3', account: ACCOUNT });
	});

	it('that are not there are missed by name', async () => {
		const { run } = await start();
		const error = await problemOf(run(async (tracker) => await tracker.get?.('offer', '999')));
		expect(error.message).toBe('TG Tracker found nothing there: no ID 999 in the list');
	});
});
