import { KeitaroSimulator } from './keitaro';
import { startedUntil } from './lifetime';

const END = Date.UTC(2026, 8, 18, 12);
const DAY = { start_date: '2026-09-16 00:00', end_date: '2026-09-16 23:59' };
const SPEND = { ...DAY, timezone: 'UTC', currency: 'USD', cost: '12.5', filters: {} };
const BODY = {
	campaign_ids: [1],
	costs: [SPEND],
	timezone: 'UTC',
	currency: 'USD',
	only_campaign_uniques: 0,
};

type Row = Record<string, unknown>;

const started = startedUntil(afterEach);
let keitaro: KeitaroSimulator;
beforeEach(async () => {
	keitaro = await started(new KeitaroSimulator({ conversions: 300, now: () => END }));
});

async function post(path: string, body: unknown): Promise<{ status: number; body: Row }> {
	const response = await fetch(`${keitaro.url}/admin_api/v1${path}`, {
		method: 'POST',
		headers: { 'api-key': 'keitaro-test-key', 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return { status: response.status, body: (await response.json()) as Row };
}

/** Cost by campaign on the day of the spend. */
async function costs(): Promise<Map<number, number>> {
	const range = { from: '2026-09-16', to: '2026-09-16', timezone: 'UTC' };
	const { body } = await post('/report/build', {
		...{ grouping: ['campaign_id'], metrics: ['cost'], range },
	});
	const rows = body.rows as Array<{ campaign_id: number; cost: number }>;
	return new Map(rows.map(({ campaign_id: id, cost }) => [id, Number(cost)]));
}

it('a spend is spread over the clicks of its campaign and day, and of no other', async () => {
	const before = await costs();
	expect((await post('/clicks/update_costs', BODY)).status).toBe(200);
	const after = await costs();
	expect(after.get(1)).toBeCloseTo(12.5);
	before.delete(1);
	after.delete(1);
	expect(after).toEqual(before);
});

it('a later spend takes the place of an earlier one', async () => {
	await post('/clicks/update_costs', BODY);
	await post('/campaigns/1/update_costs', { ...SPEND, cost: '3', only_campaign_uniques: false });
	expect((await costs()).get(1)).toBeCloseTo(3);
	expect(keitaro.commands.costs?.({})).toHaveLength(2);
});

it('several campaigns share a spend', async () => {
	await post('/clicks/update_costs', { ...BODY, campaign_ids: [1, 2] });
	const after = await costs();
	expect((after.get(1) ?? 0) + (after.get(2) ?? 0)).toBeCloseTo(12.5);
});

it('a day without clicks takes nothing', async () => {
	const empty = { ...SPEND, start_date: '2020-01-01 00:00', end_date: '2020-01-01 23:59' };
	expect((await post('/clicks/update_costs', { ...BODY, costs: [empty] })).status).toBe(200);
	expect(keitaro.commands.costs?.({})).toEqual([]);
});

describe.each<[string, Row]>([
	['no campaigns', { campaign_ids: [] }],
	['a campaign that is not there', { campaign_ids: [999] }],
	['no zone outside the costs', { timezone: '' }],
	['a cost that is a number', { costs: [{ ...SPEND, cost: 12.5 }] }],
	['a currency in small letters', { costs: [{ ...SPEND, currency: 'usd' }] }],
	['a day without a time', { costs: [{ ...SPEND, start_date: '2026-09-16' }] }],
	['its end before its start', { costs: [{ ...SPEND, end_date: '2026-09-15 00:00' }] }],
	['a filter that does not exist', { costs: [{ ...SPEND, filters: { sub_id_16: 'x' } }] }],
])('a spend with %s', (_, change) => {
	it('is refused and sets nothing', async () => {
		const { status } = await post('/clicks/update_costs', { ...BODY, ...change });
		expect(status).toBeGreaterThanOrEqual(400);
		expect(keitaro.commands.costs?.({})).toEqual([]);
	});
});
