import { BODY_BYTES_KEPT, MASK, MAX_BODY_BYTES, REQUESTS_KEPT, type Misbehaviour } from './base';
import { call, misbehave, simulator, start } from './baseCounter';

beforeEach(start);
afterEach(async () => await simulator.stop());

describe('rules', () => {
	it('apply in order, each for its number of requests, then end', async () => {
		misbehave('serverError', { times: 2 });
		misbehave('forbidden');
		const statuses = [];
		for (let i = 0; i < 4; i += 1) statuses.push((await call()).status);
		expect(statuses).toEqual([500, 500, 403, 200]);
	});

	it('wait for their path and for the requests to skip', async () => {
		misbehave('serverError', { pathIncludes: '/events', skip: 1 });
		const statuses = [];
		for (const path of ['/events', '/other', '/events', '/events']) {
			statuses.push((await call(path)).status);
		}
		expect(statuses).toEqual([200, 200, 500, 200]);
	});

	it('are forgotten by behave', async () => {
		misbehave('serverError', { times: 100 });
		simulator.behave();
		expect((await call()).status).toBe(200);
	});

	it.each([
		[{ kind: 'sulk', times: 1 }, /No misbehaviour 'sulk'/],
		[{ kind: 'toString', times: 1 }, /No misbehaviour/],
		[{ kind: 'hang' }, /'times'/],
		[{ kind: 'hang', times: 0 }, /'times'/],
		[{ kind: 'slow', times: 1, delayMs: -1 }, /'delayMs'/],
	])('refuse %j', (rule, message) => {
		expect(() => simulator.misbehave(rule as unknown as Misbehaviour)).toThrow(message);
	});
});

describe('what was received', () => {
	it('keeps method, path, query, headers and body, with keys masked', async () => {
		await call('/path?access_token=test-key&limit=5', {
			method: 'POST',
			headers: { Authorization: 'Bearer test-key', 'X-Other': 'seen' },
			body: '{"access_token":"test-key","n":1}',
		});
		const [entry] = simulator.received();
		expect(entry).toMatchObject({
			method: 'POST',
			path: '/path',
			query: { access_token: MASK, limit: '5' },
			body: `{"access_token":"${MASK}","n":1}`,
			answered: 200,
		});
		expect(entry?.headers).toMatchObject({ authorization: MASK, 'x-other': 'seen' });
		expect(JSON.stringify(entry)).not.toContain('test-key');
	});

	it('keeps the last requests and counts all', async () => {
		const total = REQUESTS_KEPT + 3;
		for (let i = 0; i < total; i += 1) await call(`/${i}`);
		expect(simulator.requestCount).toBe(total);
		expect(simulator.received()).toHaveLength(REQUESTS_KEPT);
		expect(simulator.received()[0]?.path).toBe('/3');
		expect(simulator.received().at(-1)?.path).toBe(`/${total - 1}`);
	}, 60_000);

	it('takes a body of megabytes and keeps its beginning', async () => {
		const body = 'ж'.repeat(3_000_000);
		await call('/', { method: 'POST', body });
		expect(simulator.lastBody).toBe(body);
		expect(simulator.received()[0]?.body).toBe('ж'.repeat(BODY_BYTES_KEPT / 2));
	});

	it('refuses a body above the limit and does nothing', async () => {
		const answer = await call('/', { method: 'POST', body: Buffer.alloc(MAX_BODY_BYTES + 1) });
		expect(answer.status).toBe(413);
		expect(simulator.works).toBe(0);
	});

	it('is forgotten on request', async () => {
		await call();
		simulator.forgetTraffic();
		expect(simulator.requestCount).toBe(0);
		expect(simulator.received()).toEqual([]);
	});
});

describe('life', () => {
	it('keeps a doubled slash of a wrong base URL in the path', async () => {
		await call('//path');
		expect(simulator.received()[0]?.path).toBe('//path');
	});

	it('records its own bugs instead of hiding them', async () => {
		expect((await call('/bug')).status).toBe(500);
		expect(simulator.faults).toEqual(['GET /bug: Error: a bug of the simulator']);
	});

	it('starts again after a stop, on the port it is told', async () => {
		const port = Number(new URL(simulator.url).port);
		await simulator.stop();
		expect(() => simulator.url).toThrow('not started');
		expect(await simulator.start(port)).toBe(`http://127.0.0.1:${port}`);
		expect((await call()).status).toBe(200);
	});

	it('refuses a second start', async () => {
		await expect(simulator.start()).rejects.toThrow('runs already');
	});
});
