import { json, type SimulatedAnswer } from '../base';
import { labelKey, type KeitaroAccount } from './account';
import { CONVERSION_TYPES } from './builds';
import { STREAM_ACTIONS, STREAM_FILTERS, STREAM_SCHEMAS, STREAM_TYPES } from './catalogues';
import { ClicksLog } from './clicksLog';
import type { Collection } from './collection';
import { COLLECTIONS, type CollectionSpec } from './collectionSpecs';
import { ConversionsLog, type Page } from './conversionsLog';
import { buildReport } from './report';
import { FLOW_SEARCHES } from './flowSearch';
import { ReportGroups } from './reportGroups';
import { invalid, isRecord, Refusal, type Body } from './refusal';

/** One authorised call of the Admin API. */
export interface Call {
	/** The number in the path; NaN when there is none. */
	id: number;
	query: URLSearchParams;
	body: Body;
	/** Answer fewer rows than claimed. */
	partial: boolean;
}

export interface Route {
	method: string;
	/** Below `/admin_api/v1`, `:id` stands for a number. No path ends with a slash. */
	path: string;
	run: (call: Call) => SimulatedAnswer;
}

export interface RouteHooks {
	/** Told of every page of conversions, after it was read. */
	onConversionsPage: (page: Page) => void;
}

const ok = (value: unknown): SimulatedAnswer => json(200, value);
const half = <T>(rows: T[], partial: boolean): T[] =>
	partial ? rows.slice(0, Math.floor(rows.length / 2)) : rows;

/** What a collection answers to the plain operations, from its table of what it can. */
function collectionRoutes(spec: CollectionSpec, account: KeitaroAccount): Route[] {
	const rows = account.collection(spec.path);
	const base = `/${spec.path}`;
	const one = `${base}/:id`;
	const { operations } = spec;
	const { remove, clone, restore } = operations;
	const routes: Array<Route | false | undefined> = [
		operations.list && { method: 'GET', path: base, run: listOf(spec, rows, account) },
		operations.deleted && {
			method: 'GET',
			path: `${base}/deleted`,
			run: ({ partial }) => ok(half(rows.list(true), partial)),
		},
		operations.search && {
			method: 'GET',
			path: `${base}/search`,
			run: ({ query }) => {
				const find = FLOW_SEARCHES[account.flowSearch];
				const found = find(rows.list(false), query.get('query') ?? '');
				if (found === undefined) throw invalid(account.traits, { query: ['is required'] });
				return ok(found);
			},
		},
		operations.get && { method: 'GET', path: one, run: ({ id }) => ok(rows.get(id)) },
		!operations.readOnly && {
			method: 'POST',
			path: base,
			run: ({ body }) => {
				const created = rows.create(body);
				return ok(spec.createAnswersList ? [created] : created);
			},
		},
		!operations.readOnly && {
			method: 'PUT',
			path: one,
			run: ({ id, body }) => ok(rows.update(id, body)),
		},
		clone && { method: clone, path: `${one}/clone`, run: ({ id }) => ok(rows.clone(id)) },
		restore && {
			method: 'POST',
			path: `${one}/restore`,
			run: ({ id }) => json(restore.status, rows.setState(id, 'active')),
		},
		remove && {
			method: 'DELETE',
			path: `${one}${remove.suffix ?? ''}`,
			run: ({ id }) => {
				const removed = rows.remove(id);
				return remove.empty ? { status: remove.status, body: '' } : json(remove.status, removed);
			},
		},
	];
	const toggles = { enable: 'active', disable: 'disabled' };
	const toggleRoutes = Object.entries(toggles).map(
		([name, state]): Route => ({
			method: 'POST',
			path: `${one}/${name}`,
			run: ({ id }) => ok(rows.setState(id, state)),
		}),
	);
	return [
		...routes.filter((route): route is Route => Boolean(route)),
		...(operations.toggle ? toggleRoutes : []),
	];
}

function listOf(spec: CollectionSpec, rows: Collection, account: KeitaroAccount): Route['run'] {
	return ({ query, partial }) => {
		const { listBy } = spec;
		const wanted = listBy ? query.get(listBy) : null;
		// Groups: 406 on every build, however other validation answers.
		if (listBy && !wanted) throw new Refusal(406, { [listBy]: ['is required'] });
		const all = rows.list(false, (row) => !listBy || row[listBy] === wanted);
		const isPaged = spec.path === 'campaigns' && account.traits.campaignPaging;
		const offset = isPaged ? Number(query.get('offset') ?? 0) : 0;
		const limit = isPaged ? Number(query.get('limit') ?? Infinity) : Infinity;
		return ok(half(all.slice(offset, offset + limit), partial));
	};
}

function saveLabels(account: KeitaroAccount, body: Body): SimulatedAnswer {
	const { campaign_id, ref_name, items } = body;
	if (typeof ref_name !== 'string' || !isRecord(items)) {
		throw invalid(account.traits, { items: ['campaign_id, ref_name and items are required'] });
	}
	for (const [value, label] of Object.entries(items)) {
		account.labels.set(labelKey(campaign_id, ref_name, value), String(label));
	}
	return ok({ success: true });
}

/** `{rows, total, meta}` from rows that are JSON already. */
function conversionsAnswer(rows: string[], hasTotal: boolean, total: number): SimulatedAnswer {
	const end = `"meta":[]${hasTotal ? `,"total":${total}` : ''}`;
	return { ...ok(null), body: `{"rows":[${rows.join(',')}],${end}}` };
}

/** Every operation this simulator has, most specific paths included. */
export function routesOf(account: KeitaroAccount, hooks: RouteHooks): Route[] {
	const conversions = new ConversionsLog(account);
	const clicks = new ClicksLog(account);
	const groups = new ReportGroups(account);
	const streams = account.collection('streams');
	const campaigns = account.collection('campaigns');
	const catalogue = (path: string, entries: unknown): Route => ({
		method: 'GET',
		path,
		run: () => ok(entries),
	});
	return [
		...COLLECTIONS.flatMap((spec) => collectionRoutes(spec, account)),
		{
			method: 'GET',
			path: '/campaigns/:id/streams',
			run: ({ id }) => {
				campaigns.get(id);
				return ok(streams.list(false, (row) => row.campaign_id === id));
			},
		},
		catalogue('/stream_types', STREAM_TYPES),
		catalogue('/stream_schemas', STREAM_SCHEMAS),
		catalogue('/streams_actions', STREAM_ACTIONS),
		catalogue('/stream_filters', STREAM_FILTERS),
		...(account.traits.missing.includes('conversion_type')
			? []
			: [catalogue('/conversion_types', Object.values(CONVERSION_TYPES).map(typeEntry))]),
		{
			method: 'POST',
			path: '/conversions/log',
			run: ({ body, partial }) => {
				const page = conversions.read(body);
				hooks.onConversionsPage(page);
				return conversionsAnswer(half(page.rows, partial), account.traits.total, page.total);
			},
		},
		{
			method: 'POST',
			path: '/clicks/log',
			run: ({ body, partial }) => {
				const answer = clicks.read(body);
				return ok({ ...answer, rows: half(answer.rows, partial) });
			},
		},
		{
			method: 'POST',
			path: '/clicks/update_costs',
			run: ({ body }) => {
				account.costs.ofCampaigns(body);
				return ok({ success: true });
			},
		},
		{
			method: 'POST',
			path: '/campaigns/:id/update_costs',
			run: ({ id, body }) => {
				account.costs.ofCampaign(id, body);
				return ok({ success: true });
			},
		},
		{
			method: 'POST',
			path: '/report/build',
			run: ({ body }) => ok(buildReport(account, groups, body)),
		},
		{
			method: 'POST',
			path: '/report/labels',
			run: ({ body }) => saveLabels(account, body),
		},
	];
}

const typeEntry = ({
	id,
	name,
	values,
}: {
	id: number;
	name: string;
	values: readonly string[];
}) => ({
	id,
	name,
	values,
});
