import { hook, webhook } from '.';
import { ReceiverTrigger } from './fixtures/nodes';
import { nothingLeft } from './fixtures/lookup';

afterEach(nothingLeft);

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
