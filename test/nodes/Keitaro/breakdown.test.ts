import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { TruthClick } from '../../simulators/generator';
import { NOW, SimulatedAccount } from './support/account';
import { countBy, visitsOf, type Visit } from './support/ownCount';

/** 20 clicks each; `BREAKDOWN_CONVERSIONS=10000` counts 200,000 clicks, which takes minutes. */
const CONVERSIONS = Number(process.env.BREAKDOWN_CONVERSIONS ?? 150);

// The simulator goes through every click of the range for each report.
jest.setTimeout(300_000);

const account = SimulatedAccount.shared({ conversions: CONVERSIONS });
let visits: Visit[];
beforeAll(() => {
	visits = visitsOf(account.simulator.account.truth, NOW);
});

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York'];

/** One day, a week, a month over two changes of the clock, hours, and everything there is. */
const RANGES: ReadonlyArray<readonly [from: string, to: string]> = [
	['2026-11-15', '2026-11-15'],
	['2026-11-09', '2026-11-15'],
	['2026-10-20', '2026-11-05'],
	['2026-11-18T06:30:00', '2026-11-19T17:45:00'],
	['2026-08-01', '2026-11-20'],
];

const dayIn = (zone: string) => (click: TruthClick) =>
	DateTime.fromSeconds(click.at, { zone }).toFormat('yyyy-MM-dd');

interface Kind {
	operation: string;
	parameters: INodeParameters;
	columns: readonly string[];
	keyOf: (click: TruthClick, zone: string) => unknown[];
}

const KINDS: readonly Kind[] = [
	{
		operation: 'breakdown.subId',
		parameters: { subId: 4, nestedSubIds: '1' },
		columns: ['sub_id_4', 'sub_id_1'],
		keyOf: ({ subIds }) => [subIds[3], subIds[0]],
	},
	{
		operation: 'breakdown.landingPage',
		parameters: {},
		columns: ['landingPageId', 'landingPage'],
		keyOf: ({ landing }) => [landing?.id ?? null, landing?.name ?? null],
	},
	{
		operation: 'breakdown.offer',
		parameters: {},
		columns: ['offerId', 'offer'],
		keyOf: ({ offer }) => [offer.id, offer.name],
	},
	{
		operation: 'breakdown.geo',
		parameters: { geoLevel: 'city' },
		columns: ['countryCode', 'country', 'region', 'city'],
		keyOf: ({ place, city }) => [place.code, place.country, place.region, city],
	},
	{
		operation: 'breakdown.campaign',
		parameters: {},
		columns: ['campaignId', 'campaign'],
		// One campaign was deleted for good: its clicks stay and its name is gone.
		keyOf: ({ campaign }) => [campaign.id, campaign.id === 13 ? null : campaign.name],
	},
	{
		operation: 'breakdown.device',
		parameters: { deviceDetail: 'os' },
		columns: ['deviceType', 'os'],
		keyOf: ({ agent }) => [agent.deviceType, agent.os],
	},
	{
		operation: 'breakdown.day',
		parameters: {},
		columns: ['day'],
		keyOf: (click, zone) => [dayIn(zone)(click)],
	},
];

function secondsOf([from, to]: readonly [string, string], zone: string): [number, number] {
	const end = DateTime.fromISO(to, { zone });
	const last = to.includes('T') ? end : end.endOf('day');
	return [DateTime.fromISO(from, { zone }).toSeconds(), Math.floor(last.toSeconds())];
}

/** Rows by their dimensions, with nothing but the numbers. */
function byKey(rows: IDataObject[], columns: readonly string[]): Map<string, IDataObject> {
	return new Map(
		rows.map((row) => {
			const numbers = { ...row };
			for (const column of [...columns, 'currency', 'timeZone']) delete numbers[column];
			return [JSON.stringify(columns.map((column) => row[column])), numbers];
		}),
	);
}

describe.each(ZONES)('Breakdown in %s', (zone) => {
	describe.each(RANGES)('from %s to %s', (from, to) => {
		it.each(KINDS)('counts what really happened: $operation', async (kind) => {
			const { items } = await account.run(kind.operation, {
				...kind.parameters,
				...{ dateRange: 'custom', from, to, timeZone: zone, returnAll: true },
			});
			const own = countBy(visits, secondsOf([from, to], zone), (click) => kind.keyOf(click, zone));
			expect(own.size).toBeGreaterThan(0);
			expect(items).toHaveLength(own.size);
			expect(byKey(items, kind.columns)).toEqual(own);
		});
	});
});

const WEEK = {
	dateRange: 'custom',
	from: '2026-11-09',
	to: '2026-11-15',
	timeZone: 'Europe/Berlin',
};

describe('Breakdown', () => {
	it('gives the same numbers when it is read day by day, ratios included', async () => {
		const whole = await account.run('breakdown.offer', { ...WEEK, returnAll: true });
		account.simulator.forgetTraffic();
		const sliced = await account.run('breakdown.offer', {
			...WEEK,
			returnAll: true,
			options: { dayByDay: true },
		});
		expect(byKey(sliced.items, ['offerId', 'offer'])).toEqual(
			byKey(whole.items, ['offerId', 'offer']),
		);
		const ranges = account.bodies('/report/build').map(({ range }) => range);
		expect(ranges).toHaveLength(7);
		expect(ranges[1]).toEqual({
			from: '2026-11-10 00:00:00',
			to: '2026-11-10 23:59:59',
			timezone: 'Europe/Berlin',
		});
		expect(sliced.hints).toContainEqual(expect.stringContaining('Unique clicks were added up'));
		expect(whole.hints).not.toContainEqual(expect.stringContaining('Unique clicks'));
	});

	it('splits every value by day', async () => {
		const { items } = await account.run('breakdown.landingPage', {
			...WEEK,
			returnAll: true,
			options: { splitByDay: true },
		});
		const own = countBy(
			visits,
			secondsOf(['2026-11-09', '2026-11-15'], 'Europe/Berlin'),
			(click) => [dayIn('Europe/Berlin')(click), click.landing?.id ?? null],
		);
		const columns = ['day', 'landingPageId', 'landingPage'];
		const rows = [...byKey(items, columns)].map(([key, row]) => {
			const [day, id] = JSON.parse(key) as unknown[];
			return [JSON.stringify([day, id]), row] as const;
		});
		expect(new Map(rows)).toEqual(own);
	});

	it('keeps the best rows when a limit cuts, in the order asked for', async () => {
		const all = await account.run('breakdown.subId', { ...WEEK, subId: 1, returnAll: true });
		const cut = await account.run('breakdown.subId', {
			...WEEK,
			...{ subId: 1, limit: 5, sortBy: 'revenue' },
		});
		const best = all.items
			.map(({ revenue }) => Number(revenue))
			.sort((a, b) => b - a)
			.slice(0, 5);
		expect(cut.items.map(({ revenue }) => revenue)).toEqual(best);
		expect(account.bodies('/report/build')[1]).toMatchObject({ limit: 5, offset: 0 });
	});

	it('says in which money and hours it counted, and on which day conversions stand', async () => {
		const { items, hints } = await account.run('breakdown.day', { ...WEEK });
		expect(items).toHaveLength(7);
		expect(items[0]).toMatchObject({
			day: '2026-11-09',
			currency: 'EUR',
			timeZone: 'Europe/Berlin',
		});
		expect(hints).toEqual([expect.stringContaining('stand on the day of the click')]);
	});

	it('filters by campaign, country and conditions of one’s own', async () => {
		const { items } = await account.run('breakdown.campaign', {
			...WEEK,
			returnAll: true,
			filters: {
				campaignIds: ['1', '2'],
				countries: 'de',
				conditions: { items: [{ field: 'clicks', operator: 'BETWEEN', value: '1, 100000' }] },
			},
		});
		const own = countBy(
			visits,
			secondsOf(['2026-11-09', '2026-11-15'], 'Europe/Berlin'),
			({ campaign, place }) => [place.code === 'DE' && [1, 2].includes(campaign.id), campaign.id],
		);
		const clicks = [1, 2].flatMap((id) => own.get(JSON.stringify([true, id]))?.clicks ?? []);
		expect(items.map((row) => row.clicks).sort()).toEqual([...clicks].sort());
		expect(account.bodies('/report/build')[0]?.filters).toEqual([
			{ name: 'campaign_id', operator: 'IN_LIST', expression: [1, 2] },
			{ name: 'country_code', operator: 'EQUALS', expression: 'DE' },
			{ name: 'clicks', operator: 'EQUALS_OR_GREATER_THAN', expression: 1 },
			{ name: 'clicks', operator: 'EQUALS_OR_LESS_THAN', expression: 100000 },
		]);
	});

	it.each([
		['breakdown.subId', { nestedSubIds: '31' }, "'Nested Sub-IDs' must hold numbers from 1 to 30"],
		['breakdown.day', { timeZone: 'Mars/Base' }, "'Date Range' cannot be used: 'Mars/Base'"],
		['breakdown.day', { dateRange: 'custom' }, "'From' is empty"],
		[
			'breakdown.day',
			{ dateRange: 'custom', from: '2026-11-02', to: '2026-11-01' },
			"'To' lies before 'From'",
		],
		[
			'breakdown.day',
			{ dateRange: 'allTime', options: { dayByDay: true } },
			'All Time has no first day',
		],
		[
			'breakdown.day',
			{ filters: { conditions: { items: [{ field: 'x', operator: 'BETWEEN', value: '1' }] } } },
			"'Filters' cannot be used: the filter on 'x' needs two values",
		],
	])('%s says what is wrong with %j', async (operation, parameters, message) => {
		await expect(account.run(operation, parameters)).rejects.toThrow(message);
	});
});
