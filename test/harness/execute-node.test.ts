import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import nock from 'nock';
import { executeNode, runWorkflow, testCredential, toItems } from '.';
import { HeaderKeyApi, SessionApi } from './fixtures/credentials';
import { Lookup, Remember } from './fixtures/nodes';
import { API, key, lookup, nothingLeft } from './fixtures/lookup';

afterEach(nothingLeft);

describe('executeNode', () => {
	it('sends what the real credential class says, with its defaults and expressions per item', async () => {
		nock(API, { reqheaders: { 'api-key': 'test-key' } })
			.get('/things')
			.query({ id: '1', source: 'n8n' })
			.reply(200, { name: 'one' })
			.get('/things')
			.query({ id: '2', source: 'n8n' })
			.reply(200, { name: 'two' });
		const { outputs, hints } = await executeNode({
			...lookup,
			credentials: { headerKeyApi: key() },
			items: toItems({ id: '1' }, { id: '2' }),
		});
		expect(outputs[0]?.map(({ json }) => json)).toEqual([{ name: 'one' }, { name: 'two' }]);
		expect(hints).toEqual([{ message: '2 looked up', location: 'outputPane' }]);
	});

	it('fails without the credential, as a node without one does in n8n', async () => {
		await expect(executeNode({ ...lookup })).rejects.toThrow('Node does not require credentials');
	});

	it('runs with cancelled signal: requests are not sent', async () => {
		const cancel = AbortSignal.abort();
		await expect(
			executeNode({ ...lookup, credentials: { headerKeyApi: key() }, cancel }),
		).rejects.toThrow('canceled');
	});

	it('fetches a token before the first request and stores it with the credential', async () => {
		nock(API)
			.post('/session')
			.reply(200, { token: 'fresh', extra: 'dropped' })
			.get('/things')
			.query(true)
			.matchHeader('x-token', 'fresh')
			.twice()
			.reply(200, {});
		const credentials = { sessionApi: { instance: new SessionApi(), data: {} } };
		const parameters = { credential: 'sessionApi' };
		await executeNode({ node: new Lookup(), parameters, credentials });
		await executeNode({ node: new Lookup(), parameters, credentials });
		expect(credentials.sessionApi.data).toEqual({ sessionToken: 'fresh' });
	});

	it('fetches a new token once when the stored one is refused with 401', async () => {
		nock(API)
			.get('/things')
			.query(true)
			.matchHeader('x-token', 'old')
			.reply(401)
			.post('/session')
			.reply(200, { token: 'fresh' })
			.get('/things')
			.query(true)
			.matchHeader('x-token', 'fresh')
			.reply(200, { ok: true });
		const { outputs } = await executeNode({
			node: new Lookup(),
			parameters: { credential: 'sessionApi' },
			credentials: { sessionApi: { instance: new SessionApi(), data: { sessionToken: 'old' } } },
		});
		expect(outputs[0]?.[0]?.json).toEqual({ ok: true });
	});
});

describe('runWorkflow', () => {
	const items = toItems({ id: 'bad' }, { id: '2' });
	const credentials = { headerKeyApi: key() };

	it('stops at an error and reports it', async () => {
		const { error, run } = await runWorkflow({ ...lookup, credentials, items });
		expect(error?.message).toBe('No bad');
		expect(run.status).toBe('error');
	});

	it('moves failed items to the error output', async () => {
		nock(API).get('/things').query(true).reply(200, { name: 'two' });
		const { outputs, error } = await runWorkflow({
			...lookup,
			credentials,
			items,
			continueOnFail: 'errorOutput',
		});
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([{ json: { name: 'two' }, pairedItem: { item: 1 } }]);
		expect(outputs[1]).toMatchObject([{ json: { error: 'No bad' }, pairedItem: { item: 0 } }]);
	});

	it('links items where the node did not', async () => {
		const { runData } = await runWorkflow({ node: new Remember(), items: toItems({ value: 'a' }) });
		expect(runData.Remember?.[0]?.data?.main?.[0]).toEqual([
			{ json: { value: 'a' }, pairedItem: { item: 0 } },
		]);
	});

	it('keeps failed items on the output with Continue', async () => {
		nock(API).get('/things').query(true).reply(200, { name: 'two' });
		const { outputs } = await runWorkflow({ ...lookup, credentials, items, continueOnFail: true });
		expect(outputs).toHaveLength(1);
		expect(outputs[0]?.map(({ json }) => json)).toEqual([{ error: 'No bad' }, { name: 'two' }]);
	});
});

describe('over real sockets', () => {
	let server: Server;
	let url: string;

	const start = () => {
		nock.restore();
		server = createServer((request, response) => {
			response.setHeader('Content-Type', 'application/json');
			response.end(JSON.stringify({ url: request.url, key: request.headers['api-key'] }));
		});
		return new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	};
	const stop = () => new Promise((resolve) => server.close(resolve));

	beforeAll(async () => {
		await start();
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});

	afterAll(() => nock.activate());

	// A broken connection is tested here and never through nock: its errors can reach a socket that nobody
	// listens to yet, and then they fail whichever test runs next.
	it('reaches a simulator on loopback, and says when it is gone', async () => {
		const { outputs } = await executeNode({
			node: new Lookup(),
			parameters: { baseUrl: url, id: '7' },
			credentials: { headerKeyApi: key() },
		});
		expect(outputs[0]?.[0]?.json).toEqual({ url: '/things?id=7&source=n8n', key: 'test-key' });
		const credential = { credential: new HeaderKeyApi(), data: { url, apiKey: 'test-key' } };
		expect((await testCredential(credential)).message).toBe('Connection successful!');
		await stop();
		expect((await testCredential(credential)).message).toBe('ECONNREFUSED');
	});
});
