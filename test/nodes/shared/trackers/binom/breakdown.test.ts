import type { BreakdownQuery } from '../../../../../nodes/shared/trackers/breakdownRow';
import { BinomSimulator, stateOfClick, UNPAID } from '../../../../simulators/binom';
import type { TruthClick } from '../../../../simulators/generator';
import { sharedByTests } from '../../../../simulators/lifetime';
import { clicksOfDays, itCountsLikeTheTruth, WEEK, WITHOUT_IDS } from '../breakdowns';
import { all } from '../probe';
import { binomProbe } from './account';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const simulator = sharedByTests(new BinomSimulator({ conversions: 400, days: 30, now: () => NOW }));

const ask = async (query: Partial<BreakdownQuery>) =>
	await binomProbe(simulator).run(
		async (tracker) => await all(tracker.breakdown({ ...WEEK, ...query })),
	);

/** Of the campaigns that the tracker still lists: it can be asked for no others. */
const clicksOf = ({ campaignIds = [], ...days }: Partial<BreakdownQuery>): TruthClick[] =>
	clicksOfDays(simulator.account.truth, { ...WEEK, ...days }).filter(
		({ campaign }) =>
			campaign.state !== 'purged' &&
			(campaignIds.length === 0 || campaignIds.includes(String(campaign.id))),
	);

function revenuesOf({ index }: TruthClick): number[] {
	const state = stateOfClick(simulator.account, index);
	return state ? [UNPAID.has(state.last.status) ? 0 : (state.payout ?? 0)] : [];
}

const offerOf = ({ offer }: TruthClick) => ({ offerId: String(offer.id), offer: offer.name });

itCountsLikeTheTruth(
	[
		...WITHOUT_IDS,
		[
			'landing page',
			{ kind: 'landingPage' },
			({ landing }) => ({
				landingPageId: landing && String(landing.id),
				landingPage: landing && landing.name,
			}),
		],
		['offer', { kind: 'offer' }, offerOf],
		['days of another zone', { kind: 'offer', timeZone: 'Asia/Tokyo' }, offerOf],
		['some campaigns', { kind: 'offer', campaignIds: ['1', '3'] }, offerOf],
	],
	{ ask, clicksOf, revenuesOf },
);

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
