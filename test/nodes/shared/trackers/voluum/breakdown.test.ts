import type {
	BreakdownQuery,
	BreakdownRow,
} from '../../../../../nodes/shared/trackers/breakdownRow';
import { CURRENCY, type TruthClick } from '../../../../simulators/generator';
import { voluumId, VoluumSimulator } from '../../../../simulators/voluum';
import { sharedByTests } from '../../../../simulators/lifetime';
import { clicksOfDays } from '../breakdowns';
import { all } from '../probe';
import { voluumProbe } from './account';
import { text } from '../expectedValues';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const simulator = sharedByTests(
	new VoluumSimulator({
		conversions: 250,
		clicksPerConversion: 8,
		days: 20,
		now: () => NOW,
		requestsPerSecond: 1_000,
	}),
);

const QUERY = { from: '2026-11-05', to: '2026-11-12', timeZone: 'UTC', campaignIds: [] };

const read = async (query: Partial<BreakdownQuery> & Pick<BreakdownQuery, 'kind'>) =>
	await voluumProbe(simulator, { currency: CURRENCY }).run(
		async (tracker) => await all(tracker.breakdown({ ...QUERY, ...query })),
	);
const asked = () => simulator.received().filter(({ path }) => path === '/report');

type Counted = Pick<BreakdownRow, 'clicks' | 'uniqueClicks' | 'conversions' | 'revenue' | 'cost'>;

/** The truth, counted click by click. */
function counted(
	keyOf: (click: TruthClick) => unknown,
	{ timeZone, campaign }: { timeZone: string; campaign?: number },
): Map<string, Counted> {
	const { truth } = simulator.account;
	const groups = new Map<string, Record<keyof Counted, number>>();
	for (const click of clicksOfDays(truth, { ...QUERY, timeZone })) {
		if (campaign !== undefined && click.campaign.id !== campaign) continue;
		const key = JSON.stringify(keyOf(click));
		const zero = { clicks: 0, uniqueClicks: 0, conversions: 0, revenue: 0, cost: 0 };
		const sums = groups.get(key) ?? zero;
		groups.set(key, sums);
		sums.clicks += 1;
		sums.uniqueClicks += Number(click.isUnique);
		sums.cost += click.cost;
		for (const index of truth.conversionsOfClick(click.index)) {
			sums.conversions += 1;
			sums.revenue += truth.timeline(index)[0]?.revenue ?? 0;
		}
	}
	const money = (value: number) => Math.round(value * 1e4) / 1e4;
	return new Map(
		[...groups].map(([key, sums]) => [
			key,
			{ ...sums, revenue: money(sums.revenue), cost: money(sums.cost) },
		]),
	);
}

const found = (rows: BreakdownRow[], keyOf: (row: BreakdownRow) => unknown) =>
	new Map(
		rows.map((row) => {
			const { clicks, uniqueClicks, conversions, revenue, cost } = row;
			const numbers: Counted = { clicks, uniqueClicks, conversions, revenue, cost };
			return [JSON.stringify(keyOf(row)), numbers];
		}),
	);

type Case = [
	what: string,
	query: Partial<BreakdownQuery> & Pick<BreakdownQuery, 'kind'>,
	ofRow: (row: BreakdownRow) => unknown,
	ofClick: (click: TruthClick) => unknown,
];

const CASES: Case[] = [
	[
		'offer',
		{ kind: 'offer' },
		({ offerId, offer }) => [offerId, offer],
		({ offer }) => [voluumId('offer', offer.id), offer.name],
	],
	[
		'landing page',
		{ kind: 'landingPage' },
		({ landingPageId, landingPage }) => [landingPageId, landingPage],
		({ landing }) => [landing && voluumId('lander', landing.id), landing && landing.name],
	],
	[
		'country',
		{ kind: 'geo' },
		({ countryCode, country }) => [countryCode, country],
		({ place }) => [place.code, place.country],
	],
	[
		'a sub-ID',
		{ kind: 'subId', subIds: [1] },
		({ sub_1: sub }) => sub,
		({ subIds }) => text(subIds[0]),
	],
];

describe.each(CASES)('by %s', (_, query, ofRow, ofClick) => {
	it.each(['UTC', 'America/New_York', 'Asia/Tokyo'])(
		'the numbers are those of the truth, for days of %s',
		async (timeZone) => {
			const rows = await read({ ...query, timeZone });
			expect(found(rows, ofRow)).toEqual(counted(ofClick, { timeZone }));
		},
	);

	it('the numbers of one campaign are its own', async () => {
		const rows = await read({ ...query, campaignIds: [voluumId('campaign', 1)] });
		const expected = counted(ofClick, { timeZone: 'UTC', campaign: 1 });
		expect(expected.size).toBeGreaterThan(0);
		expect(found(rows, ofRow)).toEqual(expected);
	});
});

it('by several sub-IDs is nested', async () => {
	const rows = await read({ kind: 'subId', subIds: [1, 4] });
	const clicks = (keyOf: (row: BreakdownRow) => unknown) => {
		const sums: Record<string, number> = {};
		for (const row of rows) {
			const key = JSON.stringify(keyOf(row));
			sums[key] = (sums[key] ?? 0) + (row.clicks ?? 0);
		}
		return sums;
	};
	const expected = counted(({ subIds }) => [text(subIds[0]), text(subIds[3])], { timeZone: 'UTC' });
	expect(clicks(({ sub_1: a, sub_4: b }) => [a, b])).toEqual(
		Object.fromEntries([...expected].map(([key, sums]) => [key, sums.clicks])),
	);
	expect(asked()[0]?.query).toMatchObject({ groupBy: 'custom-variable-4' });
});

it('several campaigns are added up, with ratios of the sums', async () => {
	const [one, two] = [1, 4].map((id) => voluumId('campaign', id));
	const rows = await read({ kind: 'offer', campaignIds: [one!, two!] });
	const row = rows.find(({ offer }) => offer === 'Кредит онлайн')!;
	expect(asked()).toHaveLength(2);
	expect(row).toMatchObject({ leads: null, sales: null, rejected: null, currency: 'USD' });
	expect(row.cr).toBeCloseTo(((row.conversions ?? 0) / (row.clicks ?? 1)) * 100, 2);
	expect(row.profit).toBeCloseTo((row.revenue ?? 0) - (row.cost ?? 0), 4);
});

describe('what would be counted wrongly', () => {
	it.each<[string, Partial<BreakdownQuery> & Pick<BreakdownQuery, 'kind'>, RegExp]>([
		[
			'days that begin at half past',
			{ kind: 'offer', timeZone: 'Asia/Kolkata' },
			/whole hours of UTC/,
		],
		['cities', { kind: 'geo', geo: 'city' }, /by country, not by city/],
		['sub-ID 11', { kind: 'subId', subIds: [11] }, /sub-IDs 1 to 10, not 11/],
		['four sub-IDs', { kind: 'subId', subIds: [1, 2, 3, 4] }, /one to 3 sub-IDs/],
		['no sub-ID', { kind: 'subId', subIds: [] }, /one to 3 sub-IDs/],
		['a day that is none', { kind: 'offer', from: '2026-13-01' }, /is no range/],
	])('is refused before it is asked for: %s', async (_, query, sentence) => {
		await expect(read(query)).rejects.toThrow(sentence);
		expect(asked()).toEqual([]);
	});

	it('a report that is cut short is an error where the missing rows cannot be had', async () => {
		simulator.misbehave({ kind: 'partialPage', times: 99, pathIncludes: '/report' });
		await expect(read({ kind: 'offer' })).rejects.toThrow('broke off');
	});
});
