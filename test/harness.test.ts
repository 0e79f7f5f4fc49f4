import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import type { CredentialEntry } from './harness';
import {
	executeNode,
	hook,
	listSearch,
	loadOptions,
	Poller,
	processedData,
	ProcessKilledError,
	runWorkflow,
	testCredential,
	toItems,
	webhook,
} from './harness';
import { BodyRefusalApi, HeaderKeyApi, SessionApi } from './harness/fixtures/credentials';
import {
	countPolls,
	emitAndWait,
	Lookup,
	ReceiverTrigger,
	Remember,
	ScriptedTrigger,
} from './harness/fixtures/nodes';

const API = 'http://api.example.com';
const key = (): CredentialEntry => ({
	instance: new HeaderKeyApi(),
	data: { apiKey: 'test-key' },
});
const lookup = {
	node: new Lookup(),
	parameters: { id: '={{ $json.id }}' },
};

afterEach(() => {
	expect(nock.pendingMocks()).toEqual([]);
	nock.cleanAll();
	processedData.clear();
});

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

describe('Poller', () => {
	it('shares static data between polls, saves it at emissions only and loses the rest at a restart', async () => {
		const poller = new Poller({ node: new ScriptedTrigger() });
		expect(await poller.poll()).toBeNull();
		expect(poller.staticData.count).toBe(1);
		expect(poller.savedStaticData).toBeUndefined();

		poller.restart({ from: 'saved' });
		expect(await poller.poll()).toBeNull();
		expect(await poller.poll()).toEqual([{ json: { count: 2 } }]);
		expect(poller.savedStaticData).toEqual({ 'node:Scripted Trigger': { count: 2 } });

		poller.restart({ from: 'saved' });
		expect(await poller.poll()).toEqual([{ json: { count: 3 } }]);
		expect(poller.emissions.map(({ items }) => items[0]?.json.count)).toEqual([2, 3]);
	});

	it('keeps unsaved static data at a restart from memory', async () => {
		const poller = new Poller({ node: new ScriptedTrigger() });
		await poller.poll();
		poller.restart({ from: 'memory' });
		expect(await poller.poll()).toEqual([{ json: { count: 2 } }]);
	});

	it('does not save a change inside a value the node set itself: n8n does not notice it', async () => {
		const trigger = new ScriptedTrigger();
		const poller = new Poller({ node: trigger });
		const steps: Array<(data: IDataObject) => void> = [
			(data) => (data.ids = []),
			(data) => (data.ids as string[]).push('a'),
			(data) => (data.ids = [...(data.ids as string[]), 'b']),
		];
		trigger.poll = async function () {
			steps.shift()?.(this.getWorkflowStaticData('node'));
			return [[{ json: {} }]];
		};
		await poller.poll();
		expect(poller.savedNodeData).toEqual({ ids: [] });
		await poller.poll();
		expect(poller.savedNodeData).toEqual({ ids: [] });
		await poller.poll();
		expect(poller.savedNodeData).toEqual({ ids: ['a', 'b'] });
	});

	it('hands emissions of the node itself to the test, which decides how they end', async () => {
		const poller = new Poller({ node: new ScriptedTrigger(emitAndWait), onEmit: () => {} });
		const polling = poller.poll();
		const emission = await poller.nextEmission();
		expect(emission.items).toEqual([{ json: { position: 1 } }]);
		expect(emission.savedStaticData).toEqual({ position: 1 });
		emission.finish({ status: 'error' });
		expect(await polling).toEqual([{ json: { position: 1 } }]);
		expect(poller.staticData).toEqual({ position: 1, outcome: 'error' });

		const failing = poller.poll();
		(await poller.nextEmission()).fail(new Error('No room'));
		await expect(failing).rejects.toThrow('No room');
		expect(poller.staticData.position).toBe(2);
	});

	it('lets a poll die that is still running at a restart', async () => {
		const poller = new Poller({ node: new ScriptedTrigger(emitAndWait), onEmit: () => {} });
		const polling = poller.poll();
		const emission = await poller.nextEmission();
		poller.restart({ from: 'saved' });
		emission.finish();
		await expect(polling).rejects.toThrow(ProcessKilledError);
		expect(poller.staticData).toEqual({ position: 1 });
	});

	it('saves after the activating poll even when it brings nothing', async () => {
		const poller = new Poller({ node: new ScriptedTrigger() });
		expect(await poller.activate()).toBeNull();
		expect(poller.savedNodeData).toEqual({ count: 1 });
	});

	it('runs a manual test on a copy', async () => {
		const poller = new Poller({ node: new ScriptedTrigger() });
		await poller.poll();
		await poller.poll();
		expect(await poller.poll({ mode: 'manual' })).toEqual([{ json: { count: 3 } }]);
		expect(poller.staticData.count).toBe(2);
		expect(poller.emissions).toHaveLength(1);
	});

	it('shows the node the given time, budget and activation mode', async () => {
		const trigger = new ScriptedTrigger(async function () {
			return [
				[
					{
						json: {
							now: new Date().toISOString(),
							stamp: Date.now(),
							budget: this.getPollBudgetMs(),
							activation: this.getActivationMode(),
							isDate: new Date(0) instanceof Date,
						},
					},
				],
			];
		});
		const now = new Date('2026-01-02T03:04:05Z');
		const poller = new Poller({ node: trigger });
		const items = await poller.poll({ now, activation: 'init', getPollBudgetMs: () => 5 });
		expect(items?.[0]?.json).toEqual({
			now: '2026-01-02T03:04:05.000Z',
			stamp: now.getTime(),
			budget: 5,
			activation: 'init',
			isDate: true,
		});
		expect((await poller.poll())?.[0]?.json.stamp).not.toBe(now.getTime());
		expect((await poller.poll())?.[0]?.json.budget).toBe(300_000);
	});

	describe('with durable cursors', () => {
		it('commits with an emission and on null, and discards when the poll fails', async () => {
			const trigger = new ScriptedTrigger();
			const poller = new Poller({ node: trigger, durableCursors: true });
			expect(await poller.poll()).toBeNull();
			expect(poller.savedNodeData).toEqual({ count: 1 });

			trigger.poll = async function () {
				await countPolls.call(this);
				throw new Error('Page 2 failed');
			};
			await expect(poller.poll()).rejects.toThrow('Page 2 failed');
			expect(poller.staticData).toEqual({ count: 1 });

			trigger.poll = countPolls;
			poller.restart({ from: 'saved' });
			expect(await poller.poll()).toEqual([{ json: { count: 2 } }]);
			expect(poller.savedNodeData).toEqual({ count: 2 });
			expect(poller.savedStaticData).toBeUndefined();
		});

		it('keeps what was committed with an emission when the poll fails afterwards', async () => {
			const trigger = new ScriptedTrigger(emitAndWait);
			const poller = new Poller({ node: trigger, durableCursors: true, onEmit: () => {} });
			const polling = poller.poll();
			(await poller.nextEmission()).fail(new Error('No room'));
			await expect(polling).rejects.toThrow('No room');
			expect(poller.savedNodeData).toEqual({ position: 1 });
		});

		it('takes the commit back when the execution is refused', async () => {
			const trigger = new ScriptedTrigger(emitAndWait);
			const poller = new Poller({ node: trigger, durableCursors: true, onEmit: () => {} });
			const polling = poller.poll();
			(await poller.nextEmission()).refuse(new Error('Lease lost'));
			await expect(polling).rejects.toThrow('Lease lost');
			expect(poller.savedNodeData).toEqual({});
		});

		it('does not commit a null poll while publishing', async () => {
			const poller = new Poller({ node: new ScriptedTrigger(), durableCursors: true });
			await poller.activate();
			expect(poller.savedNodeData).toEqual({});
		});
	});

	it('keeps changes in memory when a poll fails without durable cursors', async () => {
		const trigger = new ScriptedTrigger(async function () {
			await countPolls.call(this);
			throw new Error('Page 2 failed');
		});
		const poller = new Poller({ node: trigger });
		await expect(poller.poll()).rejects.toThrow('Page 2 failed');
		expect(poller.staticData.count).toBe(1);
	});
});

describe('webhook', () => {
	const node = new ReceiverTrigger();
	const body = { event: 'sale' };

	it('starts an execution and answers with the code of the description', async () => {
		const request = { body, headers: { Token: 'right' }, query: { a: '1' }, ip: '192.0.2.7' };
		const { outputs, answer } = await webhook({ node, request });
		expect(outputs?.[0]?.[0]?.json).toEqual({
			body,
			query: { a: '1' },
			raw: '{"event":"sale"}',
			ip: '192.0.2.7',
		});
		expect(answer).toMatchObject({ status: 202, body: { message: 'Workflow was started' } });
	});

	it.each([
		['the node answers itself', { token: 'wrong' }, 403, { reason: 'token' }],
		['the node gives only an answer', { token: 'ping' }, 202, 'pong'],
		[
			'the node throws',
			{ token: 'crash' },
			500,
			{ code: 0, message: 'Workflow Webhook Error: Workflow could not be started!' },
		],
	])('starts nothing when %s', async (_case, headers, status, sent) => {
		const { outputs, answer } = await webhook({ node, request: { body, headers } });
		expect(outputs).toBeUndefined();
		expect(answer).toMatchObject({ status, body: sent });
	});

	it('answers 404 to a method the parameters exclude', async () => {
		const { answer } = await webhook({
			node,
			parameters: { httpMethod: 'GET' },
			request: { body },
		});
		expect(answer.status).toBe(404);
	});
});

describe('hook', () => {
	it('registers and removes, carrying static data from step to step', async () => {
		const node = new ReceiverTrigger();
		const before = await hook({ node, method: 'checkExists' });
		expect(before.result).toBe(false);
		const created = await hook({ node, method: 'create', staticData: before.staticData });
		expect(created.staticData).toEqual({
			'node:Receiver Trigger': { url: 'http://localhost:5678/webhook/receive' },
		});
		const { staticData } = created;
		expect((await hook({ node, method: 'checkExists', staticData })).result).toBe(true);
		const removed = await hook({ node, method: 'delete', staticData });
		expect(removed.staticData).toEqual({ 'node:Receiver Trigger': {} });
	});
});

describe('lists in the editor', () => {
	it('loads options with the parameters as they stand', async () => {
		const options = await loadOptions({ node: new Lookup(), method: 'getPaths' });
		expect(options).toEqual([{ name: '/things', value: '/things' }]);
	});

	it('searches with filter, page and credentials', async () => {
		const found = await listSearch({
			node: new Lookup(),
			method: 'searchThings',
			filter: 'abc',
			paginationToken: '1',
			credentials: { headerKeyApi: key() },
		});
		expect(found).toEqual({
			results: [{ name: 'abc 1 test-key', value: 1 }],
			paginationToken: '2',
		});
	});

	it('names the method that is missing', async () => {
		await expect(loadOptions({ node: new Lookup(), method: 'nothing' })).rejects.toThrow(
			'"nothing"',
		);
	});
});

describe('testCredential', () => {
	const data = { apiKey: 'test-key' };

	it('says when all is well', async () => {
		nock(API).get('/me').query(true).matchHeader('api-key', 'test-key').reply(200, {});
		expect(await testCredential({ credential: new HeaderKeyApi(), data })).toMatchObject({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	it.each([
		// n8n sends a request refused with 401 a second time, whether or not a token can be refreshed.
		[401, 2, 'The key was refused'],
		[403, 1, 'Forbidden'],
	])('shows for status %i, received %i times: %s', async (status, times, message) => {
		nock(API).get('/me').query(true).times(times).reply(status, {});
		expect(await testCredential({ credential: new HeaderKeyApi(), data })).toMatchObject({
			status: 'Error',
			message,
		});
	});

	it('reads a refusal in the body of a 200', async () => {
		nock(API)
			.get('/me')
			.query(true)
			.reply(200, { error: { code: 7 } });
		expect(await testCredential({ credential: new BodyRefusalApi(), data })).toMatchObject({
			status: 'Error',
			message: 'The body says no',
		});
	});

	it('fetches a new token when the stored one is refused, as n8n does anywhere', async () => {
		nock(API)
			.get('/me')
			.matchHeader('x-token', 'old')
			.reply(401)
			.post('/session')
			.reply(200, { token: 'fresh' })
			.get('/me')
			.matchHeader('x-token', 'fresh')
			.reply(200, {});
		const credential = new SessionApi();
		expect(await testCredential({ credential, data: { sessionToken: 'old' } })).toEqual({
			status: 'OK',
			message: 'Connection successful!',
			saved: { sessionToken: 'fresh' },
		});
	});

	it('keeps a stored token that is accepted: n8n does not know its own test node', async () => {
		nock(API).get('/me').matchHeader('x-token', 'old').reply(200, {});
		const credential = new SessionApi();
		expect(await testCredential({ credential, data: { sessionToken: 'old' } })).toMatchObject({
			status: 'OK',
			saved: { sessionToken: 'old' },
		});
	});
});

describe('processed data', () => {
	const remember = async (values: string[], parameters = {}) => {
		const { outputs } = await executeNode({
			node: new Remember(),
			parameters,
			items: toItems(...values.map((value) => ({ value }))),
		});
		return outputs[0]?.map(({ json }) => json.value);
	};
	const kept = () => processedData.hashes('workflow-1', 'node-1').length;

	it('tells new from known values', async () => {
		expect(await remember(['a', 'b'])).toEqual(['a', 'b']);
		expect(await remember(['b', 'c'])).toEqual(['c']);
	});

	it('calls a value repeated inside one call new each time, and stores it each time', async () => {
		expect(await remember(['a', 'a'])).toEqual(['a', 'a']);
		expect(await remember(['b', 'b'])).toEqual(['b', 'b']);
		expect(kept()).toBe(4);
	});

	it('drops the oldest beyond maxEntries', async () => {
		await remember(['a', 'b'], { maxEntries: 3 });
		expect(kept()).toBe(2);
		await remember(['c', 'd'], { maxEntries: 3 });
		expect(kept()).toBe(3);
		expect(await remember(['a', 'b', 'c', 'd'], { maxEntries: 3 })).toEqual(['a']);
	});

	it('forgets what is removed, the first of equal entries', async () => {
		await remember(['a', 'a', 'b']);
		await remember(['a', 'b'], { forget: true });
		expect(await remember(['a', 'b'])).toEqual(['b']);
	});

	it('keeps workflows and nodes apart', async () => {
		await remember(['a']);
		const { outputs } = await executeNode({
			node: new Remember(),
			nodeId: 'other',
			items: toItems({ value: 'a' }),
		});
		expect(outputs[0]).toHaveLength(1);
	});

	it.each([
		['before', 0],
		['after', 1],
	] as const)('dies %s the write and stays dead until revived', async (moment, written) => {
		processedData.failAfter(1, moment);
		await expect(remember(['a'])).rejects.toThrow(ProcessKilledError);
		await expect(remember(['b'])).rejects.toThrow(ProcessKilledError);
		expect(kept()).toBe(written);
		processedData.revive();
		expect(await remember(['b'])).toEqual(['b']);
	});

	it('comes back from a copy', async () => {
		await remember(['a']);
		const copy = processedData.copy();
		await remember(['b']);
		processedData.restore(copy);
		expect(await remember(['a', 'b'])).toEqual(['b']);
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
