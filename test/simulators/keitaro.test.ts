import {
	KeitaroSimulator,
	OPERATOR_NAMES,
	type KeitaroSimulatorOptions,
	type TruthRow,
} from './keitaro';
import { CLICK_COLUMNS, TIME_COLUMNS } from './keitaro/columns';
import { compileFilters } from './keitaro/filters';
import { parseRange } from './keitaro/range';
import { TimeZone } from './keitaro/timeZone';

const END = Date.UTC(2026, 8, 18, 12);
const ALL = { from: '2026-01-01', to: '2027-12-31', timezone: 'UTC' };
const KEY = 'keitaro-test-key';

type Row = Record<string, unknown>;
interface Answer {
	status: number;
	type: string;
	text: string;
	/** Parsed JSON, or null for anything else. */
	body: unknown;
}
interface Log {
	rows: Row[];
	total: number;
	summary: Row;
	meta: unknown;
}

const running: KeitaroSimulator[] = [];

async function started(options: KeitaroSimulatorOptions = {}): Promise<KeitaroSimulator> {
	const simulator = new KeitaroSimulator({ conversions: 300, now: () => END, ...options });
	running.push(simulator);
	await simulator.start();
	return simulator;
}

async function call(
	simulator: KeitaroSimulator,
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = {},
): Promise<Answer> {
	const response = await fetch(`${simulator.url}${path}`, {
		method,
		headers: { 'api-key': KEY, 'content-type': 'application/json', ...headers },
		body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await response.text();
	const type = response.headers.get('content-type') ?? '';
	const isJson = type.includes('json') && text !== '';
	return { status: response.status, type, text, body: isJson ? JSON.parse(text) : null };
}

const api = (simulator: KeitaroSimulator, method: string, path: string, body?: unknown) =>
	call(simulator, method, `/admin_api/v1${path}`, body);

async function log(
	simulator: KeitaroSimulator,
	body: Row,
	path = '/conversions/log',
): Promise<Log> {
	const answer = await api(simulator, 'POST', path, body);
	expect(answer).toMatchObject({ status: 200 });
	return answer.body as Log;
}

const truthOf = (simulator: KeitaroSimulator): TruthRow[] =>
	simulator.commands.truth!({}) as TruthRow[];

let shared: KeitaroSimulator;
beforeAll(async () => {
	shared = await started();
});
afterAll(async () => {
	await Promise.all(running.map((simulator) => simulator.stop()));
	expect(running.flatMap(({ faults }) => faults)).toEqual([]);
});

describe('the door', () => {
	it.each([
		['no key', { 'api-key': '' }],
		['a wrong key', { 'api-key': 'wrong' }],
	])('%s is 401', async (_, headers) => {
		const answer = await call(shared, 'GET', '/admin_api/v1/campaigns', undefined, headers);
		expect(answer).toMatchObject({ status: 401, body: { error: expect.any(String) } });
	});

	it('402 while the edition has no Admin API', async () => {
		shared.commands.setEdition!({ status: 402 });
		expect((await api(shared, 'GET', '/campaigns')).status).toBe(402);
		shared.commands.setEdition!({ status: 200 });
		expect((await api(shared, 'GET', '/campaigns')).status).toBe(200);
	});

	it.each([
		['GET', '/nothing'],
		['GET', '/campaigns/'],
		['PATCH', '/campaigns/1'],
		['GET', '/conversions/log'],
		['DELETE', '/offers/1'],
		['GET', '/groups/1'],
		['POST', '/landing_pages/1/clone'],
		['GET', '/campaigns/abc'],
	])('%s %s is the 404 page', async (method, path) => {
		const answer = await api(shared, method, path);
		expect(answer).toMatchObject({ status: 404, type: expect.stringContaining('text/html') });
	});

	it.each([
		['broken JSON', '{"columns":', 'application/json'],
		['a list', '[]', 'application/json'],
		['a form', 'columns=sub_id', 'application/x-www-form-urlencoded'],
	])('%s as a body is 400', async (_, body, type) => {
		const headers = { 'content-type': type };
		const answer = await call(shared, 'POST', '/admin_api/v1/conversions/log', body, headers);
		expect(answer).toMatchObject({ status: 400, body: { error: expect.any(String) } });
	});

	it('lives under the panel folder it is given', async () => {
		const simulator = await started({ conversions: 0, panelPath: '/panel' });
		expect((await call(simulator, 'GET', '/panel/admin_api/v1/offers')).status).toBe(200);
		expect((await call(simulator, 'GET', '/admin_api/v1/offers')).status).toBe(404);
	});
});

describe('entities', () => {
	it.each([
		'campaigns',
		'offers',
		'landing_pages',
		'traffic_sources',
		'affiliate_networks',
		'domains',
		'groups?type=offers',
		'users',
		'stream_types',
		'stream_schemas',
		'streams_actions',
		'stream_filters',
		'campaigns/1/streams',
		'streams/deleted',
		'conversion_types',
	])('GET /%s is a bare array', async (path) => {
		const { status, body } = await api(shared, 'GET', `/${path}`);
		expect(status).toBe(200);
		expect(Array.isArray(body)).toBe(true);
	});

	it('archived campaigns are in their own list, purged ones in none', async () => {
		const idsOf = async (path: string) =>
			((await api(shared, 'GET', path)).body as Row[]).map(({ id }) => id);
		expect(await idsOf('/campaigns')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expect(await idsOf('/campaigns/deleted')).toEqual([11, 12]);
		expect((await api(shared, 'GET', '/campaigns/13')).status).toBe(404);
	});

	it('amounts are text and flags 0 or 1', async () => {
		expect((await api(shared, 'GET', '/campaigns/3')).body).toMatchObject({
			cost_value: '0.30',
			cost_auto: 0,
			state: 'active',
		});
		expect((await api(shared, 'GET', '/offers/1')).body).toMatchObject({ payout_value: '42.50' });
	});

	it.each([
		['v11', 2],
		['v10', 10],
	] as const)('%s answers %d campaigns to limit=2', async (build, count) => {
		const simulator = await started({ conversions: 0, build });
		const { body } = await api(simulator, 'GET', '/campaigns?offset=1&limit=2');
		expect(body).toHaveLength(count);
	});

	it('groups without a type are 406', async () => {
		const answer = await api(shared, 'GET', '/groups');
		expect(answer).toMatchObject({ status: 406, body: { type: [expect.any(String)] } });
	});

	it.each([
		['v9', 406],
		['v11', 422],
	] as const)('%s refuses a bad campaign with %d, keyed by field', async (build, status) => {
		const simulator = await started({ conversions: 0, build });
		const bad = { alias: 'fbketo', type: 'sideways', cost_value: 'x', traffic_source_id: 99 };
		expect(await api(simulator, 'POST', '/campaigns', bad)).toMatchObject({
			status,
			body: {
				name: ['is required'],
				alias: ['Must be unique'],
				type: [expect.any(String)],
				cost_value: [expect.any(String)],
				traffic_source_id: [expect.any(String)],
			},
		});
	});

	const samples: Array<[string, Row, Row, string, number]> = [
		['campaigns', { name: 'Новая', alias: '' }, { cost_value: 1.5 }, '', 201],
		[
			'streams',
			{ campaign_id: 1, schema: 'redirect', type: 'regular', name: 'F', action_type: 'http' },
			{ schema: 'redirect', action_type: 'meta' },
			'',
			200,
		],
		['offers', { name: 'Offer' }, { payout_value: 7 }, '/archive', 200],
		['landing_pages', { name: 'Page' }, { notes: 'n' }, '', 200],
		['affiliate_networks', { name: 'Net' }, { notes: 'n' }, '', 200],
		['traffic_sources', { name: 'Source' }, { notes: 'n' }, '', 200],
		['domains', { name: 'new.example.com', is_ssl: false }, { notes: 'n' }, '', 201],
	];

	it.each(samples)('%s: create, update, read, remove', async (path, body, change, suffix, gone) => {
		const simulator = await started({ conversions: 0 });
		const made = await api(simulator, 'POST', `/${path}`, body);
		expect(made.status).toBe(200);
		const { id } = (Array.isArray(made.body) ? made.body[0] : made.body) as { id: number };
		expect((await api(simulator, 'PUT', `/${path}/${id}`, change)).status).toBe(200);
		const read = (await api(simulator, 'GET', `/${path}/${id}`)).body as Row;
		expect(read).toMatchObject({ id, name: body.name, state: 'active' });
		const [field, value] = Object.entries(change).at(-1)!;
		expect(read[field]).toBe(typeof value === 'number' ? value.toFixed(2) : value);
		const removed = await api(simulator, 'DELETE', `/${path}/${id}${suffix}`);
		expect(removed.status).toBe(gone);
		expect((await api(simulator, 'GET', `/${path}/${id}`)).body).toMatchObject({
			state: 'deleted',
		});
	});

	it('campaigns are paused, started, archived, restored and cloned', async () => {
		const simulator = await started({ conversions: 0 });
		const steps = [
			['POST', '/disable', 200, 'disabled'],
			['POST', '/enable', 200, 'active'],
			['DELETE', '', 201, 'deleted'],
			['POST', '/restore', 201, 'active'],
		] as const;
		for (const [method, suffix, status, state] of steps) {
			const answer = await api(simulator, method, `/campaigns/1${suffix}`);
			expect(answer).toMatchObject({ status, body: { id: 1, state } });
		}
		const { body } = await api(simulator, 'POST', '/campaigns/1/clone');
		expect(body).toMatchObject({ id: 13, traffic_source_id: 1 });
	});

	it('a campaign keeps the postbacks of the last write and no others', async () => {
		const simulator = await started({ conversions: 0 });
		const first = { method: 'GET', url: 'https://one.example.com/', statuses: ['sale'] };
		const second = { ...first, url: 'https://two.example.com/' };
		const put = (postbacks: unknown) => api(simulator, 'PUT', '/campaigns/1', { postbacks });
		const [known] = ((await put([first])).body as { postbacks: Row[] }).postbacks;
		expect(known).toMatchObject({ ...first, campaign_id: 1, id: expect.any(Number) });
		const both = ((await put([known, second])).body as { postbacks: Row[] }).postbacks;
		expect(both).toMatchObject([known, second]);
		expect((await put([second])).body).toMatchObject({
			postbacks: [second],
			name: 'FB | Keto | DE',
		});
		expect((await put([{ ...first, statuses: ['bought'] }])).status).toBe(422);
	});

	it('groups are deleted for good', async () => {
		const simulator = await started({ conversions: 0 });
		const { body } = await api(simulator, 'POST', '/groups', { name: 'G', type: 'offers' });
		const { id } = body as { id: number };
		expect((await api(simulator, 'DELETE', `/groups/${id}/delete`)).status).toBe(200);
		expect((await api(simulator, 'GET', '/groups?type=offers')).body).toHaveLength(1);
	});
});

describe('conversions log', () => {
	const columns = [
		'event_id',
		'sub_id',
		'tid',
		'status',
		'revenue',
		'datetime',
		'click_datetime',
		'version',
		'campaign_id',
		'cost',
	];

	it('holds the truth', async () => {
		const { rows, total } = await log(shared, { range: ALL, columns, limit: 1000 });
		const expected = truthOf(shared).map((row) => ({
			event_id: row.event_id,
			sub_id: row.sub_id,
			tid: row.tid,
			status: row.status,
			revenue: row.revenue,
			datetime: row.datetime.slice(0, 19).replace('T', ' '),
			click_datetime: row.click_datetime.slice(0, 19).replace('T', ' '),
			version: row.version,
			campaign_id: row.campaign_id,
			cost: row.cost,
		}));
		const byId = (a: Row, b: Row) => String(a.event_id).localeCompare(String(b.event_id));
		expect(total).toBe(300);
		expect(rows.sort(byId)).toEqual(expected.sort(byId));
	});

	it('an unknown column is 400 with the whole definition', async () => {
		for (const body of [
			{ columns: ['sub_id', 'payout'] },
			{ columns: ['sub_id'], sort: [{ name: 'payout', order: 'ASC' }] },
			{ columns: ['sub_id'], filters: [{ name: 'payout', operator: 'IS_SET' }] },
		]) {
			const answer = await api(shared, 'POST', '/conversions/log', body);
			expect(answer.status).toBe(400);
			expect((answer.body as { error: string }).error).toMatch(/"payout".*"event_id"/);
			expect(answer.text.length).toBeGreaterThan(5_000);
		}
	});

	it('the old key order is 400', async () => {
		const body = { columns: ['sub_id'], order: [['datetime', 'DESC']] };
		expect((await api(shared, 'POST', '/conversions/log', body)).status).toBe(400);
	});

	it('100 rows come when no limit is given', async () => {
		expect((await log(shared, { columns: ['sub_id'] })).rows).toHaveLength(100);
	});

	it('pages in both directions are the whole log', async () => {
		for (const order of ['ASC', 'DESC']) {
			const stamps: unknown[] = [];
			const ids = new Set<unknown>();
			for (let offset = 0; offset < 300; offset += 70) {
				const sort = [
					{ name: 'datetime', order },
					{ name: 'event_id', order: 'ASC' },
				];
				const page = await log(shared, { range: ALL, columns, sort, limit: 70, offset });
				expect(page.total).toBe(300);
				stamps.push(...page.rows.map(({ datetime }) => datetime));
				page.rows.forEach(({ event_id }) => ids.add(event_id));
			}
			const sorted = [...stamps].sort();
			expect(stamps).toEqual(order === 'ASC' ? sorted : sorted.reverse());
			expect(ids.size).toBe(300);
		}
	});

	it('rows of the same second change places between requests', async () => {
		const simulator = await started({ conversions: 0 });
		simulator.commands.create!({ count: 30 });
		const body = { range: ALL, columns: ['event_id'], sort: [{ name: 'datetime', order: 'ASC' }] };
		const [one, two] = [await log(simulator, body), await log(simulator, body)];
		const text = ({ rows }: Log) => rows.map(({ event_id }) => event_id);
		expect(text(one)).not.toEqual(text(two));
		expect(text(one).sort()).toEqual(text(two).sort());
	});

	it('a second sort key orders rows of the same second across pages', async () => {
		const simulator = await started({ conversions: 0 });
		simulator.commands.create!({ count: 30 });
		for (const order of ['ASC', 'DESC']) {
			const sort = [
				{ name: 'datetime', order },
				{ name: 'event_id', order: 'DESC' },
			];
			const ids: unknown[] = [];
			for (let offset = 0; offset < 30; offset += 7) {
				const page = await log(simulator, { columns: ['event_id'], sort, limit: 7, offset });
				ids.push(...page.rows.map(({ event_id }) => event_id));
			}
			const expected = truthOf(simulator).map(({ event_id }) => event_id);
			expect(ids).toEqual(expected.sort().reverse());
		}
	});

	it('other sorts order by value', async () => {
		const sort = [{ name: 'revenue', order: 'DESC' }];
		const { rows } = await log(shared, { range: ALL, columns: ['revenue'], sort, limit: 50 });
		const best = truthOf(shared)
			.map(({ revenue }) => revenue)
			.sort((a, b) => b - a);
		expect(rows.map(({ revenue }) => revenue)).toEqual(best.slice(0, 50));
	});

	it('v11 takes hidden columns and does not answer them, v10 does', async () => {
		const asked = [
			'sub_id',
			'conversion_id',
			'postback_datetime',
			'original_status',
			'previous_status',
		];
		const keys = async (simulator: KeitaroSimulator) =>
			Object.keys((await log(simulator, { columns: asked, limit: 1 })).rows[0]!).sort();
		expect(await keys(shared)).toEqual(['sub_id']);
		expect(await keys(await started({ build: 'v10' }))).toEqual([...asked].sort());
	});

	it.each(['event_id', 'conversion_type', 'status_history', 'version', 'sub_id_16'])(
		'v9 does not know %s',
		async (column) => {
			const simulator = await started({ build: 'v9', conversions: 1 });
			const answer = await api(simulator, 'POST', '/conversions/log', { columns: [column] });
			expect(answer.status).toBe(400);
			const old = await log(simulator, { columns: ['conversion_id', 'revenue', 'status'] });
			expect(old.rows[0]).toMatchObject({
				conversion_id: 100_001,
				revenue: expect.stringMatching(/^\d+\.\d\d$/),
				status: expect.stringMatching(/^(lead|sale|rejected|rebill)$/),
			});
			expect(old).not.toHaveProperty('total');
		},
	);

	it('a half page claims the whole total', async () => {
		const simulator = await started();
		simulator.misbehave({ kind: 'partialPage', times: 1 });
		const page = await log(simulator, { range: ALL, columns: ['sub_id'], limit: 100 });
		expect([page.rows.length, page.total]).toEqual([50, 300]);
	});
});

describe('the clock', () => {
	const one = async (simulator: KeitaroSimulator, event_id: string, timezone = 'UTC') => {
		const filters = [{ name: 'event_id', operator: 'EQUALS', expression: event_id }];
		const columns = [
			'datetime',
			'status',
			'version',
			'status_history',
			'revenue',
			'previous_status',
			'params',
		];
		return (await log(simulator, { range: { ...ALL, timezone }, columns, filters })).rows[0]!;
	};

	it('a postback moves the row to now and grows its version and history', async () => {
		const simulator = await started();
		const lead = truthOf(simulator).find(
			({ status, version }) => status === 'lead' && version === 1,
		)!;
		simulator.commands.advance!({ seconds: 3_600 });
		simulator.commands.postback!({ index: lead.index, status: 'sale', revenue: 9.5 });
		const row = await one(simulator, lead.event_id, 'Europe/Berlin');
		expect(row).toMatchObject({
			datetime: '2026-09-18 15:00:00',
			status: 'sale',
			version: 2,
			revenue: 9.5,
			params: { subid: lead.sub_id, status: 'sale', payout: '9.50' },
		});
		const local = TimeZone.named('Europe/Berlin').format(Date.parse(lead.created) / 1000);
		expect(row.status_history).toBe(`1. Lead (${local})\n2. Sale (2026-09-18 15:00:00)`);
		const range = { from: '2026-09-18 13:00:00', to: '2026-09-18 13:00:00', timezone: 'UTC' };
		expect((await log(simulator, { range, columns: ['sub_id'] })).total).toBe(1);
	});

	it('postbacks of the future happen when their time comes', async () => {
		const simulator = await started({ conversions: 1_000 });
		const before = truthOf(simulator);
		simulator.commands.advance!({ seconds: 30 * 86_400 });
		const after = truthOf(simulator);
		const changed = after.filter(({ version }, i) => version !== before[i]!.version);
		expect(changed.length).toBeGreaterThan(10);
		const range = { from: '2026-09-18 12:00:01', to: '2026-10-18 12:00:00', timezone: 'UTC' };
		const { rows } = await log(simulator, { range, columns: ['event_id'], limit: 1000 });
		const ids = (list: Array<{ event_id?: unknown }>) =>
			list.map(({ event_id }) => event_id).sort();
		expect(ids(rows)).toEqual(ids(changed));
		simulator.commands.setNow!({ at: '2026-09-18T12:00:00Z' });
		expect(truthOf(simulator)).toEqual(before);
	});

	it('the same transaction id updates, another one is a further conversion', async () => {
		const simulator = await started();
		const { index, sub_id, tid } = truthOf(simulator).find((row) => row.tid !== '')!;
		expect(
			simulator.commands.postback!({ clickId: sub_id, tid, status: 'rejected' }),
		).toMatchObject({
			index,
			status: 'rejected',
		});
		expect(simulator.commands.postback!({ clickId: sub_id, tid: 'upsell' })).toMatchObject({
			index: 300,
			sub_id,
			tid: 'upsell',
			status: 'sale',
		});
		expect((await log(simulator, { columns: ['sub_id'] })).total).toBe(301);
	});

	it('the incoming postback does the same and always says so in plain text', async () => {
		const simulator = await started();
		const { sub_id } = truthOf(simulator)[5]!;
		const path = `/postback-test-key/postback?subid=${sub_id}&status=dep&payout=12.5&tid=new-1`;
		expect(await call(simulator, 'GET', path)).toMatchObject({ status: 200, text: 'Success' });
		expect(truthOf(simulator).at(-1)).toMatchObject({ sub_id, status: 'deposit', revenue: 12.5 });
		const unknown = '/postback-test-key/postback?subid=nobody&return=OK';
		expect((await call(simulator, 'GET', unknown)).text).toBe('OK');
		expect(truthOf(simulator)).toHaveLength(301);
		expect((await call(simulator, 'GET', '/wrong/postback')).status).toBe(404);
	});

	it('rows that move while paging make offset paging lose others', async () => {
		const simulator = await started();
		simulator.commands.advance!({ seconds: 86_400 });
		simulator.commands.moveWhilePaging!({ rows: 6 });
		const range = { from: '2026-01-01', to: '2026-09-18', timezone: 'UTC' };
		const seen = new Set<unknown>();
		for (let offset = 0, total = 1; offset < total; offset += 50) {
			const sort = [{ name: 'datetime', order: 'ASC' }];
			const page = await log(simulator, { range, columns: ['event_id'], sort, limit: 50, offset });
			page.rows.forEach(({ event_id }) => seen.add(event_id));
			total = page.total;
		}
		expect(seen.size).toBeLessThan(300);
		expect(simulator.commands.counts!({})).toMatchObject({
			conversions: 300,
			moved: expect.any(Number),
		});
		simulator.commands.moveWhilePaging!({ rows: 0 });
		expect((await log(simulator, { columns: ['sub_id'] })).total).toBe(300);
	});
});

describe('time zones', () => {
	const wall = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
	const iso = (second: number) => new Date(second * 1000).toISOString();

	// Berlin skips 02:00–03:00 on 29 March 2026, New York has 01:00–02:00 twice on 1 November 2026.
	it.each([
		['UTC', '2026-03-29 02:30:00', '2026-03-29T02:30:00.000Z', '2026-03-29 02:30:00'],
		['Europe/Berlin', '2026-03-29 01:59:59', '2026-03-29T00:59:59.000Z', '2026-03-29 01:59:59'],
		['Europe/Berlin', '2026-03-29 02:30:00', '2026-03-29T01:30:00.000Z', '2026-03-29 03:30:00'],
		['Europe/Berlin', '2026-03-29 03:00:00', '2026-03-29T01:00:00.000Z', '2026-03-29 03:00:00'],
		['America/New_York', '2026-11-01 01:30:00', '2026-11-01T05:30:00.000Z', '2026-11-01 01:30:00'],
		['America/New_York', '2026-11-01 02:00:00', '2026-11-01T07:00:00.000Z', '2026-11-01 02:00:00'],
		['Asia/Kolkata', '2026-06-01 00:00:00', '2026-05-31T18:30:00.000Z', '2026-06-01 00:00:00'],
	])('%s %s is %s and reads back %s', (name, local, utc, back) => {
		const zone = TimeZone.named(name);
		expect(iso(zone.second(wall(local)))).toBe(utc);
		expect(zone.format(zone.second(wall(local)))).toBe(back);
	});

	it('both hours of an autumn night are rendered alike and belong to the day of 25 hours', async () => {
		const simulator = await started({ conversions: 0, now: () => Date.UTC(2026, 10, 1, 5, 30) });
		simulator.commands.create!({ count: 1 });
		simulator.commands.advance!({ seconds: 3_600 });
		simulator.commands.create!({ count: 1 });
		const range = { from: '2026-11-01', to: '2026-11-01', timezone: 'America/New_York' };
		const { rows } = await log(simulator, { range, columns: ['datetime'] });
		expect(rows.map(({ datetime }) => datetime)).toEqual(Array(2).fill('2026-11-01 01:30:00'));
		const day = parseRange(range, 0);
		expect(day.to - day.from + 1).toBe(25 * 3_600);
	});

	it.each([
		['today', '2026-09-18T00:00:00.000Z', '2026-09-18T23:59:59.000Z'],
		['yesterday', '2026-09-17T00:00:00.000Z', '2026-09-17T23:59:59.000Z'],
		['7_days_ago', '2026-09-11T00:00:00.000Z', '2026-09-18T23:59:59.000Z'],
		['first_day_of_this_week', '2026-09-14T00:00:00.000Z', '2026-09-18T23:59:59.000Z'],
		['1_month_ago', '2026-08-18T00:00:00.000Z', '2026-09-18T23:59:59.000Z'],
		['first_day_of_this_month', '2026-09-01T00:00:00.000Z', '2026-09-18T23:59:59.000Z'],
		['1_year_ago', '2025-09-18T00:00:00.000Z', '2026-09-18T23:59:59.000Z'],
		['first_day_of_this_year', '2026-01-01T00:00:00.000Z', '2026-09-18T23:59:59.000Z'],
		['all_time', '1970-01-01T00:00:00.000Z', '2026-09-18T23:59:59.000Z'],
	])('%s runs from %s to %s', (interval, from, to) => {
		const range = parseRange({ interval, timezone: 'UTC' }, END / 1000);
		expect([iso(range.from), iso(range.to)]).toEqual([from, to]);
	});

	it.each([
		[{ from: '2026-09-01', to: '2026-09-01' }, 86_400],
		[{ from: '2026-09-01 10:00', to: '2026-09-01 10:00' }, 60],
		[{ from: '2026-09-01 10:00:00', to: '2026-09-01 10:00:00' }, 1],
	])('%j holds %d seconds, both ends included', (range, seconds) => {
		const { from, to } = parseRange(range, 0);
		expect(to - from + 1).toBe(seconds);
	});

	it.each([
		{ interval: 'last_7_days' },
		{ from: 'yesterday' },
		{ from: '2026-09-01T00:00:00Z' },
		{ ...ALL, timezone: 'Mars/Olympus' },
	])('%j is 400', async (range) => {
		const answer = await api(shared, 'POST', '/conversions/log', { range, columns: ['sub_id'] });
		expect(answer).toMatchObject({ status: 400, body: { error: expect.any(String) } });
	});
});

describe('filters', () => {
	const rows = [
		{ campaign_id: 1, v: 'Крем Été' },
		{ campaign_id: 1, v: 7.5 },
		{ campaign_id: 2, v: 1 },
		{ campaign_id: 2, v: '' },
		{ campaign_id: 2, v: null },
		{ campaign_id: 2, v: '27584562905926419' },
	];
	const labelOf = (campaign: unknown, _: string, value: string) =>
		campaign === 1 && value === '7.5' ? 'whitelist' : undefined;

	// Operator, expression, the rows that pass. Names by keitaro-api.md 4.4.
	const cases: Array<[string, unknown, number[]]> = [
		['EQUALS', '7.50', [1]],
		['EQUALS', '27584562905926420', []],
		['NOT_EQUAL', 1, [0, 1, 3, 4, 5]],
		['GREATER_THAN', 1, [0, 1, 5]],
		['LESS_THAN', 7.5, [2, 3, 4]],
		['EQUALS_OR_GREATER_THAN', 7.5, [0, 1, 5]],
		['EQUALS_OR_LESS_THAN', 1, [2, 3, 4]],
		['BETWEEN', [1, 8], [1, 2]],
		['CONTAINS', 'Été', [0]],
		['NOT_CONTAIN', '7', [0, 2, 3, 4]],
		['BEGINS_WITH', 'Крем', [0]],
		['ENDS_WITH', '5', [1]],
		['MATCH_REGEXP', '^крем', []],
		['MATCH_REGEXP', '(?i)^крем', [0]],
		['NOT_MATCH_REGEXP', '\\d', [0, 3, 4]],
		['IN_LIST', [1, 7.5], [1, 2]],
		['NOT_IN_LIST', [1, 7.5], [0, 3, 4, 5]],
		['IS_SET', undefined, [0, 1, 2, 5]],
		['IS_NOT_SET', undefined, [3, 4]],
		['IS_TRUE', undefined, [2]],
		['IS_FALSE', undefined, [0, 1, 3, 4, 5]],
		['HAS_LABEL', 'whitelist', [1]],
		['NOT_HAS_LABEL', 'whitelist', [0, 2, 3, 4, 5]],
	];

	it.each(cases)('%s %j lets rows through', (operator, expression, passing) => {
		const passes = compileFilters(
			[{ name: 'v', operator, expression }],
			(row: Row, name) => row[name],
			labelOf,
		);
		expect(rows.flatMap((row, i) => (passes(row) ? [i] : []))).toEqual(passing);
	});

	it('every operator has a case', () => {
		expect([...new Set(cases.map(([operator]) => operator))].sort()).toEqual(
			[...OPERATOR_NAMES].sort(),
		);
	});

	it.each([
		[{ name: 'status', operator: 'NOT_EQUALS', expression: 'lead' }],
		[{ name: 'status', operator: 'IN_LIST', expression: 'lead' }],
		[{ name: 'status', operator: 'EQUALS' }],
		[{ name: 'revenue', operator: 'BETWEEN', expression: [1] }],
		[{ name: 'status', operator: 'MATCH_REGEXP', expression: '(' }],
		[{ operator: 'IS_SET' }],
	])('%j is 400', async (filter) => {
		const body = { columns: ['sub_id'], filters: [filter] };
		expect((await api(shared, 'POST', '/conversions/log', body)).status).toBe(400);
	});

	it('all filters must pass, and total counts what passed', async () => {
		const filters = [
			{ name: 'campaign_id', operator: 'IN_LIST', expression: [1, '2'] },
			{ name: 'status', operator: 'EQUALS', expression: 'sale' },
		];
		const { total, rows: found } = await log(shared, {
			columns: ['status', 'campaign_id'],
			filters,
		});
		const expected = truthOf(shared).filter(
			({ status, campaign_id }) => status === 'sale' && campaign_id <= 2,
		);
		expect(total).toBe(expected.length);
		expect(found.every(({ campaign_id }) => Number(campaign_id) <= 2)).toBe(true);
	});

	it('a filtered page follows a change within the same second', async () => {
		const simulator = await started({ conversions: 0 });
		simulator.commands.create!({ count: 3 });
		const filters = [{ name: 'status', operator: 'EQUALS', expression: 'trash' }];
		expect((await log(simulator, { columns: ['status'], filters })).total).toBe(0);
		simulator.commands.postback!({ index: 1, status: 'trash' });
		expect((await log(simulator, { columns: ['status'], filters })).total).toBe(1);
	});

	it('labels are saved per campaign and filter by it', async () => {
		const simulator = await started();
		const { sub_id_4 } = (await log(simulator, { columns: ['sub_id_4'], limit: 1 })).rows[0]!;
		const items = { [String(sub_id_4)]: 'blacklist' };
		const label = { campaign_id: 1, ref_name: 'sub_id_4', items };
		expect((await api(simulator, 'POST', '/report/labels', label)).body).toEqual({ success: true });
		const filters = [{ name: 'sub_id_4', operator: 'HAS_LABEL', expression: 'blacklist' }];
		const columns = ['campaign_id', 'sub_id_4'];
		const { rows: labelled } = await log(simulator, { columns, filters });
		expect(labelled.length).toBeGreaterThan(0);
		expect(labelled.every((row) => row.campaign_id === 1 && row.sub_id_4 === sub_id_4)).toBe(true);
	});
});

describe('clicks and reports', () => {
	it('clicks log needs a limit or a range', async () => {
		const answer = await api(shared, 'POST', '/clicks/log', { columns: ['sub_id'] });
		expect(answer).toMatchObject({ status: 422, body: { limit: [expect.any(String)] } });
	});

	it('a click is found by its id, with what its conversions brought', async () => {
		const { sub_id } = truthOf(shared).find(({ revenue }) => revenue > 0)!;
		const revenue = truthOf(shared)
			.filter((row) => row.sub_id === sub_id)
			.reduce((sum, row) => sum + row.revenue, 0);
		const filters = [{ name: 'sub_id', operator: 'EQUALS', expression: sub_id }];
		const found = await log(
			shared,
			{ range: ALL, columns: ['sub_id', 'revenue'], filters },
			'/clicks/log',
		);
		expect(found).toMatchObject({ total: 1, rows: [{ sub_id, revenue }] });
	});

	it('totals equal an independent count of the truth', async () => {
		const { truth } = shared.account;
		const clicks = Array.from({ length: truth.clickCount }, (_, j) => truth.click(j));
		const rows = truthOf(shared);
		const sum = (list: number[]) => Math.round(list.reduce((a, b) => a + b, 0) * 1e4) / 1e4;
		const sales = rows.filter(({ status }) => ['sale', 'deposit', 'rebill'].includes(status));
		const report = await log(
			shared,
			{
				range: ALL,
				grouping: ['campaign_id', 'day'],
				metrics: ['clicks', 'conversions', 'leads', 'cost', 'sale_revenue', 'invented'],
				summary: true,
			},
			'/report/build',
		);
		expect(report.summary).toEqual({
			clicks: clicks.length,
			conversions: rows.length,
			leads: rows.filter(({ status }) => status === 'lead').length,
			cost: sum(clicks.map(({ cost }) => cost)),
			sale_revenue: sum(sales.map(({ revenue }) => revenue)),
		});
		const perCampaign = (id: number) =>
			report.rows.filter((row) => row.campaign_id === id).map((row) => Number(row.clicks));
		for (const id of [1, 9, 13]) {
			expect(sum(perCampaign(id))).toBe(clicks.filter((c) => c.campaign.id === id).length);
		}
		expect(report.rows[0]).not.toHaveProperty('invented');
	});

	it('conversions count on the day of their click, in the time zone asked for', async () => {
		const timezone = 'America/New_York';
		const zone = TimeZone.named(timezone);
		const expected: Record<string, number> = {};
		for (const { click_datetime } of truthOf(shared)) {
			const day = zone.format(Date.parse(click_datetime) / 1000).slice(0, 10);
			expected[day] = (expected[day] ?? 0) + 1;
		}
		const { rows } = await log(
			shared,
			{
				range: { ...ALL, timezone },
				dimensions: ['day'],
				measures: ['conversions'],
				filters: [{ name: 'conversions', operator: 'GREATER_THAN', expression: 0 }],
			},
			'/report/build',
		);
		expect(Object.fromEntries(rows.map(({ day, conversions }) => [day, conversions]))).toEqual(
			expected,
		);
	});

	it('sorts and pages, with the total of all rows', async () => {
		const sort = [{ name: 'clicks', order: 'DESC' }];
		const body = { range: ALL, grouping: ['country_code'], metrics: ['clicks'], sort };
		const all = await log(shared, body, '/report/build');
		const page = await log(shared, { ...body, limit: 2, offset: 1 }, '/report/build');
		expect(page.rows).toEqual(all.rows.slice(1, 3));
		expect(page.total).toBe(all.rows.length);
		const counts = all.rows.map(({ clicks }) => Number(clicks));
		expect(counts).toEqual([...counts].sort((a, b) => b - a));
	});

	describe('a report asked for again', () => {
		const FEW = { conversions: 20 };
		const body = {
			range: ALL,
			grouping: ['sub_id_1', 'day'],
			metrics: ['clicks', 'conversions', 'sales', 'revenue', 'cost'],
			sort: ['sub_id_1', 'day'].map((name) => ({ name, order: 'ASC' })),
		};
		const report = async (simulator: KeitaroSimulator, asked: Row = body) =>
			await log(simulator, asked, '/report/build');
		const afresh = async (ms: number) => {
			const simulator = await started(FEW);
			simulator.account.setNow(ms);
			return await report(simulator);
		};

		it('is the same, page by page too, and other filters are another report', async () => {
			const simulator = await started(FEW);
			const first = await report(simulator);
			expect(first.rows.length).toBeGreaterThan(100);
			expect(await report(simulator)).toEqual(first);
			const page = await report(simulator, { ...body, limit: 50, offset: 50 });
			expect(page.rows).toEqual(first.rows.slice(50, 100));
			const filters = [{ name: 'campaign_id', operator: 'EQUALS', expression: 1 }];
			const filtered = await report(simulator, { ...body, filters });
			expect(filtered).toEqual(await report(await started(FEW), { ...body, filters }));
			expect(filtered.total).toBeLessThan(first.total);
		});

		it('counts what came in between', async () => {
			const simulator = await started(FEW);
			const first = await report(simulator);
			simulator.commands.create!({ count: 3 });
			const sum = ({ rows }: Log) => rows.reduce((all, { clicks }) => all + Number(clicks), 0);
			expect(sum(await report(simulator))).toBe(sum(first) + 3);
			const later = END + 40 * 86_400_000;
			const other = await started(FEW);
			await report(other);
			other.account.setNow(later);
			const expected = await afresh(later);
			expect(await report(other)).toEqual(expected);
			expect(expected).not.toEqual(first);
		});
	});

	it.each(['traffic_source_id', 'domain', 'is_sale', 'language_id', 'extra_param_1'])(
		'%s is no dimension: 400',
		async (name) => {
			const body = { range: ALL, grouping: [name], metrics: ['clicks'] };
			expect((await api(shared, 'POST', '/report/build', body)).status).toBe(400);
		},
	);

	it('every time and visit column is a dimension', async () => {
		const names = Object.keys(CLICK_COLUMNS).filter(
			(name) =>
				!/^(event_id|revenue|cost|profit|is_(lead|sale|rejected)|landing_clicked.*)$/.test(name),
		);
		expect(names).toEqual(expect.arrayContaining(Object.keys(TIME_COLUMNS)));
		const body = { range: ALL, grouping: names, metrics: ['clicks'], limit: 1 };
		const { rows } = await log(shared, body, '/report/build');
		expect(Object.keys(rows[0]!).sort()).toEqual([...names, 'clicks'].sort());
	});
});
