/** What every tracker can be asked to break its numbers down by. */
export type BreakdownKind = 'subId' | 'landingPage' | 'offer' | 'geo';

export type GeoLevel = 'country' | 'region' | 'city';

export interface BreakdownQuery {
	kind: BreakdownKind;
	/** Numbers of the sub-IDs for `subId`, several are nested: `[1]`, `[3, 5]`. */
	subIds?: readonly number[];
	/** For `geo`; country by default. */
	geo?: GeoLevel;
	/** First and last day, `YYYY-MM-DD`, both included, in `timeZone`. */
	from: string;
	to: string;
	/** IANA zone in which days begin and end. */
	timeZone: string;
	/** Ids of the campaigns to keep; none means all. */
	campaignIds: readonly string[];
}

/**
 * One row of a breakdown: what it is of (`sub_1`, `landingPageId` and `landingPage`, `offerId` and
 * `offer`, `countryCode`, `country`, `region`, `city`) and the numbers. A number the tracker does not
 * know is `null`, never 0. Ratios are computed here from the sums, alike for every tracker.
 */
export interface BreakdownRow {
	[dimension: `sub_${number}`]: string | null;
	landingPageId?: string | null;
	landingPage?: string | null;
	offerId?: string | null;
	offer?: string | null;
	countryCode?: string | null;
	country?: string | null;
	region?: string | null;
	city?: string | null;
	clicks: number | null;
	uniqueClicks: number | null;
	conversions: number | null;
	leads: number | null;
	sales: number | null;
	rejected: number | null;
	revenue: number | null;
	cost: number | null;
	profit: number | null;
	/** Percent. */
	roi: number | null;
	/** Percent. */
	cr: number | null;
	epc: number | null;
	/** ISO 4217. */
	currency: string | null;
	timeZone: string;
}
