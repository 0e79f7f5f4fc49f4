import type {
	BreakdownQuery,
	BreakdownRow,
} from '../../../../../nodes/shared/trackers/breakdownRow';
import { bemobId, BemobSimulator, type Naming } from '../../../../simulators/bemob';
import type { TruthClick } from '../../../../simulators/generator';
import { sharedByTests } from '../../../../simulators/lifetime';
import { clicksOfDays } from '../breakdowns';
import { all } from '../probe';
import { bemobProbe } from './account';
import { text } from '../expectedValues';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const simulator = sharedByTests(
	new BemobSimulator({ conversions: 250, clicksPerConversion: 8, days: 20, now: () => NOW }),
);

beforeEach(() => {
	simulator.naming = 'name';
});

const QUERY = { from: '2026-11-05', to: '2026-11-12', timeZone: 'UTC', campaignIds: [] };
type Asked = Partial<BreakdownQuery> & Pick<BreakdownQuery, 'kind'>;
const read = async (query: Asked) =>
	await bemobProbe(simulator).run(
		async (tracker) => await all(tracker.breakdown({ ...QUERY, ...query })),
	);

/** The truth, counted click by click. */
function counted(keyOf: (click: TruthClick) => unknown, timeZone: string, campaign?: number) {
	const { truth } = simulator;
	const groups = new Map<string, Record<'clicks' | 'conversions' | 'revenue' | 'cost', number>>();
	for (const click of clicksOfDays(truth, { ...QUERY, timeZone })) {
		if (campaign !== undefined && click.campaign.id !== campaign) continue;
		const key = JSON.stringify(keyOf(click));
		const sums = groups.get(key) ?? { clicks: 0, conversions: 0, revenue: 0, cost: 0 };
		groups.set(key, sums);
		sums.clicks += 1;
		sums.cost += click.cost;
		for (const index of truth.conversionsOfClick(click.index)) {
			sums.conversions += 1;
			sums.revenue += truth.stateAt(index, NOW)?.revenue ?? 0;
		}
	}
	const money = (value: number) => Math.round(value * 1e4) / 1e4;
	return new Map(
		[...groups].map(([key, { clicks, conversions, revenue, cost }]) => [
			key,
			{ clicks, conversions, revenue: money(revenue), cost: money(cost) },
		]),
	);
}

const found = (rows: BreakdownRow[], keyOf: (row: BreakdownRow) => unknown) =>
	new Map(
		rows.map((row) => {
			const { clicks, conversions, revenue, cost } = row;
			return [JSON.stringify(keyOf(row)), { clicks, conversions, revenue, cost }];
		}),
	);

const CASES: Array<
	[
		what: string,
		query: Asked,
		ofRow: (row: BreakdownRow) => unknown,
		ofClick: (click: TruthClick) => unknown,
	]
> = [
	[
		'offer',
		{ kind: 'offer' },
		({ offerId, offer }) => [offerId, offer],
		({ offer }) => [bemobId('offer', offer.id), offer.name],
	],
	[
		'landing page',
		{ kind: 'landingPage' },
		({ landingPageId, landingPage }) => [landingPageId, landingPage],
		({ landing }) => [landing && bemobId('landing', landing.id), landing && landing.name],
	],
	['country', { kind: 'geo' }, ({ country }) => country, ({ place }) => place.country],
	[
		'sub-IDs',
		{ kind: 'subId', subIds: [4, 7] },
		({ sub_4: a, sub_7: b }) => [a, b],
		({ subIds }) => [text(subIds[3]), text(subIds[6])],
	],
];

describe.each<[Naming]>([['id'], ['name'], ['both']])(
	'a report that names things by %s',
	(naming) => {
		beforeEach(() => {
			simulator.naming = naming;
		});

		it.each(CASES)('by %s has the numbers of the truth', async (_, query, ofRow, ofClick) => {
			for (const timeZone of ['UTC', 'Asia/Kolkata']) {
				const rows = await read({ ...query, timeZone });
				expect(found(rows, ofRow)).toEqual(counted(ofClick, timeZone));
			}
		});

		it.each(CASES)('by %s keeps to a campaign', async (_, query, ofRow, ofClick) => {
			const rows = await read({ ...query, campaignIds: [bemobId('campaign', 1)] });
			expect(rows.length).toBeGreaterThan(0);
			expect(found(rows, ofRow)).toEqual(counted(ofClick, 'UTC', 1));
		});
	},
);

it('numbers BeMob has no column for are not known, ratios are of the sums', async () => {
	const [row] = await read({ kind: 'offer' });
	expect(row).toMatchObject({
		uniqueClicks: null,
		leads: null,
		sales: null,
		rejected: null,
		currency: 'USD',
		timeZone: 'UTC',
	});
	expect(row?.profit).toBeCloseTo((row?.revenue ?? 0) - (row?.cost ?? 0), 4);
	expect(row?.epc).toBeCloseTo((row?.revenue ?? 0) / (row?.clicks ?? 1), 4);
});

it('days and time zone are asked for as they are', async () => {
	await read({ kind: 'subId', subIds: [2], timeZone: 'Europe/Berlin' });
	expect(simulator.received()[0]?.query).toMatchObject({
		date: 'customDateTime',
		from: '2026-11-05 00:00:00',
		to: '2026-11-12 23:59:59',
		timezone: 'Europe/Berlin',
		groupBy: 'custom2',
	});
});

it.each<[string, Asked, RegExp]>([
	['cities', { kind: 'geo', geo: 'city' }, /by country, not by city/],
	['sub-ID 11', { kind: 'subId', subIds: [11] }, /sub-IDs 1 to 10, not 11/],
	['four sub-IDs', { kind: 'subId', subIds: [1, 2, 3, 4] }, /one to 3 sub-IDs/],
	['no sub-ID', { kind: 'subId' }, /one to 3 sub-IDs/],
	['a day that is none', { kind: 'geo', to: 'tomorrow' }, /is no range/],
])('%s are refused before they are asked for', async (_, query, sentence) => {
	await expect(read(query)).rejects.toThrow(sentence);
	expect(simulator.received()).toEqual([]);
});

it('a campaign that does not exist is told rather than counted as nothing', async () => {
	const query: Asked = { kind: 'geo', campaignIds: ['none'] };
	await expect(read(query)).rejects.toThrow('there is no campaign none');
});
