import { DateTime } from 'luxon';
import { parseMoney } from '../../conversion/money';
import { ServiceError } from '../../n8n/serviceError';
import type { BreakdownKind, BreakdownQuery, BreakdownRow } from '../breakdownRow';
import { BreakdownSums } from '../breakdownSums';
import { cellText } from '../rows';
import { subIdProblem } from '../subIds';
import type { VoluumClient } from './client';
import type { Row } from './page';
import { readReport } from './report';
import { CUSTOM_VARIABLES } from './row';
import { toHour, type Hours } from './time';
import { VOLUUM } from './voice';

/** What numbers are grouped by: Voluum's word, its columns, and how they are called in the output. */
interface Grouping {
	groupBy: string;
	columns: ReadonlyArray<readonly [column: string, as: string]>;
}

const GROUPINGS: Readonly<Record<Exclude<BreakdownKind, 'subId'>, Grouping>> = {
	landingPage: {
		groupBy: 'lander',
		columns: [
			['landerId', 'landingPageId'],
			['landerName', 'landingPage'],
		],
	},
	offer: {
		groupBy: 'offer',
		columns: [
			['offerId', 'offerId'],
			['offerName', 'offer'],
		],
	},
	geo: {
		// Plain `country` is refused.
		groupBy: 'country-code',
		columns: [
			['countryCode', 'countryCode'],
			['countryName', 'country'],
		],
	},
};

/** Seen nested up to three deep. */
const SUB_IDS = { name: 'Voluum', count: CUSTOM_VARIABLES, atOnce: 3 };

/** Measures by Voluum's name and ours. Leads, sales and rejections are not told apart. */
const MEASURES = [
	['visits', 'clicks'],
	['uniqueVisits', 'uniqueClicks'],
	['conversions', 'conversions'],
	['revenue', 'revenue'],
	['cost', 'cost'],
	['profit', 'profit'],
] as const;

type Numbers = Record<(typeof MEASURES)[number][1], number | null>;

const UNKNOWN = { leads: null, sales: null, rejected: null };

/** The rows of a breakdown. Conversions count on the day of their visit, beside its cost. */
export async function fetchBreakdown(
	client: VoluumClient,
	query: BreakdownQuery,
	currency: string | null,
): Promise<BreakdownRow[]> {
	const groupings = groupingsOf(query);
	const columns = groupings.flatMap((grouping) => grouping.columns);
	const asked = {
		...hoursOf(query),
		tz: 'UTC',
		groupBy: groupings.map(({ groupBy }) => groupBy),
		columns: [...columns, ...MEASURES].map(([column]) => column),
		conversionTimeMode: 'VISIT',
		include: 'ALL',
		sort: 'visits',
		direction: 'DESC',
	};
	const keyOf = (row: Row) => JSON.stringify(columns.map(([column]) => row[column] ?? null));
	const sums = new BreakdownSums();
	for (const restriction of restrictionsOf(query.campaignIds)) {
		for (const row of await readReport(client, { ...asked, ...restriction }, keyOf)) {
			const numbers = numbersOf(row);
			// `include: ALL` lists what had no traffic at all as well.
			if (!Object.values(numbers).some(Boolean)) continue;
			const cells = columns.map(([column, as]) => [as, cellText(row[column] ?? '') || null]);
			const { timeZone } = query;
			sums.add({ ...Object.fromEntries(cells), ...UNKNOWN, ...numbers, currency, timeZone });
		}
	}
	return [...sums.sorted()];
}

/** One campaign can be asked for at a time; none asked for means all. */
function restrictionsOf(campaignIds: readonly string[]): object[] {
	if (campaignIds.length === 0) return [{}];
	return campaignIds.map((id) => ({ filter1: 'campaign', filter1Value: id }));
}

function groupingsOf({ kind, subIds = [], geo = 'country' }: BreakdownQuery): Grouping[] {
	if (kind === 'geo' && geo !== 'country') {
		throw wrong(`Voluum counts by country, not by ${geo}; choose Country`);
	}
	if (kind !== 'subId') return [GROUPINGS[kind]];
	const problem = subIdProblem(subIds, SUB_IDS);
	if (problem !== undefined) throw wrong(problem);
	return subIds.map((number) => {
		return {
			groupBy: `custom-variable-${number}`,
			columns: [[`customVariable${number}`, `sub_${number}`]],
		};
	});
}

/** Days of the zone as hours of UTC, the only form whose meaning is beyond doubt. */
function hoursOf({ from, to, timeZone }: BreakdownQuery): Hours {
	const begin = DateTime.fromISO(from, { zone: timeZone }).startOf('day');
	const end = DateTime.fromISO(to, { zone: timeZone }).startOf('day').plus({ days: 1 });
	if (!begin.isValid || !end.isValid) throw wrong(`${from} to ${to} in ${timeZone} is no range`);
	if ([begin, end].some((time) => time.toUTC().minute !== 0)) {
		throw wrong(
			`Voluum counts by whole hours of UTC, in which the days of ${timeZone} do not begin; choose another time zone such as UTC`,
		);
	}
	return { from: toHour(begin), to: toHour(end) };
}

function numbersOf(row: Row): Numbers {
	const numbers = MEASURES.map(([column, as]) => [as, parseMoney(row[column])]);
	return Object.fromEntries(numbers) as Numbers;
}

/** What Voluum would refuse, or worse, count otherwise than asked. */
function wrong(detail: string): ServiceError {
	return new ServiceError(VOLUUM, { kind: 'invalid', detail });
}
