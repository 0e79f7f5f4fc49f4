import type { Truth, TruthClick } from '../generator';
import { TimeZone } from '../keitaro/timeZone';
import { bemobId, campaignName } from './entities';

type Row = Record<string, unknown>;

/** How the report names campaigns, offers and landings; which of them BeMob does is not published. */
export type Naming = 'id' | 'name' | 'both';

/** A request that BeMob refuses as invalid, with the message of its answer. */
export class Invalid extends Error {}

/** What a group's cells are: id and name, or one value for both. */
type Dimension = (click: TruthClick) => { id?: string; name: string };

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
	campaign: ({ campaign }) => ({
		id: bemobId('campaign', campaign.id),
		name: campaignName(campaign),
	}),
	offer: ({ offer }) => ({ id: bemobId('offer', offer.id), name: offer.name }),
	landing: ({ landing }) => ({
		id: landing ? bemobId('landing', landing.id) : '',
		name: landing?.name ?? '',
	}),
	country: ({ place }) => ({ id: place.code, name: place.country }),
	...Object.fromEntries(
		Array.from({ length: 10 }, (_, i): [string, Dimension] => [
			`custom${i + 1}`,
			({ subIds }) => ({ name: subIds[i] ?? '' }),
		]),
	),
};

const METRICS = ['visits', 'conversions', 'revenue', 'cost'] as const;
type Sums = Record<(typeof METRICS)[number], number>;

const STAMP = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const PREFIX = 'reports-';

export interface ReportOptions {
	truth: Truth;
	nowMs: number;
	naming: Naming;
}

/** `GET /report`: visits of the range, grouped; conversions, as they stand now, on the day of their visit. */
export function buildReport(query: URLSearchParams, options: ReportOptions): Row[] {
	const { truth, nowMs, naming } = options;
	const groupBy = query.getAll('groupBy');
	if (query.get('date') !== 'customDateTime') throw new Invalid('date: unknown preset');
	for (const name of groupBy) {
		if (!Object.hasOwn(DIMENSIONS, name)) throw new Invalid(`groupBy: unknown value ${name}`);
	}
	if (groupBy.length === 0) throw new Invalid('groupBy: validation_required');
	const columns = new Set(query.getAll('columns').map((name) => name.replace(PREFIX, '')));
	const missing = groupBy.find((name) => !columns.has(name));
	if (missing !== undefined) throw new Invalid(`columns: ${missing} is grouped by`);
	const [from, to] = rangeOf(query);
	const groups = new Map<string, { cells: Row; sums: Sums }>();
	for (const click of truth.clicksBetween(from, Math.min(to, Math.floor(nowMs / 1000)))) {
		const cells = Object.assign({}, ...groupBy.map((name) => cellsOf(name, click, naming))) as Row;
		const key = JSON.stringify(cells);
		const group = groups.get(key) ?? {
			cells,
			sums: { visits: 0, conversions: 0, revenue: 0, cost: 0 },
		};
		groups.set(key, group);
		count(group.sums, click, truth, nowMs);
	}
	const rows = [...groups.values()].map(({ cells, sums }) => ({ ...cells, ...shown(sums) }));
	return rows.length === 0 ? [] : [...rows, shown(totalOf([...groups.values()]))];
}

function rangeOf(query: URLSearchParams): [number, number] {
	const zone = TimeZone.named(query.get('timezone') ?? 'UTC');
	const second = (name: string): number => {
		const text = query.get(name);
		if (text === null || !STAMP.test(text)) throw new Invalid(`${name}: validation_required`);
		return zone.second(Date.parse(`${text.replace(' ', 'T')}Z`) / 1000);
	};
	return [second('from'), second('to')];
}

function cellsOf(groupBy: string, click: TruthClick, naming: Naming): Row {
	const { id, name } = DIMENSIONS[groupBy]?.(click) ?? { name: '' };
	const key = PREFIX + groupBy;
	if (id === undefined || naming === 'name') return { [key]: name };
	return naming === 'id' ? { [key]: id } : { [`${key}Id`]: id, [`${key}Name`]: name };
}

function count(sums: Sums, click: TruthClick, truth: Truth, nowMs: number): void {
	sums.visits += 1;
	sums.cost += click.cost;
	for (const index of truth.conversionsOfClick(click.index)) {
		const state = truth.stateAt(index, nowMs);
		if (!state) continue;
		sums.conversions += 1;
		sums.revenue += state.revenue ?? 0;
	}
}

function totalOf(groups: ReadonlyArray<{ sums: Sums }>): Sums {
	const total: Sums = { visits: 0, conversions: 0, revenue: 0, cost: 0 };
	for (const { sums } of groups) for (const name of METRICS) total[name] += sums[name];
	return total;
}

/** Amounts are texts. */
function shown({ visits, conversions, revenue, cost }: Sums): Row {
	return {
		[`${PREFIX}visits`]: visits,
		[`${PREFIX}conversions`]: String(conversions),
		[`${PREFIX}revenue`]: revenue.toFixed(4),
		[`${PREFIX}cost`]: cost.toFixed(4),
	};
}
