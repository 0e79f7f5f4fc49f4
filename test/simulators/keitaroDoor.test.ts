import { KeitaroSimulator } from './keitaro';
import { api, call, started } from './keitaroCalls';

let shared: KeitaroSimulator;
beforeAll(async () => {
	shared = await started();
});

describe('the door', () => {
	it.each([
		['no key', { 'api-key': '' }],
		['a wrong key', { 'api-key': 'wrong' }],
	])('%s is 401', async (_, headers) => {
		const answer = await call(shared, 'GET', '/admin_api/v1/campaigns', undefined, headers);
		expect(answer).toMatchObject({ status: 401, body: { error: expect.any(String) } });
	});

	it('402 while the edition has no Admin API', async () => {
		shared.commands.setEdition!({ status: 402 });
		expect((await api(shared, 'GET', '/campaigns')).status).toBe(402);
		shared.commands.setEdition!({ status: 200 });
		expect((await api(shared, 'GET', '/campaigns')).status).toBe(200);
	});

	it.each([
		['GET', '/nothing'],
		['GET', '/campaigns/'],
		['PATCH', '/campaigns/1'],
		['GET', '/conversions/log'],
		['DELETE', '/offers/1'],
		['GET', '/groups/1'],
		['POST', '/landing_pages/1/clone'],
		['GET', '/campaigns/abc'],
	])('%s %s is the 404 page', async (method, path) => {
		const answer = await api(shared, method, path);
		expect(answer).toMatchObject({ status: 404, type: expect.stringContaining('text/html') });
	});

	it.each([
		['broken JSON', '{"columns":', 'application/json'],
		['a list', '[]', 'application/json'],
		['a form', 'columns=sub_id', 'application/x-www-form-urlencoded'],
	])('%s as a body is 400', async (_, body, type) => {
		const headers = { 'content-type': type };
		const answer = await call(shared, 'POST', '/admin_api/v1/conversions/log', body, headers);
		expect(answer).toMatchObject({ status: 400, body: { error: expect.any(String) } });
	});

	it('lives under the panel folder it is given', async () => {
		const simulator = await started({ conversions: 0, panelPath: '/panel' });
		expect((await call(simulator, 'GET', '/panel/admin_api/v1/offers')).status).toBe(200);
		expect((await call(simulator, 'GET', '/admin_api/v1/offers')).status).toBe(404);
	});
});
