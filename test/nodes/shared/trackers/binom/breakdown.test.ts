import type { BreakdownQuery } from '../../../../../nodes/shared/trackers/breakdownRow';
import { BinomSimulator, stateOfClick, UNPAID } from '../../../../simulators/binom';
import type { TruthClick } from '../../../../simulators/generator';
import { TimeZone } from '../../../../simulators/keitaro/timeZone';
import { sharedByTests } from '../../../../simulators/lifetime';
import { all } from '../probe';
import { binomProbe } from './account';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const simulator = sharedByTests(new BinomSimulator({ conversions: 400, days: 30, now: () => NOW }));

const QUERY: BreakdownQuery = {
	kind: 'offer',
	from: '2026-11-01',
	to: '2026-11-07',
	timeZone: 'UTC',
	campaignIds: [],
};
const ask = async (query: Partial<BreakdownQuery>) =>
	await binomProbe(simulator).run(
		async (tracker) => await all(tracker.breakdown({ ...QUERY, ...query })),
	);

/** Numbers of a group of clicks, counted without any of the code under test. */
function count(clicks: readonly TruthClick[]) {
	const states = clicks.flatMap(({ index }) => stateOfClick(simulator.account, index) ?? []);
	const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
	return {
		clicks: clicks.length,
		uniqueClicks: clicks.filter(({ isUnique }) => isUnique).length,
		conversions: states.length,
		revenue: sum(states.map(({ last, payout }) => (UNPAID.has(last.status) ? 0 : (payout ?? 0)))),
		cost: sum(clicks.map(({ cost }) => cost)),
	};
}

/** Of the campaigns that the tracker still lists: it can be asked for no others. */
function clicksOf({ timeZone = 'UTC', campaignIds = [] }: Partial<BreakdownQuery>): TruthClick[] {
	const zone = TimeZone.named(timeZone);
	const [fromS, toS] = ['2026-11-01T00:00:00Z', '2026-11-08T00:00:00Z'].map((stamp) =>
		zone.second(Date.parse(stamp) / 1000),
	) as [number, number];
	return [...simulator.account.truth.clicksBetween(fromS, toS - 1)].filter(
		({ campaign }) =>
			campaign.state !== 'purged' &&
			(campaignIds.length === 0 || campaignIds.includes(String(campaign.id))),
	);
}

const offerOf = ({ offer }: TruthClick) => ({ offerId: String(offer.id), offer: offer.name });

describe.each<[string, Partial<BreakdownQuery>, (click: TruthClick) => object]>([
	['sub-ID', { kind: 'subId', subIds: [1] }, ({ subIds }) => ({ sub_1: subIds[0] || null })],
	[
		'two sub-IDs',
		{ kind: 'subId', subIds: [4, 1] },
		({ subIds }) => ({ sub_4: subIds[3] || null, sub_1: subIds[0] || null }),
	],
	[
		'landing page',
		{ kind: 'landingPage' },
		({ landing }) => ({
			landingPageId: landing && String(landing.id),
			landingPage: landing && landing.name,
		}),
	],
	['offer', { kind: 'offer' }, offerOf],
	[
		'country',
		{ kind: 'geo' },
		({ place }) => ({ countryCode: place.code, country: place.country }),
	],
	['days of another zone', { kind: 'offer', timeZone: 'Asia/Tokyo' }, offerOf],
	['some campaigns', { kind: 'offer', campaignIds: ['1', '3'] }, offerOf],
])('the breakdown by %s', (_, query, dimensions) => {
	it('has the numbers of an independent count', async () => {
		const groups = new Map<string, TruthClick[]>();
		for (const click of clicksOf(query)) {
			const key = JSON.stringify(dimensions(click));
			groups.set(key, [...(groups.get(key) ?? []), click]);
		}
		const rows = await ask(query);
		expect(rows).toHaveLength(groups.size);
		expect(groups.size).toBeGreaterThan(1);
		const names = Object.keys(dimensions(clicksOf(query)[0] as TruthClick));
		for (const row of rows) {
			const cells = row as unknown as Record<string, unknown>;
			const key = JSON.stringify(Object.fromEntries(names.map((name) => [name, cells[name]])));
			const { revenue, cost, ...counts } = count(groups.get(key) ?? []);
			expect(row).toMatchObject({ ...counts, leads: null, sales: null, rejected: null });
			expect(row.revenue).toBeCloseTo(revenue, 3);
			expect(row.cost).toBeCloseTo(cost, 3);
			expect(row.profit).toBeCloseTo(revenue - cost, 3);
			expect(row).toMatchObject({ currency: 'USD', timeZone: query.timeZone ?? 'UTC' });
		}
		const clicks = rows.map((row) => row.clicks);
		expect(clicks).toEqual([...clicks].sort((a, b) => Number(b) - Number(a)));
	});
});

it.each([
	[{ kind: 'subId', subIds: [31] }, 'Binom has no token 31: choose a sub-ID from 1 to 30'],
	[{ kind: 'geo', geo: 'city' }, 'choose the country instead'],
] as Array<[Partial<BreakdownQuery>, string]>)(
	'what Binom cannot tell is refused before anything is asked: %j',
	async (query, message) => {
		await expect(ask(query)).rejects.toThrow(message);
		expect(simulator.requestCount).toBe(0);
	},
);
