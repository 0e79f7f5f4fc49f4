import type {
	BreakdownQuery,
	BreakdownRow,
} from '../../../../../nodes/shared/trackers/breakdownRow';
import { accountSettings } from '../../../../../nodes/shared/trackers/account';
import { redtrack } from '../../../../../nodes/shared/trackers/redtrack';
import type { TruthClick } from '../../../../simulators/generator';
import { redtrackId, RedtrackSimulator, UNPAID } from '../../../../simulators/redtrack';
import { sharedByTests } from '../../../../simulators/lifetime';
import {
	clicksOfDays,
	itCountsLikeTheTruth,
	WEEK,
	WITHOUT_IDS,
	type BreakdownCase,
} from '../breakdowns';
import { fakeLink } from '../fakeLink';
import { all } from '../probe';
import { redtrackProbe } from './account';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const simulator = sharedByTests(
	new RedtrackSimulator({ conversions: 400, days: 30, now: () => NOW }),
);

const ask = async (query: Partial<BreakdownQuery>) =>
	await redtrackProbe(simulator).run(
		async (tracker) => await all(tracker.breakdown({ ...WEEK, ...query })),
	);

const clicksOf = ({ campaignIds = [], ...days }: Partial<BreakdownQuery>): TruthClick[] =>
	clicksOfDays(simulator.account.truth, { ...WEEK, ...days }).filter(
		({ campaign }) =>
			campaignIds.length === 0 || campaignIds.includes(redtrackId('campaign', campaign.id)),
	);

function revenuesOf({ index }: TruthClick): number[] {
	const { account } = simulator;
	const states = account.truth
		.conversionsOfClick(index)
		.flatMap((one) => account.stateOf(one) ?? []);
	return states.map(({ status, revenue }) => (UNPAID.has(status) ? 0 : (revenue ?? 0)));
}

const offerOf = ({ offer }: TruthClick) => ({
	offerId: redtrackId('offer', offer.id),
	offer: offer.name,
});

const KINDS: BreakdownCase[] = [
	...WITHOUT_IDS,
	[
		'landing page',
		{ kind: 'landingPage' },
		({ landing }) => ({
			landingPageId: landing && redtrackId('landing', landing.id),
			landingPage: landing && landing.name,
		}),
	],
	['offer', { kind: 'offer' }, offerOf],
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

itCountsLikeTheTruth(KINDS, { ask, clicksOf, revenuesOf });

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
	for await (const page of tracker.breakdown?.({ ...WEEK, campaignIds }) ?? []) found.push(...page);
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
		const rows = await all(tracker.breakdown?.({ ...WEEK, kind: 'subId' }) ?? noRows());
		expect(page).toBe(2);
		expect(rows.filter(({ clicks }) => clicks === 2)).toHaveLength(1_000);
	}
});

async function* noRows(): AsyncGenerator<BreakdownRow[]> {}
