import { KeitaroSimulator } from './keitaro';
import { parseRange } from './keitaro/range';
import { TimeZone } from './keitaro/timeZone';
import { ALL, api, call, END, log, started, truthOf } from './keitaroCalls';

let shared: KeitaroSimulator;
beforeAll(async () => {
	shared = await started();
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
