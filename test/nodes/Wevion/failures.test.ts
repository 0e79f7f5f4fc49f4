import type { INodeParameters } from 'n8n-workflow';
import { ENDPOINTS } from '../../../nodes/shared/wevion/endpoints';
import { executeNode } from '../../harness';
import { TRACKER_KEY } from '../../simulators/wevion';
import { byId, Workspace } from './workspace';

let workspace: Workspace;
beforeEach(async () => {
	workspace = await Workspace.start();
});
afterEach(async () => {
	await workspace.stop();
	expect(workspace.simulator.faults).toEqual([]);
});

const TRACKER = { configId: byId('trk-1') };
const CONNECTION = {
	...{ trackerType: byId('keitaro'), trackerUrl: 'https://t.example.com', signIn: 'apiKey' },
	trackerApiKey: TRACKER_KEY,
};

/** The operations that use paths which public documents only imply, and the key of each. */
const IMPLIED: ReadonlyArray<readonly [string, keyof typeof ENDPOINTS, object]> = [
	['tracker.getAll', 'trackers', {}],
	['tracker.getTypes', 'trackerTypes', {}],
	['tracker.create', 'trackerCreate', { name: 'New', ...CONNECTION }],
	['tracker.getUsers', 'trackerUsers', TRACKER],
	['tracker.getAccess', 'access', TRACKER],
	['tracker.updateAccess', 'accessUpdate', { ...TRACKER, memberId: byId('m') }],
	['tracker.deleteAccess', 'accessDelete', { ...TRACKER, memberId: byId('m'), confirm: true }],
];

describe('a path that is not confirmed and is not there', () => {
	beforeEach(async () => {
		await workspace.stop();
		workspace = await Workspace.start({ unconfirmed: 'missing' });
	});

	it.each(IMPLIED)('%s says so, and how to correct it', async (operation, endpoint, parameters) => {
		const { method, path } = ENDPOINTS[endpoint];
		const shown = path.replace(':configId', 'trk-1').replace(':memberId', 'm');
		await expect(workspace.run(operation, { ...parameters })).rejects.toMatchObject({
			message: expect.stringContaining(
				`Wevion found nothing there (404): ${method} ${shown} is an unconfirmed path, which Wevion's public documents only imply`,
			),
			description: expect.stringMatching(/'Path' under Options.*'Paths and Names'/),
		});
	});

	it('says the same where a web page answers instead', async () => {
		workspace.simulator.misbehave({ kind: 'notFoundHtml', times: 1 });
		await expect(workspace.run('tracker.getAll')).rejects.toThrow('unconfirmed path');
	});

	it('says so of the update, which first reads the list', async () => {
		await workspace.stop();
		workspace = await Workspace.start();
		workspace.simulator.misbehave({ kind: 'notFoundHtml', times: 1, skip: 1 });
		const parameters = { ...TRACKER, updateFields: { name: 'x' } };
		await expect(workspace.run('tracker.update', parameters)).rejects.toThrow(
			'PUT /api/v1/trackers/trk-1 is an unconfirmed path',
		);
	});

	it('covers all implied paths', () => {
		const implied = Object.entries(ENDPOINTS).filter(([, { basis }]) => basis === 'implied');
		const tested = [...IMPLIED.map(([, endpoint]) => endpoint), 'trackerUpdate'];
		expect(implied.map(([name]) => name).sort()).toEqual([...tested].sort());
	});
});

it('corrects a path in the node', async () => {
	const path = '/api/v1/trackers/:configId/mappings';
	await workspace.run('tracker.getUsers', { ...TRACKER, options: { path } });
	expect(workspace.calls()).toEqual(['GET /trackers/trk-1/mappings']);
});

it('corrects paths and names in the credential, and the node comes first', async () => {
	const overrides = JSON.stringify({
		trackerUsers: '/api/v1/trackers/:configId/mappings/rules',
		dateFrom: 'start',
		breakdownGeo: '/api/v1/trackers/:configId/breakdowns/offer',
	});
	const credential = { overrides };
	await workspace.run('tracker.getUsers', TRACKER, { credential });
	const path = '/api/v1/trackers/:configId/mappings';
	await workspace.run('tracker.getUsers', { ...TRACKER, options: { path } }, { credential });
	const range = { dateRange: 'custom', from: '2026-11-01', to: '2026-11-02' };
	await workspace.run('breakdown.geo', { ...TRACKER, ...range }, { credential });
	expect(workspace.calls()).toEqual([
		'GET /trackers/trk-1/mappings/rules',
		'GET /trackers/trk-1/mappings',
		'GET /trackers/trk-1/breakdowns/offer',
	]);
	expect(workspace.sent().at(-1)?.query).toMatchObject({ start: '2026-11-01' });
});

it('sends the member in the body where the path has no place for it', async () => {
	await workspace.stop();
	workspace = await Workspace.start({ member: 'body' });
	const overrides = JSON.stringify({
		accessUpdate: '/api/v1/trackers/:configId/access',
		accessDelete: '/api/v1/trackers/:configId/access',
	});
	const member = { ...TRACKER, memberId: byId('m 1'), trackerUsers: ['4'] };
	await workspace.run('tracker.updateAccess', member, { credential: { overrides } });
	expect(workspace.simulator.account.tracker('trk-1').access.get('m 1')).toEqual(['4']);
	const parameters = { ...member, confirm: true };
	await workspace.run('tracker.deleteAccess', parameters, { credential: { overrides } });
	expect(workspace.simulator.account.tracker('trk-1').access.has('m 1')).toBe(false);
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

describe('Postback: Send Conversion', () => {
	const conversion = { event: 'Lead', clickId: '={{ $json.click }}' };

	it('asks for the template once, however many items there are', async () => {
		const items = [{ click: 'a' }, { click: 'b' }, { click: 'c' }];
		await workspace.run('postback.sendConversion', conversion, { items });
		expect(workspace.calls()).toEqual([
			'GET /postback/config',
			...items.map(() => 'GET /postback/conversions'),
		]);
		expect(workspace.simulator.account.conversions).toEqual([
			{ event: 'Lead', click_id: 'a' },
			{ event: 'Lead', click_id: 'b' },
			{ event: 'Lead', click_id: 'c' },
		]);
	});

	it('never sends the key to a template, wherever that leads', async () => {
		await workspace.run('postback.sendConversion', conversion, { items: [{ click: 'a' }] });
		const [, postback] = workspace.simulator.received();
		expect(postback?.headers).not.toHaveProperty('x-api-key');
		expect(postback?.headers).not.toHaveProperty('authorization');
	});

	it('a refused one says what Wevion said, without the signed URL', async () => {
		const urlTemplate = '={{ $json.url }}/api/v1/postback/conversions?signature=secret-sign';
		const items = [{ click: 'a', url: workspace.url }];
		const run = workspace.run('postback.sendConversion', { ...conversion, urlTemplate }, { items });
		const error = await run.catch((thrown: unknown) => thrown as Error);
		expect(error).toMatchObject({
			message: 'Wevion refused the request (401): Unauthorized',
			description: expect.stringContaining('its signature is not'),
		});
		expect(JSON.stringify(error)).not.toContain('secret-sign');
	});

	it('a page in its place says to copy the URL again', async () => {
		workspace.simulator.misbehave({ kind: 'notFoundHtml', times: 1, skip: 1 });
		const run = workspace.run('postback.sendConversion', conversion, { items: [{ click: 'a' }] });
		await expect(run).rejects.toMatchObject({
			message: 'Wevion refused the request (404)',
			description: expect.stringContaining('POST With Body'),
		});
	});

	it('is repeated after a 429 alone', async () => {
		const spoil = { pathIncludes: '/conversions', times: 1 } as const;
		const items = [{ click: 'a' }];
		workspace.simulator.misbehave({
			...{ ...spoil, kind: 'throttledRetryAfter', retryAfterSeconds: 0 },
		});
		await workspace.run('postback.sendConversion', conversion, { items });
		expect(workspace.simulator.account.conversions).toHaveLength(1);
		workspace.simulator.misbehave({ ...spoil, kind: 'serverErrorAfter' });
		const run = workspace.run('postback.sendConversion', conversion, { items });
		await expect(run).rejects.toThrow('(500)');
		expect(workspace.simulator.account.conversions).toHaveLength(2);
	});
});

describe('what cannot be right is said before anything is sent', () => {
	it.each([
		['mapping.getAll', { configId: byId('') }, "'Tracker' is empty"],
		['tracker.deleteAccess', { ...TRACKER, memberId: byId('m') }, "'Confirm' is off"],
		['tracker.create', { name: '', ...CONNECTION }, "'Name' is empty"],
		['tracker.create', { name: 'N', ...CONNECTION, trackerUrl: '' }, "'Tracker URL' is empty"],
		['tracker.update', TRACKER, "'Update Fields' has nothing to change"],
		['tracker.getAll', { options: { path: 'https://x.example.com' } }, "'Path' must begin with"],
		['tracker.getAll', { options: { queryParameters: '[1]' } }, 'must be a JSON object'],
		['api.call', { method: 'GET', path: '//x.example.com' }, "'Path' must begin with"],
		['api.call', { method: 'GET', path: '' }, "'Path' is empty"],
		['breakdown.geo', { ...TRACKER, dateRange: 'custom' }, "'From' is empty"],
		[
			'breakdown.geo',
			{ ...TRACKER, options: { currency: 'EURO' } },
			"'Currency' is not a currency",
		],
		['mappingRule.create', { ...TRACKER, given: 'json', rule: '{}' }, "'Rule (JSON)' is empty"],
		['mappingRule.create', { ...TRACKER, value: 'x' }, "'Wevion Campaign ID' is empty"],
		['postback.sendConversion', { clickId: '' }, "'Click ID' is empty"],
		[
			'postback.sendConversion',
			{ clickId: '{click_id}' },
			"'Click ID' is a macro that nobody replaced: {click_id}",
		],
		['postback.sendConversion', { clickId: 'c', value: 'ten' }, "'Value' is not an amount: ten"],
		['postback.sendConversion', { clickId: 'c', urlTemplate: 'abc' }, 'is not an address'],
	])('%s with %j: %s', async (operation, parameters, words) => {
		await expect(workspace.run(operation, parameters as INodeParameters)).rejects.toThrow(words);
		expect(workspace.simulator.requestCount).toBe(0);
	});

	it.each([
		['{', 'is not valid JSON'],
		['[]', 'must be a JSON object'],
		['{"trackerTypos": "/x"}', "knows no 'trackerTypos'; there are profile, trackers"],
		['{"trackers": "https://x.example.com"}', 'must be a path'],
		['{"trackers": 5}', 'must be text'],
	])('Paths and Names %s: %s', async (overrides, words) => {
		const run = workspace.run('tracker.getAll', {}, { credential: { overrides } });
		await expect(run).rejects.toThrow(words);
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
