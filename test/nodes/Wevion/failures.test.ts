import type { INodeParameters } from 'n8n-workflow';
import { executeNode } from '../../harness';
import { byId, CONNECTION, TRACKER, Workspace } from './workspace';

let workspace: Workspace;
beforeEach(async () => {
	workspace = await Workspace.start();
});

describe('each documented failure has its sentence', () => {
	const fails = async (operation: string, parameters: INodeParameters = {}) =>
		await workspace.run(operation, parameters).then(
			() => ({ message: 'nothing', description: '' }),
			(error: { message: string; description: string }) => error,
		);

	it('401: the key', async () => {
		const run = workspace.run('mapping.getAll', TRACKER, { credential: { apiKey: 'wrong-key' } });
		await expect(run).rejects.toMatchObject({
			message: 'Wevion did not accept the key (401)',
			description: expect.stringContaining("change 'Send Key As'"),
		});
	});

	it('403: the four roles that may', async () => {
		workspace.simulator.commands.setRole?.({ role: 'viewer' });
		const { message, description } = await fails('mapping.getAll', TRACKER);
		expect(message).toContain('Wevion does not allow this key to do that (403)');
		expect(description).toContain('manager, admin, owner or super_admin');
	});

	it.each(['manager', 'admin', 'owner', 'super_admin'])('%s may', async (role) => {
		workspace.simulator.commands.setRole?.({ role });
		expect(await workspace.ask('mapping.getAll', TRACKER)).toHaveLength(3);
	});

	it('402: the plan', async () => {
		workspace.simulator.commands.setPlan?.({ status: 402 });
		const { message, description } = await fails('mapping.setUp', TRACKER);
		expect(message).toBe('The API is not part of this Wevion plan (402)');
		expect(description).toContain('unpaid workspaces');
	});

	it('404 at a path that is stated: the tracker', async () => {
		const { message, description } = await fails('mapping.getAll', { configId: byId('gone') });
		expect(message).not.toContain('unconfirmed');
		expect(message).toContain('Wevion found nothing there (404)');
		expect(description).toContain('Check the tracker');
	});

	it('429 with a wait longer than a minute: the limit', async () => {
		workspace.simulator.misbehave({
			...{ kind: 'throttledRetryAfter', times: 1, retryAfterSeconds: 3_600 },
		});
		const { message, description } = await fails('mapping.getAll', TRACKER);
		expect(message).toBe('Wevion asks for fewer requests (429)');
		expect(description).toContain('100 requests a minute');
	});

	it('a web page: the address of the API', async () => {
		workspace.simulator.misbehave({ kind: 'notFoundHtml', times: 1 });
		const { message, description } = await fails('mapping.getAll', TRACKER);
		expect(message).toBe('A web page answered instead of the Wevion API (404)');
		expect(description).toContain('https://api.wevion.ai');
	});

	it('a "no" with status 200', async () => {
		const path = '/api/v1/trackers/test';
		const body = '{"url": "https://down.example.com", "type": "keitaro"}';
		const { message } = await fails('api.call', { method: 'POST', path, body });
		expect(message).toContain('connect ECONNREFUSED');
	});
});

describe('requests and trouble that passes', () => {
	it('waits out a 429, of writes as well', async () => {
		workspace.simulator.misbehave({
			...{ kind: 'throttledRetryAfter', times: 2, retryAfterSeconds: 0 },
		});
		await workspace.run('mapping.setUp', TRACKER);
		expect(workspace.simulator.requestCount).toBe(3);
	});

	it('does not repeat a write that may have been done', async () => {
		workspace.simulator.misbehave({ kind: 'serverErrorAfter', times: 1 });
		const run = workspace.run('tracker.create', { name: 'New', ...CONNECTION });
		await expect(run).rejects.toThrow('Wevion could not handle the request (500)');
		expect(workspace.simulator.account.trackers.size).toBe(3);
		expect(workspace.simulator.requestCount).toBe(1);
	});

	it('takes the key nowhere else', async () => {
		workspace.simulator.misbehave({ kind: 'redirect302', times: 1 });
		await expect(workspace.run('mapping.getAll', TRACKER)).rejects.toThrow('was not followed');
		expect(workspace.simulator.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	});

	it('sends no request after it was stopped', async () => {
		const stopped = new AbortController();
		stopped.abort();
		const setup = workspace.setup({ resource: 'tracker', operation: 'getAll' });
		expect((await executeNode({ ...setup, cancel: stopped.signal })).outputs).toEqual([[]]);
		expect(workspace.simulator.requestCount).toBe(0);
	});
});

describe('several items', () => {
	const parameters = { configId: byId('={{ $json.id }}') };
	const items = [{ id: 'trk-1' }, { id: 'gone' }, { id: 'trk-1' }];

	it('goes on after one that fails when told to, and links every result', async () => {
		const { output } = await workspace.run('mappingRule.getAll', parameters, {
			...{ items, continueOnFail: true },
		});
		expect(output).toMatchObject([
			{ json: { id: 'rule-1' }, pairedItem: { item: 0 } },
			{ json: { error: expect.stringContaining('(404)') }, pairedItem: { item: 1 } },
			{ json: { id: 'rule-1' }, pairedItem: { item: 2 } },
		]);
	});

	it('stops at it otherwise, and names it', async () => {
		const run = workspace.run('mappingRule.getAll', parameters, { items });
		await expect(run).rejects.toMatchObject({
			context: expect.objectContaining({ itemIndex: 1 }) as unknown,
		});
	});
});

it('no secret of a tracker comes back in an answer', async () => {
	const body =
		'{"name": "n", "type": "t", "note": {"api_key": "k1", "accessToken": "k2", "id": 1}}';
	const [answer] = await workspace.ask('api.call', {
		...{ method: 'POST', path: '/api/v1/trackers', body },
	});
	expect(answer).toMatchObject({ note: { api_key: '***', accessToken: '***', id: 1 } });
});
