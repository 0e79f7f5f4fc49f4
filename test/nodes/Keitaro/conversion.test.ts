import nock from 'nock';
import { POSTBACK_URL, runOperation, SimulatedAccount } from './support/account';
import { allRequestsMade } from '../../harness/expected-requests';

const account = SimulatedAccount.shared({ conversions: 300 });
afterEach(allRequestsMade);

const ALL = { dateRange: 'custom', from: '2026-08-01', to: '2026-11-20', timeZone: 'UTC' };

/** Conversions of the generator by their state now. */
function known() {
	const { truth, nowMs } = account.simulator.account;
	return Array.from({ length: truth.size }, (_, row) => ({
		id: truth.eventId(row),
		state: truth.stateAt(row, nowMs),
	}));
}

describe('Conversion: Get Many', () => {
	it('lists every conversion of the range once, newest first, in the shape of this package', async () => {
		const { items } = await account.run('conversion.getAll', {
			...ALL,
			...{ returnAll: true, output: 'conversion' },
		});
		const own = known();
		expect(items.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
		const times = items.map(({ updatedAt }) => String(updatedAt));
		expect(times).toEqual([...times].sort().reverse());
		expect(items[0]).toMatchObject({ tracker: 'keitaro', currency: 'EUR', change: 'new' });
		expect(items[0]).not.toHaveProperty('raw');
	});

	it('takes the newest ones when there is a limit', async () => {
		const all = await account.run('conversion.getAll', { ...ALL, returnAll: true });
		const some = await account.run('conversion.getAll', { ...ALL, limit: 7 });
		const newest = (items: typeof all.items) => items.map(({ id }) => id).slice(0, 7);
		expect(some.items).toHaveLength(7);
		expect(new Set(newest(some.items))).toEqual(new Set(newest(all.items)));
	});

	it('filters by status, and hands out Keitaro’s own row', async () => {
		const { items } = await account.run('conversion.getAll', {
			...ALL,
			...{ returnAll: true, output: 'raw', filters: { statuses: 'rejected' } },
		});
		const rejected = known().filter(({ state }) =>
			['rejected', 'refunded'].includes(state?.status ?? ''),
		);
		expect(items).toHaveLength(rejected.length);
		expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['rejected']));
		expect(items[0]).toMatchObject({
			campaign_id: expect.any(Number),
			sub_id: expect.any(String),
		});
		expect(account.bodies('/conversions/log')[0]?.filters).toEqual([
			{ name: 'status', operator: 'EQUALS', expression: 'rejected' },
		]);
	});

	it('asks for days of the zone that was chosen', async () => {
		await account.run('conversion.getAll', {
			...{ dateRange: 'custom', from: '2026-11-10', to: '2026-11-10' },
			timeZone: 'America/New_York',
		});
		expect(account.bodies('/conversions/log')[0]?.range).toEqual({
			from: '2026-11-10 05:00:00',
			to: '2026-11-11 04:59:59',
			timezone: 'UTC',
		});
	});
});

describe('Conversion: Get', () => {
	it('finds a conversion by its id', async () => {
		const [{ id } = { id: '' }] = known();
		const { items } = await account.run('conversion.get', { findBy: 'id', conversionId: id });
		expect(items).toEqual([expect.objectContaining({ id })]);
	});

	it('finds all conversions of a click', async () => {
		const { truth } = account.simulator.account;
		const clicks = Array.from({ length: truth.size }, (_, row) => truth.clickIndexOf(row));
		const twice = clicks.find((click, row) => clicks.indexOf(click) !== row) ?? 0;
		const clickId = truth.click(twice).id;
		const { items } = await account.run('conversion.get', {
			findBy: 'clickId',
			conversionId: clickId,
		});
		expect(items.map((item) => item.clickId)).toEqual([clickId, clickId]);
	});

	it.each([
		['12', { name: 'conversion_id', operator: 'EQUALS', expression: 12 }],
		['a1b2', { name: 'event_id', operator: 'EQUALS', expression: 'a1b2' }],
		['click:T-1', { name: 'tid', operator: 'EQUALS', expression: 'T-1' }],
		['click:', { name: 'tid', operator: 'IS_NOT_SET' }],
	])('looks for the id %s where ids of this shape are', async (conversionId, filter) => {
		const run = account.run('conversion.get', { findBy: 'id', conversionId });
		await expect(run).rejects.toThrow(`'ID' matches no conversion: ${conversionId}`);
		expect(account.bodies('/conversions/log')[0]?.filters).toContainEqual(filter);
	});
});

describe('Conversion: Create, Update Status, Reject', () => {
	const freeClick = () => {
		const { truth } = account.simulator.account;
		for (let click = 0; click < truth.clickCount; click++) {
			if (truth.conversionsOfClick(click).length === 0) return truth.click(click).id;
		}
		throw new Error('Every click has converted');
	};
	const states = (clickId: string) => {
		const { truth } = account.simulator.account;
		account.simulator.account.tick();
		const rows = truth.conversionsOfClick(truth.clickOfId(clickId) ?? -1);
		return rows.map((row) => truth.timeline(row).at(-1));
	};

	it('records a conversion, gives it another status and rejects it', async () => {
		const clickId = freeClick();
		const base = { clickId, transactionId: 'T-77' };
		const created = await account.run('conversion.create', {
			...base,
			status: 'lead',
			additionalFields: { payout: 12.5, currency: 'usd' },
		});
		expect(created.items).toEqual([
			{
				...{ accepted: true, clickId, status: 'lead', payout: 12.5, currency: 'usd' },
				...{ transactionId: 'T-77', answer: 'Success' },
				request: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\*\*\*\/postback\?subid=/),
			},
		]);
		expect(states(clickId)).toMatchObject([{ status: 'lead', revenue: 12.5 }]);
		await account.run('conversion.updateStatus', {
			...base,
			...{ status: 'other', otherStatus: 'approved', additionalFields: { payout: 20 } },
		});
		expect(states(clickId)).toMatchObject([{ status: 'sale', word: 'approved', revenue: 20 }]);
		await account.run('conversion.reject', base);
		expect(states(clickId)).toMatchObject([{ status: 'rejected' }]);
	});

	it('records nothing for a click that the tracker does not know', async () => {
		await expect(account.run('conversion.create', { clickId: 'nobody' })).rejects.toThrow(
			"'Click ID' matches no click of this tracker: nobody",
		);
		expect(account.simulator.received().some(({ path }) => path.endsWith('/postback'))).toBe(false);
	});

	const blind = { clickId: 'c1', additionalFields: { checkClick: false } };

	it('sends every parameter under the name Keitaro reads, and no key', async () => {
		nock('https://panel.example.com', { badheaders: ['api-key'] })
			.get('/secret-path-key/postback')
			.query({
				...{ subid: 'c1', status: 'sale', payout: '3', cost: '0.2', currency: 'EUR' },
				...{ tid: 'T1', sub_id_5: 'vip', from: 'n8n' },
			})
			.reply(200, 'OK, secret-path-key');
		const { items } = await runOperation('conversion.create', {
			...{ clickId: 'c1', transactionId: 'T1', status: 'sale' },
			additionalFields: {
				...{ checkClick: false, payout: 3, cost: 0.2, currency: 'eur' },
				parameters: {
					items: [
						{ name: 'sub_id_5', value: 'vip' },
						{ name: 'from', value: 'n8n' },
					],
				},
			},
		});
		expect(items[0]).toMatchObject({ accepted: true, answer: 'OK, ***' });
		expect(JSON.stringify(items)).not.toContain('secret-path-key');
	});

	it('takes the address as the panel shows it, macros and all', async () => {
		nock('https://panel.example.com')
			.get('/secret-path-key/postback')
			.query({ from: 'net', subid: 'c1', status: 'sale' })
			.reply(200, 'Success');
		const shown = `${POSTBACK_URL}?subid={subid}&status={status}&from=net&payout=`;
		const { items } = await runOperation('conversion.create', blind, {
			credential: { postbackUrl: shown },
		});
		expect(items[0]).toMatchObject({ accepted: true });
	});

	it('says where the Postback URL belongs when there is none', async () => {
		const run = runOperation('conversion.create', blind, { credential: { postbackUrl: '' } });
		await expect(run).rejects.toMatchObject({
			message: expect.stringContaining('has no Postback URL'),
			description: expect.stringContaining('Maintenance → Postback URL'),
		});
	});

	it.each([
		['a 404', 404, 'not found: /secret-path-key/postback', {}, 'found nothing there'],
		['a redirect', 302, '', { location: '/secret-path-key/elsewhere' }, 'redirects'],
		['a page', 200, '<html>secret-path-key</html>', {}, 'A web page answered'],
		['a server error', 500, 'secret-path-key', {}, 'could not handle'],
	])('explains %s without the secret address', async (_, status, body, headers, message) => {
		nock('https://panel.example.com')
			.get('/secret-path-key/postback')
			.query(true)
			.reply(status, body, headers);
		const error = await runOperation('conversion.create', blind).catch((caught: unknown) => caught);
		const told = error as Error & { description?: string };
		expect(told.message).toContain(message);
		expect(`${told.message} ${told.description} ${told.stack}`).not.toContain('secret-path-key');
		expect(JSON.stringify(error)).not.toContain('secret-path-key');
	});
});
