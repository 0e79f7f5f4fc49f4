import { BinomSimulator, stateOfClick } from './binom';
import { sharedByTests } from './lifetime';

const NOW = Date.UTC(2026, 10, 20, 12);
const simulator = sharedByTests(
	new BinomSimulator({ conversions: 300, days: 10, now: () => NOW, mostRows: 50 }),
);

type Row = Record<string, unknown>;

async function ask(path: string, query: string, key = simulator.apiKey) {
	const response = await fetch(`${simulator.url}/public/api/v1${path}?${query}`, {
		headers: { 'api-key': key },
	});
	return { status: response.status, body: (await response.json()) as unknown };
}

const EVER = 'datePreset=all_time&timezone=UTC';
const LOG = 'sortType=asc&direction=next';
const rowsOf = async (query: string) =>
	((await ask('/conversions', query)).body as { rows: Row[] }).rows;

/** As far as clients have found out; what none has been seen to send is refused. */
describe.each([
	['another key', '/conversions', `${EVER}&${LOG}`, 'other', 401],
	['no preset of dates', '/conversions', `timezone=UTC&${LOG}`, undefined, 400],
	['no zone', '/conversions', `datePreset=all_time&${LOG}`, undefined, 400],
	[
		'a zone that is none',
		'/info/offer',
		'datePreset=today&timezone=Moon&status=all',
		undefined,
		400,
	],
	[
		'a range without seconds',
		'/conversions',
		`datePreset=custom_time&dateFrom=2026-11-01&dateTo=2026-11-02&timezone=UTC&${LOG}`,
		undefined,
		400,
	],
	['an unknown parameter', '/conversions', `${EVER}&${LOG}&offset=5`, undefined, 400],
	['a report of no campaigns', '/report/campaign', `${EVER}&groupings[]=offer`, undefined, 400],
	['an unknown grouping', '/report/campaign', `${EVER}&ids[]=1&groupings[]=moon`, undefined, 400],
])('asked with %s', (_, path, query, key, status) => {
	it(`answers ${status} with words`, async () => {
		const answer = await ask(path, query, key);
		expect(answer.status).toBe(status);
		expect(answer.body).toEqual({ errors: { detail: expect.any(String) as string } });
	});
});

it('a page has as many rows as it gives and no more', async () => {
	expect(await rowsOf(`${EVER}&${LOG}&limit=1000`)).toHaveLength(50);
	expect(await rowsOf(`${EVER}&${LOG}&limit=7`)).toHaveLength(7);
});

it('a click has one conversion, with the status of its last postback', async () => {
	const account = simulator.account;
	const twice = Array.from({ length: account.truth.size }, (_row, i) =>
		account.truth.clickIndexOf(i),
	)
		.filter((click) => account.truth.conversionsOfClick(click).length > 1)
		.at(0);
	expect(twice).toBeDefined();
	const state = stateOfClick(account, twice ?? 0);
	const { id } = account.truth.click(twice ?? 0);
	const found: Row[] = [];
	for (let day = 9; day <= 20; day += 1) {
		const on = `2026-11-${String(day).padStart(2, '0')}`;
		for (const [from, to] of [
			['00:00:00', '11:59:59'],
			['12:00:00', '23:59:59'],
		]) {
			const range = `datePreset=custom_time&dateFrom=${on} ${from}&dateTo=${on} ${to}&timezone=UTC`;
			found.push(...(await rowsOf(`${range}&${LOG}&limit=1000`)).filter((row) => row.id === id));
		}
	}
	expect(found).toHaveLength(1);
	expect(found[0]).toMatchObject({ status: state?.word });
});

it('stamps are in the zone that was asked for', async () => {
	const range = 'datePreset=custom_time&dateFrom=2026-11-15 00:00:00&dateTo=2026-11-16 23:59:59';
	const [utc] = await rowsOf(`${range}&timezone=UTC&${LOG}&limit=1`);
	const all = await rowsOf(`${EVER.replace('UTC', 'Asia/Tokyo')}&${LOG}&limit=50`);
	const inUtc = await rowsOf(`${EVER}&${LOG}&limit=50`);
	const hours = (row: Row | undefined) => Date.parse(`${String(row?.conversed_at)}Z`) / 3_600_000;
	expect(utc).toBeDefined();
	expect(hours(all[0]) - hours(inUtc[0])).toBe(9);
});

it('lists end with a row of totals', async () => {
	const { body } = await ask(
		'/info/offer',
		'datePreset=today&timezone=UTC&status=all&limit=2&offset=1',
	);
	expect((body as Row[]).map(({ id }) => id)).toEqual([2, 3, 'totals']);
	expect((body as Row[]).at(-1)).toMatchObject({ total_count: 6 });
});

const plain = (cell: unknown): number => Number(String(cell).replace(/,/g, ''));

it('a report is flat, each row with its level and its numbers as text', async () => {
	const query = `${EVER}&ids[]=1&ids[]=3&groupings[]=offer&groupings[]=token_4&limit=1`;
	const { body } = await ask('/report/campaign', query);
	const { report, totals } = body as { report: Row[]; totals: Row };
	const [top, ...below] = report;
	expect(top).toMatchObject({ level: '1', clicks: expect.any(String) as string });
	expect(new Set(below.map(({ level }) => level))).toEqual(new Set(['2']));
	const sum = below.reduce((total, { clicks }) => total + plain(clicks), 0);
	expect(sum).toBe(plain(top?.clicks));
	expect(Number(totals.total_count)).toBeGreaterThan(1);
});

it('a postback is answered alike whether the click is known or not', async () => {
	const { id } = simulator.account.truth.click(3);
	for (const click of [id, 'nobody']) {
		const response = await fetch(`${simulator.url}/click?cnv_id=${click}&payout=5&cnv_status=hold`);
		expect([response.status, await response.text()]).toEqual([200, 'OK']);
	}
	const index = simulator.account.truth.clickOfId(id) ?? -1;
	expect(stateOfClick(simulator.account, index)).toMatchObject({ word: 'hold', payout: 5 });
});
