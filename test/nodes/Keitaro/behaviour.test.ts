import { executeNode, listSearch, loadOptions, toItems } from '../../harness';
import { KeitaroSimulator } from '../../simulators/keitaro';
import { registry } from '../../../nodes/Keitaro/actions';
import { keitaroAt, runRow, TEST_KEY } from './runRow';
import { byId, get, row, type Exchange } from './rows/row';
import { ScriptedTracker } from './scriptedTracker';

describe('several items', () => {
	const tracker = new ScriptedTracker();
	let url: string;
	beforeAll(async () => {
		url = await tracker.start();
	});
	afterAll(async () => await tracker.stop());

	const parameters = {
		resource: 'offer',
		operation: 'get',
		offerId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	};
	const items = toItems({ id: '1' }, { id: '2' }, { id: '3' });
	const script: Exchange[] = [
		get('/offers/1', { answer: { id: 1 } }),
		get('/offers/2', { status: 404, answer: { error: 'Offer not found' } }),
		get('/offers/3', { answer: { id: 3 } }),
	];

	it('each result belongs to its own item', async () => {
		tracker.expect(script.map((exchange) => ({ ...exchange, status: 200 })));
		const { outputs } = await executeNode({ ...keitaroAt(url, parameters), items });
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(tracker.received().map(({ path }) => path)).toEqual([
			'/admin_api/v1/offers/1',
			'/admin_api/v1/offers/2',
			'/admin_api/v1/offers/3',
		]);
	});

	it('goes on after a refused item when told to', async () => {
		tracker.expect(script);
		const { outputs } = await executeNode({
			...keitaroAt(url, parameters),
			items,
			continueOnFail: true,
		});
		expect(outputs[0]).toMatchObject([
			{ json: { id: 1 }, pairedItem: { item: 0 } },
			{ json: { error: expect.stringContaining('Offer not found') }, pairedItem: { item: 1 } },
			{ json: { id: 3 }, pairedItem: { item: 2 } },
		]);
	});

	it('stops at a refused item otherwise, and names what the tracker said', async () => {
		tracker.expect(script);
		const run = executeNode({ ...keitaroAt(url, parameters), items });
		await expect(run).rejects.toMatchObject({
			message: 'Keitaro found nothing there (404): Offer not found',
			description: expect.stringContaining('Check the ID'),
		});
		expect(tracker.received()).toHaveLength(2);
	});

	it('sends a write once, even when the answer is a passing trouble', async () => {
		tracker.expect([{ method: 'POST', path: '/offers/1/clone', status: 503 }]);
		const write = row('offer', 'clone', { offerId: byId(1) }, [], []);
		await expect(runRow(url, write)).rejects.toThrow('could not handle the request (503)');
		expect(tracker.received()).toHaveLength(1);
	});

	it('takes a page of the panel for its ID', async () => {
		tracker.expect([get('/campaigns/12', { answer: { id: 12 } })]);
		const campaignId = {
			__rl: true,
			mode: 'url',
			value: 'https://tracker.example.com/admin/#!/campaigns/12?tab=flows',
		};
		await runRow(url, row('campaign', 'get', { campaignId }, [], []));
		expect(tracker.received()[0]?.path).toBe('/admin_api/v1/campaigns/12');
	});

	it('puts the ZIP of an offer into the chosen binary field', async () => {
		tracker.expect([get('/offers/9/download', { answer: Buffer.from('PK\u0003\u0004 zip') })]);
		const asked = row('offer', 'download', { offerId: byId(9), binaryField: 'zip' }, [], []);
		const [item] = await runRow(url, asked);
		const file = item?.binary?.zip;
		expect(file).toMatchObject({ fileName: 'offer-9.zip', mimeType: 'application/zip' });
		expect(Buffer.from(file?.data ?? '', 'base64').toString()).toBe('PK\u0003\u0004 zip');
	});

	it('tells an answer that is no ZIP apart', async () => {
		tracker.expect([get('/offers/9/download', { status: 404, answer: { error: 'No files' } })]);
		const asked = row('offer', 'download', { offerId: byId(9), binaryField: 'zip' }, [], []);
		await expect(runRow(url, asked)).rejects.toThrow('Keitaro found nothing there (404): No files');
	});

	it('does not write a masked secret back', async () => {
		tracker.expect([]);
		const updateFields = { token: '***' };
		const write = row('campaign', 'update', { campaignId: byId(1), updateFields }, [], []);
		await expect(runRow(url, write)).rejects.toThrow("'token' holds a masked secret");
		expect(tracker.received()).toEqual([]);
	});

	it('leaves unexpanded macros and texts of others as they are', async () => {
		const answer = { id: '7', external_id: '007', group_id: '{group}', notes: '12' };
		tracker.expect([get('/offers/7', { answer })]);
		const [item] = await runRow(url, row('offer', 'get', { offerId: byId(7) }, [], []));
		expect(item?.json).toEqual({ id: 7, external_id: '007', group_id: '{group}', notes: '12' });
	});

	it('refuses an update without a field to change', async () => {
		tracker.expect([]);
		const write = row('offer', 'update', { offerId: byId(7), updateFields: {} }, [], []);
		await expect(runRow(url, write)).rejects.toThrow("'Update Fields' holds nothing to change");
		expect(tracker.received()).toEqual([]);
	});

	it('names a field inside a collection as the panel does', async () => {
		tracker.expect([]);
		const updateFields = { affiliateNetworkId: byId('abc') };
		const write = row('offer', 'update', { offerId: byId(7), updateFields }, [], []);
		await expect(runRow(url, write)).rejects.toThrow("'Affiliate Network' is not an ID: abc");
	});

	const guarded = Object.entries(registry).flatMap(([resource, { operations }]) =>
		Object.entries(operations)
			.filter(([, { fields }]) => fields.some(({ name }) => name === 'confirm'))
			.map(([operation]) => [resource, operation] as const),
	);
	const ids = Object.fromEntries(
		['groupId', 'userId', 'integrationId', 'flowId', 'offerId', 'landingPageId'].map((name) => [
			name,
			byId(1),
		]),
	);

	it.each(guarded)('%s: %s does nothing unless confirmed', async (resource, operation) => {
		tracker.expect([]);
		const given = { ...ids, addresses: '192.0.2.1', path: 'a.html', filterId: '1' };
		const run = runRow(url, row(resource, operation, given, [], []));
		await expect(run).rejects.toThrow("'Confirm' is off");
		expect(tracker.received()).toEqual([]);
	});
});

describe('lists in the editor', () => {
	const simulator = new KeitaroSimulator({ conversions: 10, apiKey: TEST_KEY });
	let url: string;
	beforeAll(async () => {
		url = await simulator.start();
	});
	afterAll(async () => await simulator.stop());

	const search = async (method: string, filter?: string) =>
		(await listSearch({ ...keitaroAt(url), method, filter })).results;

	it.each([
		['searchAffiliateNetworks', 'affiliate_networks'],
		['searchCampaigns', 'campaigns'],
		['searchDomains', 'domains'],
		['searchLandingPages', 'landing_pages'],
		['searchOffers', 'offers'],
		['searchTrafficSources', 'traffic_sources'],
	])('%s finds all that are not archived', async (method, path) => {
		const expected = simulator.account.collection(path).list(false);
		const found = await search(method);
		expect(expected.length).toBeGreaterThan(0);
		expect(new Set(found.map(({ value }) => value))).toEqual(
			new Set(expected.map(({ id }) => String(id))),
		);
	});

	it('narrows down by part of a name, whatever its case, and by ID', async () => {
		const [campaign] = simulator.account.collection('campaigns').list(false);
		const name = String(campaign?.name);
		const byName = await search('searchCampaigns', name.slice(1).toUpperCase());
		expect(byName.map(({ value }) => value)).toContain(String(campaign?.id));
		const found = await search('searchCampaigns', `#${String(campaign?.id)})`);
		expect(found.map(({ value }) => value)).toEqual([String(campaign?.id)]);
		expect(await search('searchCampaigns', 'no such name')).toEqual([]);
	});

	it('finds flows by text, and asks for a text first', async () => {
		const [flow] = simulator.account.collection('streams').list(false);
		const found = await search('searchFlows', String(flow?.name));
		expect(found.map(({ value }) => value)).toContain(String(flow?.id));
		simulator.forgetTraffic();
		expect(await search('searchFlows', '')).toEqual([
			{ name: 'Type a part of its name: Keitaro has no list of all flows', value: '' },
		]);
		expect(simulator.requestCount).toBe(0);
	});

	it('takes the entry that explains an empty list for nothing chosen', async () => {
		const campaignId = { __rl: true, mode: 'list', value: '' };
		simulator.forgetTraffic();
		const parameters = { resource: 'campaign', operation: 'get', campaignId };
		const run = executeNode({ ...keitaroAt(url, parameters), items: toItems({}) });
		await expect(run).rejects.toThrow("'Campaign'");
		expect(simulator.requestCount).toBe(0);
	});

	it('finds users by login and groups of one type or of all', async () => {
		expect(await search('searchUsers', 'adm')).toEqual([{ name: 'admin (#1)', value: '1' }]);
		const groups = simulator.account.collection('groups').list(false);
		const offers = groups.filter(({ type }) => type === 'offers').map(({ id }) => String(id));
		expect((await search('searchOfferGroups')).map(({ value }) => value).sort()).toEqual(
			offers.sort(),
		);
		expect(await search('searchGroups')).toHaveLength(groups.length);
	});

	it.each([
		['getCampaigns', 1],
		['getFlowActions', 5],
		['getFlowFilters', 5],
		['getLandingPages', 1],
		['getOffers', 1],
		['getTrafficSources', 1],
	])('%s fills its list', async (method, least) => {
		const options = await loadOptions({ ...keitaroAt(url), method });
		expect(options.length).toBeGreaterThanOrEqual(least);
		expect(options.filter(({ name, value }) => !name || !value)).toEqual([]);
	});

	it('still come where one of them has no name that is a text', async () => {
		const list = [
			{ id: 1, name: { toString: 1 } },
			{ id: 2, name: 'Two' },
		];
		simulator.alter = (_, answer) => ({ ...answer, body: JSON.stringify(list) });
		const found = await search('searchCampaigns');
		const options = await loadOptions({ ...keitaroAt(url), method: 'getCampaigns' });
		simulator.alter = undefined;
		for (const names of [found, options]) {
			expect(names.map(({ value }) => value)).toEqual(['1', '2']);
		}
	});

	it('says what is wrong with the key instead of showing an empty list', async () => {
		const { credentials, ...node } = keitaroAt(url);
		const { instance, data } = credentials.keitaroApi;
		const wrong = { keitaroApi: { instance, data: { ...data, apiKey: 'other-key' } } };
		const run = listSearch({ ...node, credentials: wrong, method: 'searchCampaigns' });
		await expect(run).rejects.toThrow('Keitaro did not accept the key (401)');
	});
});
