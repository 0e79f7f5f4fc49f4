import { keitaroStatus, type BuildTraits } from './builds';
import type { ClickRow } from './columns';

/** What is counted for a group of clicks; every metric follows from these. */
export interface Sums {
	clicks: number;
	unique: number;
	bots: number;
	proxies: number;
	emptyReferrers: number;
	landingClicks: number;
	conversions: number;
	lead: number;
	sale: number;
	rejected: number;
	rebill: number;
	registration: number;
	deposit: number;
	cost: number;
	leadRevenue: number;
	saleRevenue: number;
	rejectedRevenue: number;
}

export function noSums(): Sums {
	return {
		clicks: 0,
		unique: 0,
		bots: 0,
		proxies: 0,
		emptyReferrers: 0,
		landingClicks: 0,
		conversions: 0,
		lead: 0,
		sale: 0,
		rejected: 0,
		rebill: 0,
		registration: 0,
		deposit: 0,
		cost: 0,
		leadRevenue: 0,
		saleRevenue: 0,
		rejectedRevenue: 0,
	};
}

type Counter = 'lead' | 'sale' | 'rejected' | 'rebill' | 'registration' | 'deposit';
type Purse = 'leadRevenue' | 'saleRevenue' | 'rejectedRevenue';

/** Which counter and which purse a conversion of each status goes to. */
const KEPT_IN: Record<string, { counter?: Counter; purse: Purse }> = {
	lead: { counter: 'lead', purse: 'leadRevenue' },
	registration: { counter: 'registration', purse: 'leadRevenue' },
	sale: { counter: 'sale', purse: 'saleRevenue' },
	deposit: { counter: 'deposit', purse: 'saleRevenue' },
	rebill: { counter: 'rebill', purse: 'saleRevenue' },
	rejected: { counter: 'rejected', purse: 'rejectedRevenue' },
	trash: { purse: 'rejectedRevenue' },
};

/** Adds a click and its conversions, as they stand now. */
export function addClick(sums: Sums, row: ClickRow, traits: BuildTraits): void {
	const { click } = row;
	sums.clicks += 1;
	sums.unique += Number(click.isUnique);
	sums.bots += Number(click.isBot);
	sums.emptyReferrers += Number(!click.referrer);
	sums.landingClicks += Number(click.landingClicked);
	sums.cost += click.cost;
	for (const { status, revenue } of row.states) {
		const kept = KEPT_IN[keitaroStatus(status, traits)];
		if (!kept) continue;
		sums.conversions += 1;
		if (kept.counter) sums[kept.counter] += 1;
		sums[kept.purse] += revenue ?? 0;
	}
}

export interface Metric {
	value: (sums: Sums) => number;
	/** Amounts become text on some builds; counts and rates stay numbers. */
	isMoney?: true;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const percent = (part: number, whole: number): number => 100 * ratio(part, whole);
const count = (value: Metric['value']): Metric => ({ value });
const amount = (value: Metric['value']): Metric => ({ value, isMoney: true });

/** Leads and sales, without what was rejected. */
const revenue = (s: Sums): number => s.leadRevenue + s.saleRevenue;
const profit = (s: Sums): number => revenue(s) - s.cost;
const confirmedProfit = (s: Sums): number => s.saleRevenue - s.cost;

export const METRICS: Record<string, Metric> = {
	clicks: count((s) => s.clicks),
	campaign_unique_clicks: count((s) => s.unique),
	stream_unique_clicks: count((s) => s.unique),
	global_unique_clicks: count((s) => s.unique),
	uc_campaign_rate: count((s) => percent(s.unique, s.clicks)),
	uc_stream_rate: count((s) => percent(s.unique, s.clicks)),
	uc_global_rate: count((s) => percent(s.unique, s.clicks)),
	bots: count((s) => s.bots),
	bot_share: count((s) => percent(s.bots, s.clicks)),
	proxies: count((s) => s.proxies),
	empty_referrers: count((s) => s.emptyReferrers),
	conversions: count((s) => s.conversions),
	leads: count((s) => s.lead),
	sales: count((s) => s.sale),
	rejected: count((s) => s.rejected),
	rebills: count((s) => s.rebill),
	regs: count((s) => s.registration),
	registrations: count((s) => s.registration),
	deposits: count((s) => s.deposit),
	approve: count((s) => percent(s.sale, s.lead + s.sale + s.rejected)),
	lp_clicks: count((s) => s.landingClicks),
	lp_ctr: count((s) => percent(s.landingClicks, s.clicks)),
	landing_clicked_period: count(() => 15),
	cr: count((s) => percent(s.conversions, s.clicks)),
	crs: count((s) => percent(s.sale, s.clicks)),
	crl: count((s) => percent(s.lead, s.clicks)),
	roi: count((s) => percent(profit(s), s.cost)),
	roi_confirmed: count((s) => percent(confirmedProfit(s), s.cost)),
	profitability: count((s) => percent(profit(s), revenue(s))),
	epc: amount((s) => ratio(revenue(s), s.clicks)),
	epc_confirmed: amount((s) => ratio(s.saleRevenue, s.clicks)),
	uepc_confirmed: amount((s) => ratio(s.saleRevenue, s.unique)),
	cps: amount((s) => ratio(s.cost, s.sale)),
	cpa: amount((s) => ratio(s.cost, s.conversions)),
	cpl: amount((s) => ratio(s.cost, s.lead)),
	cpc: amount((s) => ratio(s.cost, s.clicks)),
	ecpc: amount((s) => ratio(s.cost, s.clicks)),
	ecpm: amount((s) => 1000 * ratio(revenue(s), s.clicks)),
	ecpm_confirmed: amount((s) => 1000 * ratio(s.saleRevenue, s.clicks)),
	ec: amount((s) => ratio(revenue(s), s.conversions)),
	ec_confirmed: amount((s) => ratio(s.saleRevenue, s.sale)),
	cost: amount((s) => s.cost),
	revenue: amount(revenue),
	profit: amount(profit),
	profit_confirmed: amount(confirmedProfit),
	lead_revenue: amount((s) => s.leadRevenue),
	sale_revenue: amount((s) => s.saleRevenue),
	rejected_revenue: amount((s) => s.rejectedRevenue),
};
