import { executeNode } from '../../harness';
import { byId, HubAccount } from './hubAccount';

const account = HubAccount.shared();

describe('Conversion: Upload', () => {
	it('records nothing for a click the tracker does not know, and says so', async () => {
		const before = account.simulator.account.truth.size;
		const run = account.run('conversion.upload', { clickId: 'no-such-click' });
		await expect(run).rejects.toMatchObject({
			message: 'Keitaro knows no click no-such-click',
			description: 'Check the click ID; nothing was recorded',
		});
		expect(account.simulator.account.truth.size).toBe(before);
	});

	it('asks for the Postback URL when the credential has none', async () => {
		const { id } = account.simulator.account.truth.click(0);
		const run = account.run(
			'conversion.upload',
			{ clickId: id },
			{ credential: { postbackUrl: '' } },
		);
		await expect(run).rejects.toMatchObject({
			message: 'The Keitaro API credential has no Postback URL',
			description: expect.stringContaining('Maintenance → Postback URL'),
		});
	});
});

describe('Connection: Test', () => {
	it('tells trouble with the account as its answer', async () => {
		const answer = await account.ask('connection.test', {}, { credential: { apiKey: 'other' } });
		expect(answer).toEqual([
			{
				connected: false,
				tracker: 'keitaro',
				account: account.host,
				reason: 'unauthorized',
				status: 401,
				message: 'Keitaro did not accept the key (401)',
				advice: expect.stringContaining('Create an API key'),
			},
		]);
	});
});

describe('Campaign: Get Many', () => {
	const states = async (...wanted: string[]) =>
		(
			await account.ask('campaign.getAll', {
				returnAll: true,
				filters: { states: wanted },
			})
		).map(({ state }) => state);

	it.each(['active', 'paused', 'archived'])(
		'keeps only what is %s when asked to',
		async (state) => {
			expect(new Set(await states(state))).toEqual(new Set([state]));
		},
	);

	it('finds by part of the name, whatever its case', async () => {
		const [first] = await account.ask('campaign.get', { entityId: byId(1) });
		const part = String(first?.name).slice(1, 5).toUpperCase();
		const found = await account.ask('campaign.getAll', { filters: { nameContains: part } });
		expect(found.map(({ id }) => id)).toContain('1');
		const none = await account.ask('campaign.getAll', { filters: { nameContains: 'no such' } });
		expect(none).toEqual([]);
	});

	it('masks the secrets of the raw row', async () => {
		const [campaign] = await account.ask('campaign.get', { entityId: byId(1), includeRaw: true });
		expect(campaign?.raw).toMatchObject({ id: 1, token: '***' });
	});
});

describe('Postback URL: Get', () => {
	it('needs neither a credential nor a request', async () => {
		const { credentials, ...setup } = account.setup({
			resource: 'postbackUrl',
			operation: 'get',
		});
		expect(credentials).toBeDefined();
		const { outputs } = await executeNode(setup);
		expect(outputs[0]?.[0]?.json.url).toContain('/webhook/YOUR_WEBHOOK_ID/postback?secret=');
		expect(account.simulator.requestCount).toBe(0);
	});

	it.each([
		['path', 'https://n8n.example.com/webhook/abc/abc/postback/YOUR_SECRET?click_id={subid}'],
		['header', 'https://n8n.example.com/webhook/abc/postback?click_id={subid}'],
	])('leaves the secret to the %s', async (secretIn, start) => {
		const productionUrl = 'https://n8n.example.com/webhook/abc/postback';
		const [answer] = await account.ask('postbackUrl.get', { productionUrl, secretIn });
		expect(String(answer?.url).startsWith(start)).toBe(true);
	});

	it.each([
		['the panel', 'https://n8n.example.com/webhook/abc/postback', 'query', '?secret=YOUR_SECRET&'],
		['the panel', 'https://n8n.example.com/webhook/abc/postback/', 'header', '?click_id={subid}&'],
		['hand', 'https://n8n.example.com/webhook/abc/postback/confirmed', 'query', '?secret='],
	])('names the address that answers in the end, from one copied by %s', async (...row) => {
		const [, productionUrl, secretIn, query] = row;
		const wish = { productionUrl, secretIn, answer: 'ended' };
		const [answer] = await account.ask('postbackUrl.get', wish);
		const start = `https://n8n.example.com/webhook/abc/postback/confirmed${query}`;
		expect(String(answer?.url).startsWith(start)).toBe(true);
	});
});

describe('Click: Get Many', () => {
	const range = { dateRange: 'last30Days', limit: 3 };

	it('does with the columns that an older tracker knows, and asks for no others twice', async () => {
		const old = await HubAccount.start({ build: 'v9', conversions: 20 });
		const output = await old.ask('click.getAll', range, { items: [{}, {}] });
		expect(output).toHaveLength(6);
		expect(output[0]).toMatchObject({ tracker: 'keitaro', subIds: expect.any(Object) });
		const logs = old.simulator.received().filter(({ path }) => path.endsWith('/clicks/log'));
		expect(logs.map(({ answered }) => answered)).toEqual([400, 200, 200]);
	});

	it('takes a refusal that has nothing to do with columns for what it is', async () => {
		const run = account.run('click.getAll', range, { credential: { apiKey: 'other-key' } });
		await expect(run).rejects.toThrow('Keitaro did not accept the key (401)');
		expect(account.simulator.requestCount).toBe(1);
	});
});
