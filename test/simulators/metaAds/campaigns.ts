/** Where a campaign stands, as Graph words it. */
export const STATUSES = ['ACTIVE', 'PAUSED', 'DELETED', 'ARCHIVED'] as const;
export type AdStatus = (typeof STATUSES)[number];

/** A campaign of the ad account. */
export interface AdCampaign {
	id: string;
	name: string;
	status: AdStatus;
	/** What it spends on a usual day, in the account's currency. */
	dailySpend: number;
}

export const ACCOUNT = {
	id: 'act_1000000000000001',
	account_id: '1000000000000001',
	name: 'Example Media',
	currency: 'USD',
	timezone_name: 'Europe/Berlin',
	account_status: 1,
} as const;

const idOf = (number: number): string => `1202000000000${String(number).padStart(5, '0')}`;

/**
 * Named after campaigns of the seeded trackers, as buyers name both: the numbers of the ids are those
 * of the tracker campaigns, and the last ones belong to none.
 */
// One row a line, as a table.
// prettier-ignore
export const seedCampaigns = (): AdCampaign[] => [
	{ id: idOf(1), name: 'FB_Keto_DE', status: 'ACTIVE', dailySpend: 180 },
	{ id: idOf(2), name: 'FB Creme ete', status: 'ACTIVE', dailySpend: 96.5 },
	{ id: idOf(3), name: 'FB broad', status: 'ACTIVE', dailySpend: 54 },
	{ id: idOf(9), name: 'FB Keto AT', status: 'PAUSED', dailySpend: 0 },
	{ id: idOf(11), name: 'FB Sweepstakes', status: 'ARCHIVED', dailySpend: 0 },
	{ id: idOf(101), name: 'FB_Keto_DE retargeting', status: 'ACTIVE', dailySpend: 21.25 },
	{ id: idOf(102), name: 'Brand awareness', status: 'ACTIVE', dailySpend: 12 },
];
