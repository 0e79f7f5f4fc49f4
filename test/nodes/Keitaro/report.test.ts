import nock from 'nock';
import { PANEL, runOperation, SimulatedAccount } from './support/account';
import { allRequestsMade } from '../../harness/expected-requests';

const account = SimulatedAccount.shared({ conversions: 60 });
afterEach(allRequestsMade);

const WEEK = { dateRange: 'custom', from: '2026-11-09', to: '2026-11-15', timeZone: 'UTC' };
const RANGE = { from: '2026-11-09 00:00:00', to: '2026-11-15 23:59:59', timezone: 'UTC' };

describe('Report: Build', () => {
	it('asks for exactly what was chosen and typed in', async () => {
		const { items } = await account.run('report.build', {
			...WEEK,
			dimensions: ['campaign_id'],
			otherDimensions: 'sub_id_4, campaign_id',
			metrics: ['clicks', 'cr'],
			otherMetrics: 'ecpm',
			sort: { items: [{ field: 'clicks', order: 'DESC' }] },
			filters: { conditions: { items: [{ field: 'is_bot', operator: 'IS_FALSE' }] } },
			limit: 3,
			summary: true,
		});
		expect(account.bodies('/report/build')).toEqual([
			{
				range: RANGE,
				grouping: ['campaign_id', 'sub_id_4'],
				metrics: ['clicks', 'cr', 'ecpm'],
				filters: [{ name: 'is_bot', operator: 'IS_FALSE' }],
				sort: [
					{ name: 'clicks', order: 'DESC' },
					{ name: 'campaign_id', order: 'ASC' },
					{ name: 'sub_id_4', order: 'ASC' },
				],
				summary: true,
				limit: 3,
				offset: 0,
			},
		]);
		expect(items).toHaveLength(4);
		expect(items[0]).toEqual({
			campaign_id: expect.any(Number),
			sub_id_4: expect.any(String),
			clicks: expect.any(Number),
			cr: expect.any(Number),
			ecpm: expect.any(Number),
		});
		expect(items[3]).toEqual({
			summary: { clicks: expect.any(Number), cr: expect.any(Number), ecpm: expect.any(Number) },
		});
	});

	it('says which metrics Keitaro left out in silence', async () => {
		const { hints } = await account.run('report.build', {
			...WEEK,
			metrics: ['clicks'],
			otherMetrics: 'no_such_metric',
		});
		expect(hints).toEqual([expect.stringContaining("'no_such_metric'")]);
	});

	it('shows the refusal of an unknown dimension, cut to a readable length', async () => {
		const run = account.run('report.build', { ...WEEK, otherDimensions: 'no_such_dimension' });
		await expect(run).rejects.toThrow(/Keitaro refused the request.*no_such_dimension/);
		await run.catch((error: Error) => expect(error.message.length).toBeLessThan(500));
	});

	it('turns numeric text, objects and zero ids into what they mean', async () => {
		nock(PANEL)
			.post('/admin_api/v1/report/build')
			.reply(200, {
				rows: [
					{
						...{ campaign_id: '7', campaign: { id: 7, name: 'Seven' }, landing_id: 0 },
						...{ sub_id_1: '007', is_bot: '0', clicks: '12', cost: '1.50', custom_x: '3.25' },
					},
				],
				total: 1,
			});
		const { items } = await runOperation('report.build', {
			...WEEK,
			metrics: ['clicks', 'cost'],
			otherMetrics: 'custom_x',
		});
		expect(items).toEqual([
			{
				...{ campaign_id: 7, campaign: 'Seven', landing_id: null, sub_id_1: '007', is_bot: false },
				...{ clicks: 12, cost: 1.5, custom_x: 3.25 },
			},
		]);
	});

	it('reads page after page, and leaves out rows that moved on to the next', async () => {
		const row = (id: number) => ({ campaign_id: id, clicks: 1 });
		const pages = [Array.from({ length: 10_000 }, (_, at) => row(at)), [row(9_999), row(10_000)]];
		const offsets: unknown[] = [];
		nock(PANEL)
			.post('/admin_api/v1/report/build', ({ offset }) => offsets.push(offset) > 0)
			.twice()
			.reply(() => [200, { rows: pages.shift(), total: 10_002 }]);
		const { items } = await runOperation('report.build', {
			...WEEK,
			...{ dimensions: ['campaign_id'], metrics: ['clicks'], returnAll: true },
		});
		expect(items).toHaveLength(10_001);
		expect([...new Set(offsets)]).toEqual([0, 10_000]);
	});

	it('fails rather than end early when pages stop before the total', async () => {
		const pages = [[{ campaign_id: 1, clicks: 1 }], []];
		nock(PANEL)
			.post('/admin_api/v1/report/build')
			.twice()
			.reply(() => [200, { rows: pages.shift(), total: 5 }]);
		await expect(
			runOperation('report.build', {
				...WEEK,
				...{ dimensions: ['campaign_id'], metrics: ['clicks'], returnAll: true },
			}),
		).rejects.toThrow('broke off');
	});
});
