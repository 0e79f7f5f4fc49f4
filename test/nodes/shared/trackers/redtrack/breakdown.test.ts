import type {
	BreakdownQuery,
	BreakdownRow,
} from '../../../../../nodes/shared/trackers/breakdownRow';
import { accountSettings } from '../../../../../nodes/shared/trackers/account';
import { redtrack } from '../../../../../nodes/shared/trackers/redtrack';
import type { TruthClick } from '../../../../simulators/generator';
import { redtrackId, RedtrackSimulator, UNPAID } from '../../../../simulators/redtrack';
import { TimeZone } from '../../../../simulators/keitaro/timeZone';
import { sharedByTests } from '../../../../simulators/lifetime';
import { fakeLink } from '../fakeLink';
import { all } from '../probe';
import { redtrackProbe } from './account';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const simulator = sharedByTests(
	new RedtrackSimulator({ conversions: 400, days: 30, now: () => NOW }),
);

const QUERY: BreakdownQuery = {
	kind: 'offer',
	from: '2026-11-01',
	to: '2026-11-07',
	timeZone: 'UTC',
	campaignIds: [],
};
const ask = async (query: Partial<BreakdownQuery>) =>
	await redtrackProbe(simulator).run(
		async (tracker) => await all(tracker.breakdown({ ...QUERY, ...query })),
	);

/** Numbers of a group of clicks, counted without any of the code under test. */
function count(clicks: readonly TruthClick[]) {
	const { truth } = simulator.account;
	const states = clicks.flatMap(({ index }) =>
		truth.conversionsOfClick(index).flatMap((one) => simulator.account.stateOf(one) ?? []),
	);
	const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
	const revenue = sum(states.map(({ status, revenue: r }) => (UNPAID.has(status) ? 0 : (r ?? 0))));
	return {
		clicks: clicks.length,
		uniqueClicks: clicks.filter(({ isUnique }) => isUnique).length,
		conversions: states.length,
		revenue,
		cost: sum(clicks.map(({ cost }) => cost)),
	};
}

function clicksOf(query: Partial<BreakdownQuery> = {}): TruthClick[] {
	const zone = TimeZone.named(query.timeZone ?? 'UTC');
	const [fromS, toS] = ['2026-11-01T00:00:00Z', '2026-11-08T00:00:00Z'].map((stamp) =>
		zone.second(Date.parse(stamp) / 1000),
	) as [number, number];
	const ids = query.campaignIds ?? [];
	return [...simulator.account.truth.clicksBetween(fromS, toS - 1)].filter(
		({ campaign }) => ids.length === 0 || ids.includes(redtrackId('campaign', campaign.id)),
	);
}

const KINDS: Array<[string, Partial<BreakdownQuery>, (click: TruthClick) => object]> = [
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
			landingPageId: landing && redtrackId('landing', landing.id),
			landingPage: landing && landing.name,
		}),
	],
	[
		'offer',
		{ kind: 'offer' },
		({ offer }) => ({ offerId: redtrackId('offer', offer.id), offer: offer.name }),
	],
	[
		'country',
		{ kind: 'geo' },
		({ place }) => ({ countryCode: place.code, country: place.country }),
	],
	[
		'city',
		{ kind: 'geo', geo: 'city' },
		({ place, city }) => ({
			countryCode: place.code,
			country: place.country,
			region: place.region,
			city: city || null,
		}),
	],
	['days of another zone', { kind: 'offer', timeZone: 'Asia/Tokyo' }, offerOf],
	[
		'several campaigns',
		{ kind: 'offer', campaignIds: [redtrackId('campaign', 1), redtrackId('campaign', 3)] },
		offerOf,
	],
];

function offerOf({ offer }: TruthClick) {
	return { offerId: redtrackId('offer', offer.id), offer: offer.name };
}

describe.each(KINDS)('the breakdown by %s', (_, query, dimensions) => {
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
			expect(row.cr).toBeCloseTo((100 * counts.conversions) / counts.clicks, 1);
			expect(row).toMatchObject({ currency: 'USD', timeZone: query.timeZone ?? 'UTC' });
		}
		const clicks = rows.map((row) => row.clicks);
		expect(clicks).toEqual([...clicks].sort((a, b) => Number(b) - Number(a)));
	});
});

it('a sub-ID that RedTrack does not have is refused before anything is asked', async () => {
	await expect(ask({ kind: 'subId', subIds: [21] })).rejects.toThrow(
		'RedTrack has no sub-ID 21: choose one from 1 to 20',
	);
	expect(simulator.requestCount).toBe(0);
});

it('never more than 20 reports are asked for in a minute', async () => {
	const times: number[] = [];
	const link = fakeLink(async () => {
		times.push(link.now());
		return [];
	});
	const tracker = redtrack.connect(link, accountSettings(link.credential));
	const campaignIds = Array.from({ length: 50 }, (_, i) => redtrackId('campaign', i));
	const found: BreakdownRow[] = [];
	for await (const page of tracker.breakdown?.({ ...QUERY, campaignIds }) ?? [])
		found.push(...page);
	expect(times).toHaveLength(50);
	for (const from of times) {
		const inMinute = times.filter((at) => at >= from && at < from + 60_000);
		expect(inMinute.length).toBeLessThanOrEqual(20);
	}
});

it('goes on page by page, and counts nothing twice where pages are not turned', async () => {
	const full = Array.from({ length: 1_000 }, (_, i) => ({ sub1: `a${i}`, clicks: 2 }));
	for (const answers of [
		[full, [{ sub1: 'last', clicks: 1 }]],
		[full, full],
	]) {
		let page = 0;
		const link = fakeLink(async () => answers[page++]);
		const tracker = redtrack.connect(link, accountSettings(link.credential));
		const rows = await all(tracker.breakdown?.({ ...QUERY, kind: 'subId' }) ?? noRows());
		expect(page).toBe(2);
		expect(rows.filter(({ clicks }) => clicks === 2)).toHaveLength(1_000);
	}
});

async function* noRows(): AsyncGenerator<BreakdownRow[]> {}
