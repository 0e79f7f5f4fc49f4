import { CAMPAIGNS, hash, type TruthClick } from '../generator';
import type { VoluumAccount } from './account';
import { uuid } from './entities';
import { parseRange, type RangeQuery } from './query';
import { invalid, Refusal } from './refusal';
import { visitColumns } from './rows';

type Row = Record<string, unknown>;

/** What can be grouped by, with the columns that come of it. */
const GROUPINGS: Readonly<Record<string, readonly string[]>> = {
	campaign: ['campaignId', 'campaignName'],
	offer: ['offerId', 'offerName'],
	lander: ['landerId', 'landerName'],
	'traffic-source': ['trafficSourceId', 'trafficSourceName'],
	'country-code': ['countryCode', 'countryName'],
	...Object.fromEntries(
		Array.from({ length: 10 }, (_, i) => [`custom-variable-${i + 1}`, [`customVariable${i + 1}`]]),
	),
};
const MOST_GROUPINGS = 3;
const MODES = ['VISIT', 'CONVERSION'];
const INCLUDES = ['ACTIVE', 'ALL', 'TRAFFIC', 'ARCHIVED'];

interface Sums {
	visits: number;
	uniqueVisits: number;
	conversions: number;
	revenue: number;
	cost: number;
}

/** `GET /report`: visits of the range, grouped; conversions on the day of their visit or on their own. */
export class Report {
	private requests = 0;

	constructor(private readonly account: VoluumAccount) {}

	read(query: URLSearchParams, isPartial: boolean): Row {
		this.requests += 1;
		const groupBy = query.getAll('groupBy');
		if (groupBy.length === 0) {
			throw new Refusal(400, 'PARAMETER_MISSING', "Required parameter 'groupBy' is missing");
		}
		const unknown = groupBy.find((name) => !Object.hasOwn(GROUPINGS, name));
		if (unknown !== undefined || groupBy.length > MOST_GROUPINGS) {
			throw new Refusal(400, 'INVALID_QUERY', `Cannot group by ${unknown ?? groupBy.join(', ')}`);
		}
		const mode = oneOf(query, 'conversionTimeMode', MODES);
		oneOf(query, 'include', INCLUDES);
		const columns = groupBy.flatMap((name) => GROUPINGS[name] ?? []);
		const range = parseRange(query);
		const isWanted = campaignFilter(query);
		const groups = new Map<string, { dimensions: Row; sums: Sums }>();
		const groupOf = (click: TruthClick): Sums => {
			const all = visitColumns(click);
			const dimensions = Object.fromEntries(columns.map((name) => [name, all[name]]));
			const key = JSON.stringify(dimensions);
			const known = groups.get(key) ?? {
				dimensions,
				sums: { visits: 0, uniqueVisits: 0, conversions: 0, revenue: 0, cost: 0 },
			};
			groups.set(key, known);
			return known.sums;
		};
		this.countVisits(range, isWanted, groupOf, mode === 'VISIT');
		if (mode === 'CONVERSION') this.countConversions(range, isWanted, groupOf);
		return this.answer([...groups.values()], range, isPartial);
	}

	private countVisits(
		{ fromS, toS }: RangeQuery,
		isWanted: (click: TruthClick) => boolean,
		groupOf: (click: TruthClick) => Sums,
		withConversions: boolean,
	): void {
		const { truth, nowS } = this.account;
		for (const click of truth.clicksBetween(fromS, Math.min(toS - 1, nowS))) {
			if (!isWanted(click)) continue;
			const sums = groupOf(click);
			sums.visits += 1;
			sums.uniqueVisits += click.isUnique ? 1 : 0;
			sums.cost += click.cost;
			if (!withConversions) continue;
			for (const index of truth.conversionsOfClick(click.index)) {
				const first = this.account.firstPostback(index);
				if (first.at <= nowS) addConversion(sums, first.revenue);
			}
		}
	}

	private countConversions(
		{ fromS, toS }: RangeQuery,
		isWanted: (click: TruthClick) => boolean,
		groupOf: (click: TruthClick) => Sums,
	): void {
		const { truth } = this.account;
		for (const { index } of this.account.logged(fromS, toS)) {
			const click = truth.click(truth.clickIndexOf(index));
			if (isWanted(click)) addConversion(groupOf(click), this.account.firstPostback(index).revenue);
		}
	}

	/** Groups of equal rank stand in another order at every request. */
	private answer(
		groups: Array<{ dimensions: Row; sums: Sums }>,
		{ offset, limit, sort, isDescending }: RangeQuery,
		isPartial: boolean,
	): Row {
		const rows = groups.map(({ dimensions, sums }, i) => {
			const numbers: Row = { ...sums, profit: sums.revenue - sums.cost };
			const rank = Number(numbers[sort ?? 'visits'] ?? NaN);
			if (Number.isNaN(rank)) throw invalid(`Cannot sort by ${sort}`);
			return { row: { ...dimensions, ...numbers }, rank, tie: hash(this.requests, 2, i) };
		});
		const sign = isDescending ? -1 : 1;
		rows.sort((a, b) => sign * (a.rank - b.rank) || a.tie - b.tie);
		const page = rows.slice(offset, offset + limit).map(({ row }) => row);
		return {
			totalRows: rows.length,
			rows: isPartial ? page.slice(0, Math.floor(page.length / 2)) : page,
			totals: {},
			columnMappings: Object.keys(GROUPINGS).map((key) => ({ key, canGroupBy: true })),
		};
	}
}

function addConversion(sums: Sums, revenue: number | null): void {
	sums.conversions += 1;
	sums.revenue += revenue ?? 0;
}

function oneOf(query: URLSearchParams, name: string, words: readonly string[]): string {
	const word = query.get(name) ?? words[0] ?? '';
	if (!words.includes(word)) throw invalid(`'${name}' must be one of ${words.join(', ')}`);
	return word;
}

/** `filter1=campaign&filter1Value=<id>`; other filters are left aside without a word. */
function campaignFilter(query: URLSearchParams): (click: TruthClick) => boolean {
	if (query.get('filter1') !== 'campaign') return () => true;
	const wanted = CAMPAIGNS.find(({ id }) => uuid('campaign', id) === query.get('filter1Value'));
	return ({ campaign }) => campaign.id === wanted?.id;
}
