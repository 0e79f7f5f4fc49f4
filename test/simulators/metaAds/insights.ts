import { DateTime } from 'luxon';
import { ACCOUNT, type AdCampaign } from './campaigns';

/** One row of a report, with amounts as text as Graph has them. */
export type InsightRow = Record<string, string>;

/** What a report was asked for, once it has been checked. */
export interface InsightQuery {
	since: string;
	until: string;
	/** Whether each day has a row of its own. */
	daily: boolean;
	fields: readonly string[];
}

/** Fields a report can have beside its dates. */
const VALUES: Readonly<Record<string, (campaign: AdCampaign, spend: number) => string>> = {
	account_id: () => ACCOUNT.account_id,
	account_name: () => ACCOUNT.name,
	account_currency: () => ACCOUNT.currency,
	campaign_id: ({ id }) => id,
	campaign_name: ({ name }) => name,
	spend: (_, spend) => spend.toFixed(2),
	clicks: (_, spend) => String(Math.round(spend * 3)),
	impressions: (_, spend) => String(Math.round(spend * 140)),
};

export const INSIGHT_FIELDS: readonly string[] = Object.keys(VALUES);

/** Spend by campaign and day: a usual day's, more or less by the day, unless it was put right. */
export class SpendBook {
	private readonly corrected = new Map<string, number>();

	/** What a platform does days later: the spend of a day becomes another one. */
	correct(campaignId: string, day: string, spend: number): void {
		this.corrected.set(`${campaignId} ${day}`, spend);
	}

	on({ id, dailySpend }: AdCampaign, day: string): number {
		const number = Number(day.replace(/\D/g, '')) + Number(id.slice(-3));
		const usual = Math.round(dailySpend * (80 + (number % 41))) / 100;
		return this.corrected.get(`${id} ${day}`) ?? usual;
	}
}

export function insights(
	campaigns: readonly AdCampaign[],
	book: SpendBook,
	{ since, until, daily, fields }: InsightQuery,
): InsightRow[] {
	const days = daysOf(since, until);
	return campaigns.flatMap((campaign) => {
		const spends = days.map((day) => ({ first: day, last: day, spend: book.on(campaign, day) }));
		const all = spends.reduce((sum, { spend }) => sum + spend, 0);
		const periods = daily ? spends : [{ first: since, last: until, spend: all }];
		// What had no delivery has no row.
		return periods
			.filter(({ spend }) => spend > 0)
			.map(({ first, last, spend }) => ({
				...Object.fromEntries(fields.map((name) => [name, VALUES[name]?.(campaign, spend) ?? ''])),
				date_start: first,
				date_stop: last,
			}));
	});
}

function daysOf(since: string, until: string): string[] {
	const first = DateTime.fromISO(since, { zone: 'utc' });
	const { days } = DateTime.fromISO(until, { zone: 'utc' }).diff(first, 'days');
	return Array.from({ length: days + 1 }, (_, day) =>
		first.plus({ days: day }).toFormat('yyyy-MM-dd'),
	);
}
