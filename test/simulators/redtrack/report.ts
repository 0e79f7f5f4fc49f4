import type { TruthClick, TruthStatus } from '../generator';
import { TimeZone } from '../keitaro/timeZone';
import type { TruthAccount } from '../truthAccount';
import type { Row } from './entities';
import { numberOfId } from './ids';
import { spanOf } from './logs';
import { daysOf, pageOf } from './parameters';
import { Refusal } from './refusal';
import { visitColumns } from './rows';

/** Columns that a group brings. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
	campaign: ['campaign_id', 'campaign'],
	offer: ['offer_id', 'offer'],
	landing: ['landing_id', 'landing'],
	source: ['source_id', 'source'],
	network: ['program_id', 'network'],
	country: ['country'],
	region: ['region'],
	city: ['city'],
	os: ['os'],
	browser: ['browser'],
	...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`sub${i + 1}`, [`sub${i + 1}`]])),
};
const MOST_ROWS = 1_000;
/** No payout is owed for these. */
export const UNPAID: ReadonlySet<TruthStatus> = new Set<TruthStatus>([
	'rejected',
	'refunded',
	'trash',
]);

const none = () => ({
	clicks: 0,
	unique_clicks: 0,
	cost: 0,
	conversions: 0,
	total_conversions: 0,
	total_revenue: 0,
});

/** `GET /report`: clicks of the days, grouped, with what became of them. */
export function reportOf(account: TruthAccount, query: URLSearchParams, zone: TimeZone): Row[] {
	const groups = (query.get('group') ?? '').split(',').filter((name) => name !== '');
	if (groups.length === 0) throw new Refusal(400, 'group is required');
	const unknown = groups.find((name) => !Object.hasOwn(GROUPS, name));
	if (unknown !== undefined) throw new Refusal(400, `unknown group ${unknown}`);
	const columns = groups.flatMap((name) => GROUPS[name] ?? []);
	const { fromS, toS } = spanOf(daysOf(query), zoneOf(query.get('timezone'), zone));
	const campaign = query.get('campaign_id');
	const wanted = campaign === null ? undefined : numberOfId('campaign', campaign);
	const rows = new Map<string, Row & ReturnType<typeof none>>();
	for (const click of account.truth.clicksBetween(fromS, Math.min(toS - 1, account.nowS))) {
		if (campaign !== null && click.campaign.id !== wanted) continue;
		const all = visitColumns(click);
		const dimensions = Object.fromEntries(columns.map((name) => [name, all[name]]));
		const key = JSON.stringify(dimensions);
		const row = rows.get(key) ?? { ...dimensions, ...none() };
		rows.set(key, row);
		addClick(row, click, account);
	}
	const derived = [...rows.values()].map((row) => ({
		...row,
		profit: row.total_revenue - row.cost,
		roi: row.cost === 0 ? 0 : (100 * (row.total_revenue - row.cost)) / row.cost,
		epc: row.total_revenue / row.clicks,
	}));
	return pageOf(derived, query, 100, MOST_ROWS);
}

function addClick(row: ReturnType<typeof none>, click: TruthClick, account: TruthAccount): void {
	row.clicks += 1;
	row.unique_clicks += Number(click.isUnique);
	row.cost += click.cost;
	for (const index of account.truth.conversionsOfClick(click.index)) {
		const state = account.stateOf(index);
		if (state === null) continue;
		row.total_conversions += 1;
		if (!UNPAID.has(state.status)) row.total_revenue += state.revenue ?? 0;
	}
}

function zoneOf(name: string | null, usual: TimeZone): TimeZone {
	if (name === null) return usual;
	try {
		return TimeZone.named(name);
	} catch {
		throw new Refusal(400, 'unknown timezone');
	}
}
