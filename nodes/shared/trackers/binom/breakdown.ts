import type { IDataObject } from 'n8n-workflow';
import { realText } from '../../conversion/adClickIds';
import { ServiceError } from '../../n8n/serviceError';
import type { BreakdownQuery, BreakdownRow } from '../breakdownRow';
import { BreakdownSums, type CountedRow } from '../breakdownSums';
import { countryCode, countryName } from '../country';
import { profitOf } from '../measures';
import { countIn } from '../rows';
import { asTracked, idOf } from '../visit';
import { readList } from './campaigns';
import type { BinomClient } from './client';
import { isRow, numberOf, type Row } from './values';
import { BINOM } from './voice';

const TOKENS = 30;
const PAGE_SIZE = 1_000;
/** A list of ids stands in the address, which must not grow without end. */
const CAMPAIGNS_AT_ONCE = 100;

interface Dimension {
	grouping: string;
	read: (row: Row) => Partial<BreakdownRow>;
}

const COUNTRY: Dimension = {
	grouping: 'geoCountry',
	read: ({ entity_id: id, name }) => {
		const [byId, byName] = [countryCode(realText(id)), countryCode(realText(name))];
		const country = countryName(byId ?? byName ?? realText(name));
		return { countryCode: byId ?? byName, country };
	},
};
const LANDING: Dimension = {
	grouping: 'landing',
	read: ({ entity_id: id, name }) => ({ landingPageId: idOf(id), landingPage: nameOf(id, name) }),
};
const OFFER: Dimension = {
	grouping: 'offer',
	read: ({ entity_id: id, name }) => ({ offerId: idOf(id), offer: nameOf(id, name) }),
};
const token = (number: number): Dimension => ({
	grouping: `token_${number}`,
	// As it was tracked, an unreplaced macro included: that is what a breakdown is to show.
	read: ({ name }) => ({ [`sub_${number}`]: asTracked(name) }),
});

/** Clicks that saw none stand under an id of 0 and a word for it. */
function nameOf(id: unknown, name: unknown): string | null {
	return idOf(id) === null ? null : realText(name);
}

function dimensionsOf({ kind, subIds = [1], geo = 'country' }: BreakdownQuery): Dimension[] {
	const beyond = kind === 'subId' ? subIds.find((number) => number > TOKENS) : undefined;
	if (beyond !== undefined) {
		throw new Error(`Binom has no token ${beyond}: choose a sub-ID from 1 to ${TOKENS}`);
	}
	if (kind === 'geo' && geo !== 'country') {
		throw new Error(
			`Binom does not publish how its report is grouped by ${geo}: choose the country instead`,
		);
	}
	const byKind = {
		subId: subIds.map(token),
		landingPage: [LANDING],
		offer: [OFFER],
		geo: [COUNTRY],
	};
	return byKind[kind];
}

/** Rows of `/report/campaign` over the campaigns asked for, or all of them, most clicks first. */
export async function* readBreakdown(
	client: BinomClient,
	query: BreakdownQuery,
	currency: string | null,
): AsyncGenerator<BreakdownRow[]> {
	const dimensions = dimensionsOf(query);
	const ids = query.campaignIds.length > 0 ? query.campaignIds : await allCampaigns(client);
	const sums = new BreakdownSums();
	for (let start = 0; start < ids.length; start += CAMPAIGNS_AT_ONCE) {
		const asked = ids.slice(start, start + CAMPAIGNS_AT_ONCE);
		for await (const rows of readReport(client, query, dimensions, asked)) {
			for (const row of rows) sums.add(row(query.timeZone, currency));
		}
	}
	yield* sums.page();
}

async function allCampaigns(client: BinomClient): Promise<string[]> {
	const ids: string[] = [];
	for await (const rows of readList(client, 'campaign')) {
		ids.push(...rows.flatMap(({ id }) => idOf(id) ?? []));
	}
	return ids;
}

type Counted = (timeZone: string, currency: string | null) => CountedRow;

async function* readReport(
	client: BinomClient,
	{ from, to, timeZone }: BreakdownQuery,
	dimensions: readonly Dimension[],
	campaigns: readonly string[],
): AsyncGenerator<Counted[]> {
	for (let offset = 0; ; offset += PAGE_SIZE) {
		const query: IDataObject = {
			'ids[]': [...campaigns],
			'groupings[]': dimensions.map(({ grouping }) => grouping),
			datePreset: 'custom_time',
			dateFrom: `${from} 00:00:00`,
			dateTo: `${to} 23:59:59`,
			timezone: timeZone,
			sortColumn: 'clicks',
			sortType: 'desc',
			limit: PAGE_SIZE,
			offset,
		};
		const body = await client.get('/report/campaign', query);
		const rows = isRow(body) ? body.report : undefined;
		if (!Array.isArray(rows)) throw new ServiceError(BINOM, { kind: 'brokenAnswer' });
		const report = rows.filter(isRow);
		yield leavesOf(report, dimensions);
		// The limit counts what stands at the top; rows below come along.
		if (report.filter((row) => levelOf(row) === 1).length < PAGE_SIZE) return;
	}
}

const levelOf = ({ level }: Row): number => countIn(level ?? 1) ?? 0;

/** Rows come flat, each with its level, below the one they belong to; numbers are taken from the lowest. */
function leavesOf(report: readonly Row[], dimensions: readonly Dimension[]): Counted[] {
	const path: Array<Partial<BreakdownRow>> = [];
	const leaves: Counted[] = [];
	for (const row of report) {
		const level = levelOf(row);
		const dimension = dimensions[level - 1];
		if (dimension === undefined) continue;
		path[level - 1] = dimension.read(row);
		if (level !== dimensions.length) continue;
		const read = Object.assign({}, ...path) as Partial<BreakdownRow>;
		leaves.push((timeZone, currency) => ({ ...read, ...countsOf(row), currency, timeZone }));
	}
	return leaves;
}

function countsOf(row: Row) {
	const [revenue, cost] = [numberOf(row.revenue), numberOf(row.cost)];
	return {
		clicks: numberOf(row.clicks),
		uniqueClicks: numberOf(row.unique_clicks),
		// All conversions are called leads in Binom.
		conversions: numberOf(row.leads),
		leads: null,
		sales: null,
		rejected: null,
		revenue,
		cost,
		profit: numberOf(row.profit) ?? profitOf(revenue, cost),
	};
}
