import { KeitaroSimulator } from './keitaro';
import { CLICK_COLUMNS, TIME_COLUMNS } from './keitaro/columns';
import { TimeZone } from './keitaro/timeZone';
import { ALL, api, END, type Log, log, type Row, started, truthOf } from './keitaroCalls';

let shared: KeitaroSimulator;
beforeAll(async () => {
	shared = await started();
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
