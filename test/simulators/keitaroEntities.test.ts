import { KeitaroSimulator } from './keitaro';
import { api, type Row, started } from './keitaroCalls';

let shared: KeitaroSimulator;
beforeAll(async () => {
	shared = await started();
});

describe('entities', () => {
	it.each([
		'campaigns',
		'offers',
		'landing_pages',
		'traffic_sources',
		'affiliate_networks',
		'domains',
		'groups?type=offers',
		'users',
		'stream_types',
		'stream_schemas',
		'streams_actions',
		'stream_filters',
		'campaigns/1/streams',
		'streams/deleted',
		'conversion_types',
	])('GET /%s is a bare array', async (path) => {
		const { status, body } = await api(shared, 'GET', `/${path}`);
		expect(status).toBe(200);
		expect(Array.isArray(body)).toBe(true);
	});

	it('archived campaigns are in their own list, purged ones in none', async () => {
		const idsOf = async (path: string) =>
			((await api(shared, 'GET', path)).body as Row[]).map(({ id }) => id);
		expect(await idsOf('/campaigns')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expect(await idsOf('/campaigns/deleted')).toEqual([11, 12]);
		expect((await api(shared, 'GET', '/campaigns/13')).status).toBe(404);
	});

	it('amounts are text and flags 0 or 1', async () => {
		expect((await api(shared, 'GET', '/campaigns/3')).body).toMatchObject({
			cost_value: '0.30',
			cost_auto: 0,
			state: 'active',
		});
		expect((await api(shared, 'GET', '/offers/1')).body).toMatchObject({ payout_value: '42.50' });
	});

	it.each([
		['v11', 2],
		['v10', 10],
	] as const)('%s answers %d campaigns to limit=2', async (build, count) => {
		const simulator = await started({ conversions: 0, build });
		const { body } = await api(simulator, 'GET', '/campaigns?offset=1&limit=2');
		expect(body).toHaveLength(count);
	});

	it('groups without a type are 406', async () => {
		const answer = await api(shared, 'GET', '/groups');
		expect(answer).toMatchObject({ status: 406, body: { type: [expect.any(String)] } });
	});

	it.each([
		['v9', 406],
		['v11', 422],
	] as const)('%s refuses a bad campaign with %d, keyed by field', async (build, status) => {
		const simulator = await started({ conversions: 0, build });
		const bad = { alias: 'fbketo', type: 'sideways', cost_value: 'x', traffic_source_id: 99 };
		expect(await api(simulator, 'POST', '/campaigns', bad)).toMatchObject({
			status,
			body: {
				name: ['is required'],
				alias: ['Must be unique'],
				type: [expect.any(String)],
				cost_value: [expect.any(String)],
				traffic_source_id: [expect.any(String)],
			},
		});
	});

	const samples: Array<[string, Row, Row, string, number]> = [
		['campaigns', { name: 'Новая', alias: '' }, { cost_value: 1.5 }, '', 201],
		[
			'streams',
			{ campaign_id: 1, schema: 'redirect', type: 'regular', name: 'F', action_type: 'http' },
			{ schema: 'redirect', action_type: 'meta' },
			'',
			200,
		],
		['offers', { name: 'Offer' }, { payout_value: 7 }, '/archive', 200],
		['landing_pages', { name: 'Page' }, { notes: 'n' }, '', 200],
		['affiliate_networks', { name: 'Net' }, { notes: 'n' }, '', 200],
		['traffic_sources', { name: 'Source' }, { notes: 'n' }, '', 200],
		['domains', { name: 'new.example.com', is_ssl: false }, { notes: 'n' }, '', 201],
	];

	it.each(samples)('%s: create, update, read, remove', async (path, body, change, suffix, gone) => {
		const simulator = await started({ conversions: 0 });
		const made = await api(simulator, 'POST', `/${path}`, body);
		expect(made.status).toBe(200);
		const { id } = (Array.isArray(made.body) ? made.body[0] : made.body) as { id: number };
		expect((await api(simulator, 'PUT', `/${path}/${id}`, change)).status).toBe(200);
		const read = (await api(simulator, 'GET', `/${path}/${id}`)).body as Row;
		expect(read).toMatchObject({ id, name: body.name, state: 'active' });
		const [field, value] = Object.entries(change).at(-1)!;
		expect(read[field]).toBe(typeof value === 'number' ? value.toFixed(2) : value);
		const removed = await api(simulator, 'DELETE', `/${path}/${id}${suffix}`);
		expect(removed.status).toBe(gone);
		expect((await api(simulator, 'GET', `/${path}/${id}`)).body).toMatchObject({
			state: 'deleted',
		});
	});

	it('campaigns are paused, started, archived, restored and cloned', async () => {
		const simulator = await started({ conversions: 0 });
		const steps = [
			['POST', '/disable', 200, 'disabled'],
			['POST', '/enable', 200, 'active'],
			['DELETE', '', 201, 'deleted'],
			['POST', '/restore', 201, 'active'],
		] as const;
		for (const [method, suffix, status, state] of steps) {
			const answer = await api(simulator, method, `/campaigns/1${suffix}`);
			expect(answer).toMatchObject({ status, body: { id: 1, state } });
		}
		const { body } = await api(simulator, 'POST', '/campaigns/1/clone');
		expect(body).toMatchObject({ id: 13, traffic_source_id: 1 });
	});

	it('a campaign keeps the postbacks of the last write and no others', async () => {
		const simulator = await started({ conversions: 0 });
		const first = { method: 'GET', url: 'https://one.example.com/', statuses: ['sale'] };
		const second = { ...first, url: 'https://two.example.com/' };
		const put = (postbacks: unknown) => api(simulator, 'PUT', '/campaigns/1', { postbacks });
		const [known] = ((await put([first])).body as { postbacks: Row[] }).postbacks;
		expect(known).toMatchObject({ ...first, campaign_id: 1, id: expect.any(Number) });
		const both = ((await put([known, second])).body as { postbacks: Row[] }).postbacks;
		expect(both).toMatchObject([known, second]);
		expect((await put([second])).body).toMatchObject({
			postbacks: [second],
			name: 'FB | Keto | DE',
		});
		expect((await put([{ ...first, statuses: ['bought'] }])).status).toBe(422);
	});

	it('groups are deleted for good', async () => {
		const simulator = await started({ conversions: 0 });
		const { body } = await api(simulator, 'POST', '/groups', { name: 'G', type: 'offers' });
		const { id } = body as { id: number };
		expect((await api(simulator, 'DELETE', `/groups/${id}/delete`)).status).toBe(200);
		expect((await api(simulator, 'GET', '/groups?type=offers')).body).toHaveLength(1);
	});
});
