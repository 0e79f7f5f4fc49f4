import { BEMOB_KEYS, BemobSimulator } from './bemob';
import { sharedByTests } from './lifetime';

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const simulator = sharedByTests(new BemobSimulator({ conversions: 50, days: 10, now: () => NOW }));

const { accessKey, secretKey, apiKey } = BEMOB_KEYS;
const PAIR = { 'x-access-key': accessKey, 'x-secret-key': secretKey };
const get = async (path: string, headers: Record<string, string> = PAIR) => {
	const response = await fetch(`${simulator.url}/v1${path}`, { headers });
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('keys', () => {
	it.each([
		['the pair', PAIR, 200],
		['the single key', { 'api-key': apiKey }, 200],
		['half of the pair', { 'x-access-key': accessKey }, 401],
		['the names of another tracker', { 'x-api-key': accessKey, 'x-api-secret': secretKey }, 401],
		['none', {}, 401],
	])('%s', async (_, headers: Record<string, string>, status) => {
		const answer = await get('/offers', headers);
		expect(answer.status).toBe(status);
		expect(answer.body.success).toBe(status === 200);
	});
});

const RANGE = 'date=customDateTime&from=2026-11-12+00:00:00&to=2026-11-13+23:59:59&timezone=UTC';

describe('is strict', () => {
	it.each([
		['no range', '/report?date=customDateTime&groupBy=campaign&columns=reports-campaign', 'from'],
		['another date', '/report?date=today&groupBy=campaign&columns=reports-campaign', 'date'],
		['no grouping', `/report?${RANGE}`, 'groupBy'],
		['an unknown grouping', `/report?${RANGE}&groupBy=weather`, 'weather'],
		['a grouping that is no column', `/report?${RANGE}&groupBy=campaign`, 'columns'],
		['a page too large', '/offers?limit=10001', 'limit'],
	])('with %s', async (_, path, words) => {
		const { status, body } = await get(path);
		expect(status).toBe(422);
		expect(body).toMatchObject({
			success: false,
			message: expect.stringContaining(words) as string,
		});
	});

	it.each(['/conversions', '/clicks', '/offers/1'])(
		'with %s, which is not known to be there',
		async (path) => {
			expect((await get(path)).status).toBe(404);
		},
	);
});

it('the report ends with a row of totals, amounts as texts', async () => {
	const { body } = await get(`/report?${RANGE}&groupBy=custom4&columns=reports-custom4&limit=100`);
	const { data } = body.payload as { data: Array<Record<string, unknown>> };
	const [total] = data.slice(-1);
	const groups = data.slice(0, -1);
	expect(groups.length).toBeGreaterThan(2);
	expect(total).not.toHaveProperty('reports-custom4');
	const visits = groups.reduce((sum, row) => sum + Number(row['reports-visits']), 0);
	expect(total?.['reports-visits']).toBe(visits);
	expect(typeof groups[0]?.['reports-revenue']).toBe('string');
});
