import { connect } from 'node:net';

import { MISBEHAVIOURS, type MisbehaviourKind } from './base';
import { call, misbehave, RIGHT, simulator, start, until } from './baseCounter';

beforeEach(start);
afterEach(async () => await simulator.stop());

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
