import { DateTime } from 'luxon';
import { parseMoney } from '../../conversion/money';
import type { BreakdownKind, BreakdownQuery, BreakdownRow } from '../breakdownRow';
import type { EntityKind } from '../entity';
import { BreakdownSums } from '../breakdownSums';
import { countryCode, countryName } from '../country';
import { profitOf } from '../measures';
import { cellText } from '../rows';
import { subIdProblem } from '../subIds';
import { wrong, type BemobClient } from './client';
import { Directory } from './directory';
import { fetchEntities } from './entities';
import type { Row } from './envelope';

/** Columns of a report carry this in front of their names. */
const PREFIX = 'reports-';

const SUB_IDS = { name: 'BeMob', count: 10, atOnce: 3 };

type Cells = Record<string, string | null>;

/** What numbers are grouped by, and how its cells become those of the output. */
interface Grouping {
	groupBy: string;
	read: (cells: readonly string[]) => Cells;
}

/**
 * Measures by BeMob's name and ours, as a client in use asks for them. Unique visits, leads, sales and
 * rejections are not known to have a column.
 */
const MEASURES = [
	['visits', 'clicks'],
	['conversions', 'conversions'],
	['revenue', 'revenue'],
	['cost', 'cost'],
] as const;

const UNKNOWN = { uniqueClicks: null, leads: null, sales: null, rejected: null };

/** The rows of a breakdown. On which day BeMob counts a conversion is for BeMob to say. */
export async function fetchBreakdown(
	client: BemobClient,
	query: BreakdownQuery,
	currency: string | null,
): Promise<BreakdownRow[]> {
	const groupings = await groupingsOf(client, query);
	const isAll = query.campaignIds.length === 0;
	const names = [...groupings.map(({ groupBy }) => groupBy), ...(isAll ? [] : ['campaign'])];
	const answered = await client.rows('/report', {
		...rangeOf(query),
		groupBy: names,
		columns: [...names, ...MEASURES.map(([name]) => name)].map((name) => PREFIX + name),
	});
	const all = withoutTotals(answered, names);
	const rows = isAll ? all : await ofCampaigns(client, all, query.campaignIds);
	const sums = new BreakdownSums();
	for (const row of rows) {
		const cells = groupings.map(({ groupBy, read }) => read(cellsOf(row, groupBy)));
		const { timeZone } = query;
		sums.add({ ...Object.assign({}, ...cells), ...UNKNOWN, ...numbersOf(row), currency, timeZone });
	}
	return [...sums.sorted()];
}

function rangeOf({ from, to, timeZone }: BreakdownQuery): Record<string, string> {
	const isRange = [from, to].every((day) => DateTime.fromISO(day, { zone: timeZone }).isValid);
	if (!isRange) throw wrong(`${from} to ${to} in ${timeZone} is no range`);
	return {
		date: 'customDateTime',
		from: `${from} 00:00:00`,
		to: `${to} 23:59:59`,
		timezone: timeZone,
	};
}

/** Only `campaign` and `custom1` … are known for sure; should another name be wrong, BeMob refuses it. */
const ENTITIES: Readonly<
	Partial<Record<BreakdownKind, { groupBy: string; kind: EntityKind; as: string }>>
> = {
	landingPage: { groupBy: 'landing', kind: 'landingPage', as: 'landingPage' },
	offer: { groupBy: 'offer', kind: 'offer', as: 'offer' },
};

async function groupingsOf(
	client: BemobClient,
	{ kind, subIds = [], geo = 'country' }: BreakdownQuery,
): Promise<Grouping[]> {
	const entity = ENTITIES[kind];
	if (entity !== undefined) {
		const directory = new Directory(await fetchEntities(client, entity.kind));
		const read = (cells: readonly string[]): Cells => {
			const { id, name } = directory.find(cells);
			return { [`${entity.as}Id`]: id, [entity.as]: name };
		};
		return [{ groupBy: entity.groupBy, read }];
	}
	if (kind === 'geo') {
		if (geo !== 'country') throw wrong(`BeMob counts by country, not by ${geo}; choose Country`);
		return [{ groupBy: 'country', read: countryOf }];
	}
	const problem = subIdProblem(subIds, SUB_IDS);
	if (problem !== undefined) throw wrong(problem);
	return subIds.map((number) => {
		return {
			groupBy: `custom${number}`,
			read: ([value = null]) => ({ [`sub_${number}`]: value }),
		};
	});
}

/** A country comes as its code, its name or both. */
function countryOf(cells: readonly string[]): Cells {
	const cell = cells.find((text) => countryCode(text) !== null) ?? cells[0] ?? null;
	return { countryCode: countryCode(cell), country: countryName(cell) };
}

/** Rows of a report, grouped by campaign too, that are of the wanted ones: no filter is known. */
async function ofCampaigns(
	client: BemobClient,
	rows: Row[],
	campaignIds: readonly string[],
): Promise<Row[]> {
	const directory = new Directory(await fetchEntities(client, 'campaign'));
	const missing = campaignIds.find((id) => directory.find([id]).matches !== 'one');
	if (missing !== undefined) throw wrong(`there is no campaign ${missing}`);
	const found = rows.map((row) => ({ row, ...directory.find(cellsOf(row, 'campaign')) }));
	const unclear = found.find(({ matches }) => matches === 'several');
	if (unclear) throw wrong(`two campaigns are called ${unclear.name}; rename one of them`);
	if (found.length > 0 && found.every(({ matches }) => matches === 'none')) {
		throw wrong(`the report names campaigns that are in no list, such as ${found[0]?.name}`);
	}
	return found.filter(({ id }) => id !== null && campaignIds.includes(id)).map(({ row }) => row);
}

/** The values under `reports-offer`, `reports-offerId` and the like, blanks left out. */
function cellsOf(row: Row, name: string): string[] {
	return keysOf(row, name)
		.map((key) => cellText(row[key] ?? ''))
		.filter((cell) => cell !== '');
}

function keysOf(row: Row, name: string): string[] {
	const key = new RegExp(`^${PREFIX}${name}(?:[-_]?(?:id|name|code))?$`, 'i');
	return Object.keys(row).filter((one) => key.test(one));
}

/** Leaves out a row of totals, which has no cell of any group. */
function withoutTotals(rows: Row[], names: readonly string[]): Row[] {
	const grouped = rows.filter((row) => names.every((name) => keysOf(row, name).length > 0));
	if (rows.length > 1 && grouped.length === 0) {
		throw wrong(`the report has no column for ${names.join(', ')}`);
	}
	return grouped;
}

function numbersOf(row: Row) {
	const numbers = Object.fromEntries(
		MEASURES.map(([name, as]) => [as, parseMoney(row[PREFIX + name])]),
	) as Record<(typeof MEASURES)[number][1], number | null>;
	const { revenue, cost } = numbers;
	return { ...numbers, profit: profitOf(revenue, cost) };
}
