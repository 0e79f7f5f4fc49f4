import { realText } from '../../conversion/adClickIds';
import { parseMoney } from '../../conversion/money';
import { ServiceError } from '../../n8n/serviceError';
import type { BreakdownQuery, BreakdownRow, GeoLevel } from '../breakdownRow';
import { BreakdownSums, type CountedRow } from '../breakdownSums';
import { countryCode, countryName } from '../country';
import { profitOf } from '../measures';
import { asTracked, idOf } from '../visit';
import type { RedtrackClient } from './client';
import { rowsOf, type Row } from './values';
import { SUB_IDS } from './visit';
import { REDTRACK } from './voice';

/** Most rows of a report's page by the specification. */
const PAGE_SIZE = 1_000;

interface Dimension {
	group: string;
	read: (row: Row) => Partial<BreakdownRow>;
}

const COUNTRY: Dimension = {
	group: 'country',
	read: (row) => {
		const text = realText(row.country_code) ?? realText(row.country);
		return { countryCode: countryCode(text), country: countryName(text) };
	},
};
const REGION: Dimension = { group: 'region', read: (row) => ({ region: realText(row.region) }) };
const CITY: Dimension = { group: 'city', read: (row) => ({ city: realText(row.city) }) };
const LANDING: Dimension = {
	group: 'landing',
	read: (row) => ({ landingPageId: idOf(row.landing_id), landingPage: realText(row.landing) }),
};
const OFFER: Dimension = {
	group: 'offer',
	read: (row) => ({ offerId: idOf(row.offer_id), offer: realText(row.offer) }),
};
const GEO: Readonly<Record<GeoLevel, readonly Dimension[]>> = {
	country: [COUNTRY],
	region: [COUNTRY, REGION],
	city: [COUNTRY, REGION, CITY],
};

function subId(number: number): Dimension {
	const column = `sub${number}`;
	return {
		group: column,
		// As it was tracked, an unreplaced macro included: that is what a breakdown is to show.
		read: (row) => ({ [`sub_${number}`]: asTracked(row[column]) }),
	};
}

function dimensionsOf({ kind, subIds = [1], geo = 'country' }: BreakdownQuery) {
	const beyond = kind === 'subId' ? subIds.find((number) => number > SUB_IDS) : undefined;
	if (beyond !== undefined) {
		throw new Error(`RedTrack has no sub-ID ${beyond}: choose one from 1 to ${SUB_IDS}`);
	}
	const byKind = {
		subId: subIds.map(subId),
		landingPage: [LANDING],
		offer: [OFFER],
		geo: GEO[geo],
	};
	return byKind[kind];
}

/**
 * Rows of `GET /report`, most clicks first. Several campaigns are asked for one after the other and
 * added up here: whether the filter takes a list is not said.
 */
export async function* readBreakdown(
	client: RedtrackClient,
	query: BreakdownQuery,
	currency: string | null,
): AsyncGenerator<BreakdownRow[]> {
	const dimensions = dimensionsOf(query);
	const sums = new BreakdownSums();
	const campaigns = query.campaignIds.length === 0 ? [undefined] : query.campaignIds;
	for (const campaign of campaigns) {
		for await (const rows of readReport(client, query, dimensions, campaign)) {
			for (const row of rows) sums.add(toCounted(row, dimensions, query.timeZone, currency));
		}
	}
	yield* sums.page();
}

async function* readReport(
	client: RedtrackClient,
	{ from, to, timeZone }: BreakdownQuery,
	dimensions: readonly Dimension[],
	campaign: string | undefined,
): AsyncGenerator<Row[]> {
	let before: string | undefined;
	for (let page = 1; ; page++) {
		const body = await client.report({
			group: dimensions.map(({ group }) => group).join(','),
			date_from: from,
			date_to: to,
			timezone: timeZone,
			...(campaign !== undefined && { campaign_id: campaign }),
			page,
			per: PAGE_SIZE,
		});
		const rows = rowsOf(body);
		if (rows === undefined) throw new ServiceError(REDTRACK, { kind: 'brokenAnswer' });
		// Should pages be counted from 0 or not at all, the first would come again and count twice.
		const opening = JSON.stringify(rows[0] ?? null);
		if (opening === before) return;
		before = opening;
		yield rows;
		if (rows.length < PAGE_SIZE) return;
	}
}

function toCounted(
	row: Row,
	dimensions: readonly Dimension[],
	timeZone: string,
	currency: string | null,
): CountedRow {
	const revenue = parseMoney(row.total_revenue ?? row.revenue);
	const cost = parseMoney(row.cost);
	return {
		...Object.assign({}, ...dimensions.map(({ read }) => read(row))),
		clicks: parseMoney(row.clicks),
		uniqueClicks: parseMoney(row.unique_clicks),
		// `conversions` counts the default type alone.
		conversions: parseMoney(row.total_conversions ?? row.conversions),
		// What is a lead and what a sale is up to the types of each account.
		leads: null,
		sales: null,
		rejected: null,
		revenue,
		cost,
		profit: parseMoney(row.profit) ?? profitOf(revenue, cost),
		currency,
		timeZone,
	};
}
