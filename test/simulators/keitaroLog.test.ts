import { KeitaroSimulator } from './keitaro';
import { ALL, api, type Log, log, type Row, started, truthOf } from './keitaroCalls';

let shared: KeitaroSimulator;
beforeAll(async () => {
	shared = await started();
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
