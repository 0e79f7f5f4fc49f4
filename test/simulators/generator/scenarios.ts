import { weighted } from './random';

/** What a postback says happened, in words of the affiliate field. Trackers rename them. */
export type TruthStatus =
	| 'lead'
	| 'sale'
	| 'rejected'
	| 'refunded'
	| 'trash'
	| 'registration'
	| 'deposit'
	| 'rebill';

interface Step {
	status: TruthStatus;
	/** The network's own word, as the postback carries it. */
	word: string;
	/** Hours after the step before, spread evenly on a logarithmic scale. */
	hours?: readonly [number, number];
	/** Share of the offer's payout; null when the postback carries no amount. */
	share: number | null;
}

interface Scenario {
	name: string;
	weight: number;
	steps: readonly Step[];
}

const SOON = [0.02, 3] as const;
const HOURS = [1, 96] as const;
const WEEKS = [48, 720] as const;
const MONTH = [500, 1_000] as const;

/**
 * How a conversion's life goes, with how often in a thousand. 74 % hear one postback, the rest up
 * to four: hours later (approval), days to weeks later (late revenue, refunds, chargebacks), or the
 * very same postback again (networks repeat what was not answered).
 */
const SCENARIOS: readonly Scenario[] = [
	{ name: 'sale', weight: 360, steps: [{ status: 'sale', word: 'approved', share: 1 }] },
	{
		name: 'sale without amount',
		weight: 20,
		steps: [{ status: 'sale', word: 'sale', share: null }],
	},
	{ name: 'lead', weight: 180, steps: [{ status: 'lead', word: 'pending', share: 1 }] },
	{ name: 'lead on hold', weight: 50, steps: [{ status: 'lead', word: 'hold', share: null }] },
	{ name: 'rejected', weight: 30, steps: [{ status: 'rejected', word: 'declined', share: 0 }] },
	{ name: 'trash', weight: 25, steps: [{ status: 'trash', word: 'trash', share: null }] },
	{
		name: 'registration',
		weight: 65,
		steps: [{ status: 'registration', word: 'reg', share: null }],
	},
	{ name: 'rebill', weight: 10, steps: [{ status: 'rebill', word: 'rebill', share: 0.5 }] },
	{
		name: 'lead then sale',
		weight: 90,
		steps: [
			{ status: 'lead', word: 'pending', share: 1 },
			{ status: 'sale', word: 'approved', hours: HOURS, share: 1 },
		],
	},
	{
		name: 'lead then rejected',
		weight: 40,
		steps: [
			{ status: 'lead', word: 'pending', share: 1 },
			{ status: 'rejected', word: 'declined', hours: HOURS, share: null },
		],
	},
	{
		name: 'late revenue',
		weight: 30,
		steps: [
			{ status: 'sale', word: 'approved', share: 1 },
			{ status: 'sale', word: 'approved', hours: WEEKS, share: 1.25 },
		],
	},
	{
		name: 'refund',
		weight: 25,
		steps: [
			{ status: 'sale', word: 'approved', share: 1 },
			{ status: 'refunded', word: 'refund', hours: WEEKS, share: 0 },
		],
	},
	{
		name: 'chargeback',
		weight: 15,
		steps: [
			{ status: 'lead', word: 'pending', share: null },
			{ status: 'sale', word: 'approved', hours: HOURS, share: 1 },
			{ status: 'refunded', word: 'chargeback', hours: MONTH, share: null },
		],
	},
	{
		name: 'registration then deposit',
		weight: 30,
		steps: [
			{ status: 'registration', word: 'reg', share: null },
			{ status: 'deposit', word: 'dep', hours: HOURS, share: 1 },
		],
	},
	{
		name: 'subscription',
		weight: 10,
		steps: [
			{ status: 'sale', word: 'approved', share: 1 },
			{ status: 'rebill', word: 'rebill', hours: MONTH, share: 0.5 },
		],
	},
	{
		name: 'all of it',
		weight: 5,
		steps: [
			{ status: 'lead', word: 'pending', share: 1 },
			{ status: 'sale', word: 'approved', hours: HOURS, share: 1 },
			{ status: 'sale', word: 'approved', hours: WEEKS, share: 0.8 },
			{ status: 'refunded', word: 'chargeback', hours: MONTH, share: 0 },
		],
	},
	{
		name: 'the same postback twice',
		weight: 15,
		steps: [
			{ status: 'sale', word: 'approved', share: 1 },
			{ status: 'sale', word: 'approved', hours: SOON, share: 1 },
		],
	},
];

export const SCENARIO_SLOTS = weighted(SCENARIOS);
