import type { TruthClick, TruthStatus } from '../generator';
import type { TruthAccount } from '../truthAccount';
import { stateOfClick } from './clicks';
import { countOf, rangeOf } from './parameters';
import type { Row } from './conversions';
import { Refusal } from './refusal';

/** No payout is owed for these. */
export const UNPAID: ReadonlySet<TruthStatus> = new Set<TruthStatus>([
	'rejected',
	'refunded',
	'trash',
]);

type Entity = { entity_id: string; name: string };

const GROUPINGS: Readonly<Record<string, (click: TruthClick) => Entity>> = {
	landing: ({ landing }) => ({
		entity_id: String(landing?.id ?? 0),
		name: landing?.name ?? 'Unknown',
	}),
	offer: ({ offer }) => ({ entity_id: String(offer.id), name: offer.name }),
	geoCountry: ({ place }) => ({ entity_id: place.code, name: place.country }),
	...Object.fromEntries(
		Array.from({ length: 30 }, (_, i) => [
			`token_${i + 1}`,
			({ subIds }: TruthClick) => ({ entity_id: '', name: subIds[i] ?? '' }),
		]),
	),
};

const none = () => ({ clicks: 0, unique_clicks: 0, leads: 0, revenue: 0, cost: 0 });

interface Node {
	entity: Entity;
	sums: ReturnType<typeof none>;
	below: Map<string, Node>;
}

/** `GET /report/campaign`: clicks of the range by up to three groupings, flat, each row with its level. */
export function reportOf(account: TruthAccount, query: URLSearchParams): Row {
	const ids = query.getAll('ids[]').map(Number);
	if (ids.length === 0) throw new Refusal(400, 'ids is required');
	const groupings = query.getAll('groupings[]').map((name) => {
		const read = GROUPINGS[name];
		if (read === undefined) throw new Refusal(400, `Unknown grouping ${name}`);
		return read;
	});
	if (groupings.length === 0 || groupings.length > 3) throw new Refusal(400, 'groupings: 1 to 3');
	const { fromS, toS } = rangeOf(query, account.nowS);
	const top = new Map<string, Node>();
	for (const click of account.truth.clicksBetween(fromS, Math.min(toS, account.nowS))) {
		if (!ids.includes(click.campaign.id)) continue;
		let level = top;
		for (const read of groupings) {
			const entity = read(click);
			const key = JSON.stringify(entity);
			const node = level.get(key) ?? { entity, sums: none(), below: new Map<string, Node>() };
			level.set(key, node);
			addClick(node.sums, click, account);
			level = node.below;
		}
	}
	const offset = countOf(query, 'offset', 0);
	const page = byClicks(top).slice(offset, offset + countOf(query, 'limit', 100));
	return {
		report: page.flatMap((node) => flat(node, 1)),
		totals: { total_count: String(top.size) },
	};
}

const byClicks = (nodes: Map<string, Node>): Node[] =>
	[...nodes.values()].sort((a, b) => b.sums.clicks - a.sums.clicks);

function flat({ entity, sums, below }: Node, level: number): Row[] {
	const { clicks, unique_clicks: unique, leads, revenue, cost } = sums;
	// Numbers are text, with commas between thousands.
	const row = {
		level: String(level),
		...entity,
		clicks: clicks.toLocaleString('en-US'),
		unique_clicks: unique,
		leads: leads.toLocaleString('en-US'),
		revenue: revenue.toFixed(4),
		cost: cost.toFixed(4),
		profit: (revenue - cost).toFixed(4),
		cr: ((100 * leads) / clicks).toFixed(2),
	};
	return [row, ...byClicks(below).flatMap((node) => flat(node, level + 1))];
}

function addClick(sums: ReturnType<typeof none>, click: TruthClick, account: TruthAccount): void {
	sums.clicks += 1;
	sums.unique_clicks += Number(click.isUnique);
	sums.cost += click.cost;
	const state = stateOfClick(account, click.index);
	if (state === null) return;
	sums.leads += 1;
	if (!UNPAID.has(state.last.status)) sums.revenue += state.payout ?? 0;
}
