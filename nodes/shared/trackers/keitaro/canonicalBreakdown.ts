import type { BreakdownQuery, BreakdownRow } from '../breakdownRow';
import { BREAKDOWNS, subIdDimensions, type Dimension } from './breakdown';
import { readBreakdown } from './breakdownRun';
import type { KeitaroClient } from './client';
import { oneOf } from './reportFilters';
import { canonicalSubId } from './subIds';

/** The dimensions of a query, under the names that every tracker's breakdowns have. */
export function dimensionsOf({ kind, subIds = [1], geo = 'country' }: BreakdownQuery): Dimension[] {
	if (kind === 'geo') return [...BREAKDOWNS[geo]];
	if (kind !== 'subId') return [...BREAKDOWNS[kind]];
	return subIdDimensions(subIds).map(({ column }) => ({ column, as: canonicalSubId(column) }));
}

/** A breakdown in the words of all trackers: ids as text, whole days, most clicks first. */
export async function canonicalBreakdown(
	client: Pick<KeitaroClient, 'tryPost'>,
	query: BreakdownQuery,
	currency: string | null,
): Promise<BreakdownRow[]> {
	const rows = await readBreakdown(client, {
		dimensions: dimensionsOf(query),
		range: {
			from: `${query.from} 00:00:00`,
			to: `${query.to} 23:59:59`,
			timezone: query.timeZone,
		},
		filters: oneOf('campaign_id', query.campaignIds),
		sortBy: 'clicks',
		order: 'DESC',
		dayByDay: false,
		currency,
		hint: () => undefined,
		cancelled: () => false,
	});
	return rows.map((row) => {
		const ids = ['landingPageId', 'offerId'].filter((name) => typeof row[name] === 'number');
		return {
			...row,
			...Object.fromEntries(ids.map((name) => [name, String(row[name])])),
		} as unknown as BreakdownRow;
	});
}
