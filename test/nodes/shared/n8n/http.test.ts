import { NodeApiError, type IHttpRequestOptions, type IN8nHttpFullResponse } from 'n8n-workflow';

import { request, type ServiceRequest } from '../../../../nodes/shared/n8n/http';

const ASKED: ServiceRequest = {
	method: 'POST',
	url: '/things',
	query: { ids: ['1', '2'] },
	headers: { 'X-Own': 'yes' },
	body: { name: 'Zoë' },
	timeoutMs: 5_000,
};

const answer = (statusCode: number, body: unknown, headers = {}): IN8nHttpFullResponse => ({
	statusCode,
	headers,
	body: body as string,
});

const ask = async (response: IN8nHttpFullResponse | Error, asked = ASKED) => {
	let sent: IHttpRequestOptions | undefined;
	const send = async (options: IHttpRequestOptions) => {
		sent = options;
		if (response instanceof Error) throw response;
		return response;
	};
	const outcome = await request(send, asked, () => 0);
	return { outcome, sent };
};

it('asks for the plain answer, follows no redirect and waits no longer than told', async () => {
	const { sent } = await ask(answer(200, '{}'));
	expect(sent).toEqual({
		method: 'POST',
		url: '/things',
		qs: { ids: ['1', '2'] },
		arrayFormat: 'repeat',
		headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-Own': 'yes' },
		body: Buffer.from('{"name":"Zoë"}'),
		timeout: 5_000,
		encoding: 'text',
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	});
});

it('builds options anew for every attempt: n8n writes the key into them', async () => {
	const first = await ask(answer(200, '{}'));
	const headers = first.sent?.headers as Record<string, string>;
	headers.Authorization = 'Bearer test-key';
	(first.sent?.qs as Record<string, string>).api_key = 'test-key';
	const second = await ask(answer(200, '{}'));
	expect(JSON.stringify(second.sent)).not.toContain('test-key');
	expect(JSON.stringify(ASKED)).not.toContain('test-key');
});

it('sends bytes as they are, and nothing where there is nothing', async () => {
	const body = Buffer.from('{"a": 1.0}');
	expect((await ask(answer(200, '{}'), { ...ASKED, body })).sent?.body).toBe(body);
	const bare: ServiceRequest = { method: 'GET', url: '/', timeoutMs: 1 };
	expect((await ask(answer(200, '{}'), bare)).sent).not.toHaveProperty('body');
});

describe.each<[string, IN8nHttpFullResponse | Error, object]>([
	[
		'JSON',
		answer(200, '{"a":1}', { 'X-Trace': 7 }),
		{ answer: { status: 200, headers: { 'x-trace': '7' }, body: { a: 1 } } },
	],
	['JSON null', answer(200, 'null'), { answer: { status: 200, headers: {}, body: null } }],
	['nothing', answer(200, ''), { problem: { kind: 'emptyAnswer', status: 200 } }],
	['white space', answer(200, ' \n'), { problem: { kind: 'emptyAnswer', status: 200 } }],
	['half of the JSON', answer(200, '{"a":'), { problem: { kind: 'brokenAnswer', status: 200 } }],
	[
		'an error with its data',
		answer(422, '{"name":["bad"]}'),
		{
			answer: { status: 422, headers: {}, body: { name: ['bad'] } },
			problem: { kind: 'invalid', status: 422, detail: 'name: bad' },
		},
	],
	[
		'an error in plain text',
		answer(500, 'down'),
		{ problem: { kind: 'serverFault', status: 500, detail: 'down' } },
	],
	[
		'no connection',
		Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
		{ problem: { kind: 'refused', detail: 'ECONNREFUSED' } },
	],
	[
		'a failure wrapped in another',
		new Error('outer', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }),
		{ problem: { kind: 'cut', detail: 'ECONNRESET' } },
	],
	['a failure without a code', new Error('odd'), { problem: { kind: 'unknown', detail: 'odd' } }],
])('%s', (_what, response, expected) => {
	it('comes out as an outcome, never as an exception', async () =>
		expect((await ask(response)).outcome).toEqual(expected));
});

it("finds the network code inside n8n's own error", async () => {
	const node = {
		id: '1',
		name: 'T',
		type: 't',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const cause = Object.assign(new Error('getaddrinfo ENOTFOUND api.example.com'), {
		code: 'ENOTFOUND',
	});
	const wrapped = new NodeApiError(node, { message: cause.message });
	const { outcome } = await ask(Object.assign(wrapped, { cause }));
	expect(outcome.problem?.kind).toBe('unresolved');
});

it('does not throw when something that is no error is thrown', async () => {
	const thrown: unknown = 'nonsense';
	const outcome = await request(
		async () => await Promise.reject(thrown as Error),
		ASKED,
		() => 0,
	);
	expect(outcome.problem?.kind).toBe('unknown');
});
