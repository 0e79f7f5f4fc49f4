import { GRAPH_ERRORS, type GraphErrorName } from './meta';
import { command, counts, call, event, meta, post, send, start } from './metaCalls';

beforeEach(async () => await start());

describe('the connection', () => {
	const path = '/v26.0/1234567890';

	it('answers the dataset', async () => {
		const { status, body } = await call(`${path}?fields=id,name`);
		expect(status).toBe(200);
		expect(body).toEqual({ id: '1234567890', name: 'Test dataset' });
	});

	it.each<[string, string, RequestInit, GraphErrorName]>([
		['a wrong token', path, { headers: { Authorization: 'Bearer other' } }, 'wrongToken'],
		['no token', path, { headers: { Authorization: '' } }, 'noToken'],
		['another dataset', '/v26.0/999', {}, 'unknownDataset'],
		['no version', '/1234567890/events', {}, 'unknownPath'],
		['a strange version', '/26/1234567890', {}, 'unknownPath'],
		['another edge', `${path}/leads`, {}, 'unknownPath'],
		['GET of the events', `${path}/events`, {}, 'unknownDataset'],
		['POST to the dataset', path, { method: 'POST', body: '{}' }, 'unknownDataset'],
		['an unknown field', `${path}?fields=id,colour`, {}, 'unknownField'],
	])('refuses %s', async (_, where, init, name) => {
		const wanted: { status: number; code: number; subcode?: number } = GRAPH_ERRORS[name];
		const { status, body } = await call(where, init);
		expect(status).toBe(wanted.status);
		expect(body.error?.code).toBe(wanted.code);
		expect(body.error?.error_subcode).toBe(wanted.subcode);
		expect(body.error?.fbtrace_id).toEqual(expect.any(String));
	});

	it.each([
		['the query', { data: [event()] }, '?access_token=meta-test-token'],
		['the body', { data: [event()], access_token: 'meta-test-token' }, ''],
	])('takes the token from %s', async (_, body, query) => {
		const path = `/v26.0/1234567890/events${query}`;
		expect((await post(body, path, { Authorization: '' })).status).toBe(200);
	});

	it('takes a form with data as JSON text', async () => {
		const form = new URLSearchParams({ data: JSON.stringify([event()]) });
		const path = '/v26.0/1234567890/events';
		expect((await call(path, { method: 'POST', body: form })).body.events_received).toBe(1);
	});
});

describe('limits and trouble', () => {
	const regain = (headers: Headers): number => {
		const usage = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}') as Record<
			string,
			Array<{ estimated_time_to_regain_access: number }>
		>;
		return Object.values(usage)[0]?.[0]?.estimated_time_to_regain_access ?? NaN;
	};

	it('tells its usage with every answer', async () => {
		const { headers } = await send(event());
		expect(regain(headers)).toBe(0);
		expect(JSON.parse(headers.get('x-app-usage') ?? '')).toHaveProperty('call_count');
	});

	it.each([
		[4, 400],
		[17, 429],
		[80004, 400],
	])('throttles with code %d and HTTP %d for as long as told', async (code, httpStatus) => {
		command('setThrottled', { code, httpStatus, minutes: 3, times: 1 });
		const { status, headers, body } = await send(event());
		expect(status).toBe(httpStatus);
		expect(body.error).toMatchObject({ code, is_transient: true });
		expect(regain(headers)).toBe(3);
		expect(counts()).toMatchObject({ accepted: 0 });
		expect((await send(event())).status).toBe(200);
	});

	it('throttles until told otherwise', async () => {
		command('setThrottled', { code: 4 });
		for (let i = 0; i < 3; i += 1) expect((await send(event())).body.error?.code).toBe(4);
		command('setThrottled', { code: 0 });
		expect((await send(event())).status).toBe(200);
	});

	it('refuses to throttle with a code that does not mean it', () => {
		expect(() => command('setThrottled', { code: 190 })).toThrow(/'code'/);
	});

	it('gives a chosen error as often as told', async () => {
		command('errorOnce', { code: 190, subcode: 463, httpStatus: 500, times: 2 });
		command('errorOnce', { code: 2, transient: true });
		const seen = [];
		for (let i = 0; i < 4; i += 1) {
			const { status, body } = await send(event());
			seen.push([status, body.error?.code, body.error?.error_subcode, body.error?.is_transient]);
		}
		expect(seen).toEqual([
			[500, 190, 463, undefined],
			[500, 190, 463, undefined],
			[500, 2, undefined, true],
			[200, undefined, undefined, undefined],
		]);
	});

	it.each([
		['unauthorized', 401, 190],
		['forbidden', 403, 10],
		['throttled', 429, 4],
		['serverError', 500, 2],
	] as const)('misbehaves in its own words: %s', async (kind, httpStatus, code) => {
		meta.misbehave({ kind, times: 1 });
		const { status, body } = await send(event());
		expect(status).toBe(httpStatus);
		expect(body.error?.code).toBe(code);
	});
});
