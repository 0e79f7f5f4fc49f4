import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

import {
	BODY_BYTES_KEPT,
	json,
	MASK,
	MAX_BODY_BYTES,
	MISBEHAVIOURS,
	REQUESTS_KEPT,
	Simulator,
	type Misbehaviour,
	type MisbehaviourKind,
	type SimulatedAnswer,
	type SimulatedRequest,
} from './base';

const RIGHT = { ok: true, rows: ['one', 'two'] };

/** Counts what it really did. */
class Counter extends Simulator {
	readonly name = 'counter';
	works = 0;
	partials = 0;
	lastBody = '';

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		if (request.path === '/bug') throw new Error('a bug of the simulator');
		this.works += 1;
		this.lastBody = request.body;
		if (request.partial) this.partials += 1;
		return json(200, RIGHT);
	}
}

let simulator: Counter;

beforeEach(async () => {
	simulator = new Counter();
	await simulator.start();
});

afterEach(() => simulator.stop());

async function call(path = '/', init: RequestInit = {}) {
	const response = await fetch(simulator.url + path, { redirect: 'manual', ...init });
	return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Waits for something to happen in the server, without a clock. */
async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await nextTurn();
}

const misbehave = (kind: MisbehaviourKind, more: Partial<Misbehaviour> = {}): void =>
	simulator.misbehave({ kind, times: 1, ...more });

describe('answers a client gets whole', () => {
	const HTML = /^<!doctype html>/;
	const rows: Array<[MisbehaviourKind, status: number, works: number, body: RegExp]> = [
		['throttled', 429, 0, /^\{"error"/],
		['throttledRetryAfter', 429, 0, /^\{"error"/],
		['serverError', 500, 0, /^\{"error"/],
		['serverErrorAfter', 500, 1, /^\{"error"/],
		['badGateway', 502, 0, HTML],
		['challengePage', 200, 0, HTML],
		['redirect301', 301, 0, /^$/],
		['redirect302', 302, 0, /^$/],
		['invalidJson', 200, 1, /^\{"ok":true/],
		['emptyBody', 200, 1, /^$/],
		['partialPage', 200, 1, /two/],
		['unauthorized', 401, 0, /^\{"error"/],
		['paymentRequired', 402, 0, /^\{"error"/],
		['forbidden', 403, 0, /^\{"error"/],
		['notFoundHtml', 404, 0, HTML],
	];

	it.each(rows)('%s: HTTP %d, work done %d times', async (kind, status, works, body) => {
		misbehave(kind);
		const answer = await call();
		expect(answer.status).toBe(status);
		expect(answer.body).toMatch(body);
		expect(simulator.works).toBe(works);
		expect(simulator.received().at(-1)?.answered).toBe(status);
		expect(JSON.parse((await call()).body)).toEqual(RIGHT);
	});

	const NOT_WHOLE = ['slow', 'hang', 'cutBody', 'cutBefore'];

	it('every misbehaviour is tested, here or below', () => {
		const tested = [...rows.map(([kind]) => kind), ...NOT_WHOLE];
		expect(tested.sort()).toEqual(Object.keys(MISBEHAVIOURS).sort());
	});

	it('sends Retry-After only where it should', async () => {
		misbehave('throttled');
		misbehave('throttledRetryAfter', { retryAfterSeconds: 7 });
		expect((await call()).headers.get('retry-after')).toBeNull();
		expect((await call()).headers.get('retry-after')).toBe('7');
	});

	it('cuts invalid JSON so that it does not parse', async () => {
		misbehave('invalidJson');
		const { body } = await call();
		expect(() => JSON.parse(body)).toThrow(SyntaxError);
	});

	it('tells the service to answer a partial page', async () => {
		misbehave('partialPage');
		await call();
		await call();
		expect(simulator.partials).toBe(1);
	});
});

describe('answers a client does not get whole', () => {
	it('cutBody: works, promises a whole body and drops the connection after half of it', async () => {
		misbehave('cutBody');
		// Over a bare socket: other test files of the same worker may have left their hooks in node:http.
		const { hostname, port } = new URL(simulator.url);
		const answer = await new Promise<string>((resolve, reject) => {
			let got = '';
			const socket = connect(Number(port), hostname, () => {
				socket.write(`GET / HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
			});
			socket.setEncoding('utf8');
			socket.on('data', (text: string) => (got += text));
			socket.on('error', reject);
			socket.on('close', () => resolve(got));
		});
		const [head = '', body] = answer.split('\r\n\r\n');
		const whole = JSON.stringify(RIGHT);
		expect(/content-length: (\d+)/i.exec(head)?.[1]).toBe(String(whole.length));
		expect(body).toBe(whole.slice(0, Math.floor(whole.length / 2)));
		expect(simulator.works).toBe(1);
		expect(simulator.received().at(-1)?.answered).toBe('cut');
	});

	it('cutBefore: drops the connection without working', async () => {
		misbehave('cutBefore');
		await expect(call()).rejects.toThrow();
		expect(simulator.works).toBe(0);
		expect(simulator.received().at(-1)?.answered).toBe('cut');
	});

	it('hang: never works, never answers, and stop ends the call', async () => {
		misbehave('hang');
		const pending = expect(call()).rejects.toThrow();
		await until(() => simulator.requestCount === 1);
		await simulator.stop();
		await pending;
		expect(simulator.works).toBe(0);
	});

	it('slow: gives the right answer after the wait', async () => {
		misbehave('slow', { delayMs: 5 });
		expect(JSON.parse((await call()).body)).toEqual(RIGHT);
	});

	it('slow: the work is done before the wait, and stop ends the wait', async () => {
		misbehave('slow', { delayMs: 600_000 });
		const pending = expect(call()).rejects.toThrow();
		await until(() => simulator.works === 1);
		await simulator.stop();
		await pending;
	});
});

describe('redirects to another host', () => {
	it.each([
		['without a key', {}, 0],
		['with a key header', { headers: { 'Api-Key': 'test-key' } }, 1],
		['with a key in the body', { method: 'POST', body: '{"access_token":"test-key"}' }, 1],
	])('counts calls of the target %s', async (_, init: RequestInit, withKey) => {
		misbehave('redirect302');
		const target = (await call()).headers.get('location') ?? '';
		const { port } = new URL(simulator.url);
		expect(target).toBe(`http://localhost:${port}/elsewhere`);
		await call('/elsewhere', init);
		expect(simulator.elsewhere()).toEqual({ calls: 1, withKey });
		expect(simulator.works).toBe(0);
	});
});

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
