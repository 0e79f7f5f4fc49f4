import { numberOfId, redtrackId, RedtrackSimulator } from './redtrack';
import { sharedByTests } from './lifetime';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12);
let now = NOW;
const simulator = sharedByTests(
	new RedtrackSimulator({ conversions: 300, days: 10, now: () => now, zone: 'America/New_York' }),
);

beforeEach(() => {
	now = NOW;
});

type Row = Record<string, unknown>;

async function ask(path: string, query: Record<string, string> = {}, init: RequestInit = {}) {
	const all = new URLSearchParams({ api_key: simulator.apiKey, ...query });
	const response = await fetch(`${simulator.url}${path}?${all}`, init);
	const text = await response.text();
	return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as unknown };
}
const DAYS = { date_from: '2026-11-12', date_to: '2026-11-20' };
const logOf = async (query: Record<string, string>) =>
	(await ask('/conversions', query)).body as { items: Row[]; total: number };

/** By the specification, or by what a strict server would do with what the specification rules out. */
describe.each<[string, string, Record<string, string>, number]>([
	['no key', '/campaigns', { api_key: '' }, 401],
	['another key', '/conversions', { ...DAYS, api_key: 'other' }, 401],
	['a log without days', '/conversions', {}, 400],
	[
		'a log of a day that is none',
		'/tracks',
		{ date_from: '2026-13-01', date_to: '2026-13-02' },
		400,
	],
	[
		'a moment instead of a day',
		'/conversions',
		{ ...DAYS, date_from: '2026-11-12T10:00:00Z' },
		400,
	],
	[
		'days the wrong way round',
		'/conversions',
		{ date_from: '2026-11-20', date_to: '2026-11-12' },
		400,
	],
	['more than 10,000 rows', '/conversions', { ...DAYS, per: '10001' }, 400],
	['more than 1,000 rows of a report', '/report', { ...DAYS, group: 'offer', per: '1001' }, 400],
	['a report without a group', '/report', DAYS, 400],
	['a group under another name', '/report', { ...DAYS, group_by: 'offer' }, 400],
	['a parameter of another path', '/tracks', { ...DAYS, type: 'Lead' }, 400],
	['nobody', `/offers/${redtrackId('offer', 99)}`, {}, 404],
])('asked for %s', (_, path, query, status) => {
	it(`answers ${status} with a text`, async () => {
		const answer = await ask(path, query);
		expect(answer.status).toBe(status);
		expect(answer.body).toEqual({ error: expect.any(String) as string });
	});
});

it('days are those of the account, the last one included', async () => {
	const seconds = (
		await logOf({ date_from: '2026-11-15', date_to: '2026-11-15', per: '10000' })
	).items
		.map(({ conv_time: at }) => Date.parse(String(at)) / 1000)
		.sort((a, b) => a - b);
	const begin = Date.parse('2026-11-15T00:00:00-05:00') / 1000;
	const { truth } = simulator.account;
	const expected = Array.from({ length: truth.size }, (_row, i) => truth.firstAt(i))
		.filter((at) => at >= begin && at < begin + 86_400)
		.sort((a, b) => a - b);
	expect(seconds).toEqual(expected);
	expect(expected.length).toBeGreaterThan(5);
});

it('pages have no row twice and leave none out', async () => {
	const { total } = await logOf(DAYS);
	const ids = new Set<unknown>();
	for (let page = 1; page <= Math.ceil(total / 40); page += 1) {
		const { items } = await logOf({ ...DAYS, per: '40', page: String(page) });
		for (const { id } of items) ids.add(id);
	}
	expect(ids.size).toBe(total);
	expect((await logOf({ ...DAYS, per: '40', page: '99' })).items).toEqual([]);
});

it('no more than 20 reports are given in a minute', async () => {
	now += 120_000;
	const day = { date_from: '2026-11-12', date_to: '2026-11-12' };
	const report = async () => (await ask('/report', { ...day, group: 'offer' })).status;
	const statuses: number[] = [];
	for (let i = 0; i < 21; i += 1) statuses.push(await report());
	expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
	now += 60_001;
	expect(await report()).toBe(200);
});

it('an upload makes a conversion, and one more of its click and type changes it', async () => {
	const { truth } = simulator.account;
	const free = Array.from({ length: truth.clickCount }, (_row, i) => i).find(
		(i) => truth.conversionsOfClick(i).length === 0,
	);
	const body = {
		clickid: truth.click(free ?? 0).id,
		created_at: '2026-11-20T11:00:00Z',
		payout: 5,
	};
	const post = async (row: object) =>
		await ask(
			'/conversions',
			{},
			{
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(row),
			},
		);
	const before = (await logOf(DAYS)).total;
	expect(await post(body)).toEqual({ status: 201, body: null });
	expect(await post({ ...body, payout: 7 })).toEqual({ status: 201, body: null });
	const { items, total } = await logOf({ ...DAYS, per: '10000' });
	expect(total).toBe(before + 1);
	expect(items.find(({ clickid }) => clickid === body.clickid)).toMatchObject({ payout: 7 });
	expect((await post({ ...body, payout: '5' })).status).toBe(400);
	expect((await post([body])).status).toBe(400);
});

it('ids tell what they are of', () => {
	expect(numberOfId('offer', redtrackId('offer', 300))).toBe(300);
	expect(numberOfId('offer', redtrackId('landing', 300))).toBeUndefined();
	expect(redtrackId('conversion', 4_000_000)).toMatch(/^[0-9a-f]{24}$/);
});
