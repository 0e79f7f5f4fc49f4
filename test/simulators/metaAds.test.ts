import { MetaAdsSimulator } from './metaAds';
import { startedUntil } from './lifetime';

const ACCOUNT = 'act_1000000000000001';
const KETO = '120200000000000001';
const TOKEN = 'meta-ads-test-token';
const RANGE = JSON.stringify({ since: '2026-11-01', until: '2026-11-03' });
const REPORT = {
	level: 'campaign',
	fields: 'campaign_id,spend',
	time_increment: '1',
	time_range: RANGE,
};

type Fields = Record<string, string>;
interface Answer {
	data?: Fields[];
	paging?: { next?: string };
	error?: { code: number };
	[name: string]: unknown;
}

const started = startedUntil(afterAll);
let ads: MetaAdsSimulator;
beforeAll(async () => {
	ads = await started(new MetaAdsSimulator());
});

async function read(address: string, init?: RequestInit): Promise<Answer & { status: number }> {
	const response = await fetch(address, init);
	return { status: response.status, ...((await response.json()) as Answer) };
}

const get = async (path: string, query: Fields = {}) =>
	await read(
		`${ads.url}/v25.0/${path}?${new URLSearchParams({ access_token: TOKEN, ...query }).toString()}`,
	);

const post = async (path: string, fields: Fields) =>
	await read(`${ads.url}/v25.0/${path}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${TOKEN}` },
		body: new URLSearchParams(fields),
	});

it('tells the account as far as it is asked', async () => {
	expect(await get(ACCOUNT, { fields: 'currency,timezone_name' })).toEqual({
		...{ status: 200, id: ACCOUNT, currency: 'USD', timezone_name: 'Europe/Berlin' },
	});
});

it('gives a list page by page, each row once, with a next address that holds the token', async () => {
	const first = await get(`${ACCOUNT}/insights`, { ...REPORT, limit: '4' });
	const rows = [...(first.data ?? [])];
	let next = first.paging?.next;
	expect(next).toContain(TOKEN);
	while (next !== undefined) {
		const page = await read(next);
		rows.push(...(page.data ?? []));
		next = page.paging?.next;
	}
	const whole = await get(`${ACCOUNT}/insights`, { ...REPORT, limit: '500' });
	expect(rows).toEqual(whole.data);
	expect(new Set(rows.map((row) => `${row.campaign_id} ${row.date_start}`)).size).toBe(rows.length);
	expect(new Set(rows.map((row) => row.date_start)).size).toBe(3);
});

it('adds the days up where it is not asked for each', async () => {
	const { data: days = [] } = await get(`${ACCOUNT}/insights`, REPORT);
	const { data: [sum] = [] } = await get(`${ACCOUNT}/insights`, {
		...REPORT,
		time_increment: 'all_days',
	});
	const own = days.filter((row) => row.campaign_id === sum?.campaign_id);
	const spend = own.reduce((total, row) => total + Number(row.spend), 0);
	expect(Number(sum?.spend)).toBeCloseTo(spend, 2);
});

it('changes the spend of a day when it is told to', async () => {
	void ads.commands.correctSpend?.({ campaignId: KETO, day: '2026-11-02', spend: 7 });
	const { data = [] } = await get(`${ACCOUNT}/insights`, REPORT);
	const row = data.find((one) => one.campaign_id === KETO && one.date_start === '2026-11-02');
	expect(row?.spend).toBe('7.00');
});

it('pauses a campaign, and notes every order to', async () => {
	for (const time of [1, 2]) {
		expect(await post(KETO, { status: 'PAUSED' })).toEqual({ status: 200, success: true });
		expect((ads.commands.changes?.({}) as unknown[]).length).toBe(time);
	}
	expect(await get(KETO, { fields: 'effective_status' })).toMatchObject({
		effective_status: 'PAUSED',
	});
});

it('leaves archived campaigns out of the list', async () => {
	const { data = [] } = await get(`${ACCOUNT}/campaigns`, { fields: 'status' });
	expect(new Set(data.map(({ status }) => status))).toEqual(new Set(['ACTIVE', 'PAUSED']));
});

describe.each<[string, string, Fields, number, number]>([
	['no token', ACCOUNT, { access_token: '' }, 400, 104],
	['a wrong token', ACCOUNT, { access_token: 'other' }, 401, 190],
	['another account', 'act_2', {}, 400, 100],
	['an unknown campaign', '120299999999999999', {}, 400, 100],
	['an unknown edge', `${ACCOUNT}/adsets`, {}, 400, 2500],
	['an unknown field', ACCOUNT, { fields: 'balance_of_power' }, 400, 100],
	['a report of another level', `${ACCOUNT}/insights`, { ...REPORT, level: 'ad' }, 400, 100],
	['a report without fields', `${ACCOUNT}/insights`, { ...REPORT, fields: '' }, 400, 100],
	['a report without days', `${ACCOUNT}/insights`, { ...REPORT, time_range: '{}' }, 400, 100],
	['a page that is too long', `${ACCOUNT}/insights`, { ...REPORT, limit: '5000' }, 400, 100],
	['a made-up cursor', `${ACCOUNT}/insights`, { ...REPORT, after: 'zzz' }, 400, 100],
])('Meta, asked with %s', (_, path, query, status, code) => {
	it(`answers ${status} with code ${code}`, async () =>
		expect(await get(path, query)).toMatchObject({ status, error: { code } }));
});

it('refuses a status that does not exist and changes nothing', async () => {
	const before = ads.commands.changes?.({});
	expect(await post(KETO, { status: 'STOPPED' })).toMatchObject({ status: 400 });
	expect(ads.commands.changes?.({})).toEqual(before);
});
