import { createHash } from 'node:crypto';

import { GRAPH_ERRORS, MetaSimulator, type GraphErrorName } from './meta';

const NOW_MS = Date.UTC(2026, 10, 20, 12, 0, 0);
const NOW = NOW_MS / 1_000;
const DAY = 86_400;
const HOUR_MS = 3_600_000;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type Fields = Record<string, unknown>;

const USER = {
	em: [sha256('buyer@example.com')],
	country: sha256('de'),
	client_ip_address: '203.0.113.7',
	client_user_agent: 'Mozilla/5.0 (Test)',
	fbc: `fb.1.${NOW_MS - HOUR_MS}.IwAR2_Test-Click`,
	fbp: `fb.1.${NOW_MS - HOUR_MS}.1098115397`,
	external_id: 'click-1',
};

const CUSTOM = { value: 12.5, currency: 'EUR' };

const event = (more: Fields = {}): Fields => ({
	event_name: 'Purchase',
	event_time: NOW - 60,
	event_id: 'conversion-1',
	action_source: 'website',
	event_source_url: 'https://example.com/landing',
	user_data: USER,
	custom_data: CUSTOM,
	...more,
});

const EXTINFO = ['i2', '', '', '', '17.5', '', '', '', '', '', '', '', '', '', '', ''];

const appEvent = (more: Fields = {}): Fields =>
	event({
		action_source: 'app',
		app_data: {
			advertiser_tracking_enabled: 0,
			application_tracking_enabled: 1,
			extinfo: EXTINFO,
			...more,
		},
	});

const messagingEvent = (more: Fields = {}): Fields =>
	event({
		action_source: 'business_messaging',
		messaging_channel: 'whatsapp',
		user_data: { ctwa_clid: 'ARAkTest', whatsapp_business_account_id: '1' },
		...more,
	});

interface GraphAnswer {
	events_received?: number;
	fbtrace_id?: string;
	error?: Fields;
}

let nowMs = NOW_MS;
let meta: MetaSimulator;

beforeEach(async () => {
	nowMs = NOW_MS;
	meta = new MetaSimulator({ now: () => nowMs });
	await meta.start();
});

afterEach(async () => {
	expect(meta.faults).toEqual([]);
	await meta.stop();
});

async function call(path: string, init: RequestInit = {}) {
	const response = await fetch(meta.url + path, {
		...init,
		headers: { Authorization: 'Bearer meta-test-token', ...init.headers },
	});
	return {
		status: response.status,
		headers: response.headers,
		body: (await response.json()) as GraphAnswer,
	};
}

const post = async (body: unknown, path = '/v26.0/1234567890/events', headers = {}) =>
	await call(path, { method: 'POST', body: JSON.stringify(body), headers });

const send = async (...events: unknown[]) => await post({ data: events });

const counts = () => meta.commands.counts?.({}) as Fields;

const command = (name: string, args: Fields = {}): unknown => meta.commands[name]?.(args);

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

describe('events it takes', () => {
	it.each<[string, Fields]>([
		['a full website purchase', event()],
		['one just 7 days old', event({ event_time: NOW - 7 * DAY })],
		[
			'62 days old from a shop',
			event({ action_source: 'physical_store', event_time: NOW - 62 * DAY }),
		],
		['one a minute ahead', event({ event_time: NOW + 60 })],
		['a lead without a value', event({ event_name: 'Lead', custom_data: undefined })],
		['a value of zero', event({ custom_data: { value: 0, currency: 'USD' } })],
		['a lower-case currency', event({ custom_data: { value: 1, currency: 'usd' } })],
		['free keys in custom_data', event({ custom_data: { ...CUSTOM, tracker: 'keitaro' } })],
		['IPv6', event({ user_data: { ...USER, client_ip_address: '2001:db8::1' } })],
		['fbc with a suffix', event({ user_data: { ...USER, fbc: `${USER.fbc}.AQECAQIB` } })],
		['no event_id', event({ event_id: undefined })],
		[
			'limited data use by place of the visitor',
			event({
				data_processing_options: ['LDU'],
				data_processing_options_country: 0,
				data_processing_options_state: 0,
			}),
		],
		['no data processing options, said so', event({ data_processing_options: [] })],
		['an app event', appEvent()],
		['a messaging event', messagingEvent()],
	])('%s', async (_, given) => {
		const { status, body } = await send(given);
		expect(body).toMatchObject({ events_received: 1, messages: [] });
		expect(status).toBe(200);
		expect(counts()).toMatchObject({ accepted: 1, refusedRequests: 0 });
	});
});

const user = (more: Fields): Fields => event({ user_data: { ...USER, ...more } });
const custom = (more: Fields): Fields => event({ custom_data: { ...CUSTOM, ...more } });

describe('events it refuses', () => {
	const EMPTY_HASH = sha256('');

	it.each<[string, unknown, GraphErrorName]>([
		['no object', 'Purchase', 'parameter'],
		['an unknown key', event({ eventName: 'Purchase' }), 'unknownKey'],

		['no event_name', event({ event_name: undefined }), 'eventName'],
		['a blank event_name', event({ event_name: ' ' }), 'eventName'],

		['no event_time', event({ event_time: undefined }), 'eventTime'],
		['ISO event_time', event({ event_time: '2026-11-20T12:00:00Z' }), 'eventTime'],
		['event_time with a fraction', event({ event_time: NOW - 0.5 }), 'eventTime'],
		['event_time in milliseconds', event({ event_time: NOW_MS }), 'eventTime'],
		['over 7 days old', event({ event_time: NOW - 7 * DAY - 1 }), 'tooOld'],
		[
			'over 62 days old from a shop',
			event({ action_source: 'physical_store', event_time: NOW - 62 * DAY - 1 }),
			'tooOld',
		],
		['over a minute ahead', event({ event_time: NOW + 61 }), 'inFuture'],

		['no action_source', event({ action_source: undefined }), 'actionSource'],
		['an unknown action_source', event({ action_source: 'web' }), 'actionSource'],
		['website without URL', event({ event_source_url: undefined }), 'website'],
		['website with half a URL', event({ event_source_url: 'example.com/x' }), 'website'],
		['website without browser', user({ client_user_agent: undefined }), 'website'],

		['no user_data', event({ user_data: undefined }), 'identity'],
		['empty user_data', event({ user_data: {} }), 'identity'],
		['only empty lists', event({ user_data: { em: [], ph: null } }), 'identity'],
		['only a browser', event({ user_data: { client_user_agent: 'Test' } }), 'identity'],
		[
			'only a country and a browser',
			event({ user_data: { country: sha256('de'), client_user_agent: 'Test' } }),
			'identity',
		],
		['an unknown user_data key', user({ email: 'x' }), 'unknownKey'],

		...['em', 'ph', 'fn', 'ln', 'ct', 'st', 'zp', 'country', 'db', 'ge'].map(
			(key): [string, unknown, GraphErrorName] => [
				`plain text in ${key}`,
				user({ [key]: 'plain' }),
				'userData',
			],
		),
		['one plain address in a list', user({ em: [USER.em[0], 'a@example.com'] }), 'userData'],
		['MD5', user({ em: 'd41d8cd98f00b204e9800998ecf8427e' }), 'userData'],
		['a hash of nothing', user({ em: EMPTY_HASH }), 'userData'],
		['a hash of nothing in a list', user({ ph: [EMPTY_HASH] }), 'userData'],
		['no IP address', user({ client_ip_address: '300.1.1.1' }), 'userData'],
		['a bare fbclid as fbc', user({ fbc: 'IwAR2_Test-Click' }), 'userData'],
		['fbc in seconds', user({ fbc: `fb.1.${NOW}.IwAR2` }), 'userData'],
		['fbc from the future', user({ fbc: `fb.1.${NOW_MS + HOUR_MS}.IwAR2` }), 'userData'],
		['fbc from before fbclid', user({ fbc: 'fb.1.1000000000000.IwAR2' }), 'userData'],
		['fbc with a macro', user({ fbc: `fb.1.${NOW_MS}.{fbclid}` }), 'userData'],
		['a malformed fbp', user({ fbp: 'fb.1.1098115397' }), 'userData'],
		['a blank external_id', user({ external_id: '' }), 'userData'],

		['Purchase without custom_data', event({ custom_data: undefined }), 'missingValue'],
		['Purchase without value', custom({ value: null }), 'missingValue'],
		['Purchase without currency', custom({ currency: undefined }), 'missingCurrency'],
		['a value as text', custom({ value: '12.50' }), 'customData'],
		['a value below zero', custom({ value: -1 }), 'customData'],
		['a currency sign', custom({ currency: '€' }), 'customData'],
		['a currency by name', custom({ currency: 'EURO' }), 'customData'],
		['contents without id', custom({ contents: [{ quantity: 1 }] }), 'customData'],
		['custom_data as a list', event({ custom_data: [] }), 'customData'],

		['event_id as a number', event({ event_id: 5 }), 'parameter'],
		['an unknown LDU state', event({ data_processing_options_state: 5 }), 'parameter'],
		['LDU as text', event({ data_processing_options: 'LDU' }), 'parameter'],
		['opt_out as text', event({ opt_out: 'true' }), 'parameter'],

		['app without app_data', event({ action_source: 'app' }), 'appData'],
		['18 items of extinfo', appEvent({ extinfo: [...EXTINFO, '', ''] }), 'appData'],
		['15 items of extinfo', appEvent({ extinfo: EXTINFO.slice(0, 15) }), 'appData'],
		['extinfo of no system', appEvent({ extinfo: ['x1', ...EXTINFO.slice(1)] }), 'appData'],
		[
			'extinfo without version',
			appEvent({ extinfo: EXTINFO.map((item) => (item === '17.5' ? '' : item)) }),
			'appData',
		],
		['no tracking flag', appEvent({ advertiser_tracking_enabled: undefined }), 'appData'],

		['no channel', messagingEvent({ messaging_channel: undefined }), 'messagingChannel'],
		['Lead by message', messagingEvent({ event_name: 'Lead' }), 'messagingEventName'],
		['no click id', messagingEvent({ user_data: { page_id: '1' } }), 'messagingIdentity'],
	])('%s', async (_, given, name) => {
		const wanted: { code: number; subcode?: number } = GRAPH_ERRORS[name];
		const { status, body } = await send(event({ event_id: 'good' }), given);
		expect(status).toBe(400);
		expect(body.error).toMatchObject({ type: 'OAuthException', is_transient: false });
		expect(body.error?.code).toBe(wanted.code);
		expect(body.error?.error_subcode).toBe(wanted.subcode);
		expect(body.error?.error_user_title).toBe((wanted as { title?: string }).title);
		expect(counts()).toMatchObject({ accepted: 0, unique: 0, refusedRequests: 1 });
	});

	it.each<[string, Fields]>([
		['no data', {}],
		['empty data', { data: [] }],
		['data as an object', { data: { 0: event() } }],
		['over 1,000 events', { data: Array.from({ length: 1_001 }, () => event()) }],
	])('a request with %s', async (_, body) => {
		const answer = await post(body);
		expect(answer.status).toBe(400);
		expect(answer.body.error?.code).toBe(100);
		expect(counts()).toMatchObject({ accepted: 0, refusedRequests: 1 });
	});

	it('takes exactly 1,000 events', async () => {
		const data = Array.from({ length: 1_000 }, (_, i) => event({ event_id: `c-${i}` }));
		expect((await post({ data })).body.events_received).toBe(1_000);
		expect(counts()).toMatchObject({ unique: 1_000 });
	});

	it('names the field but not the row', async () => {
		const { body } = await send(event(), event({ event_time: NOW_MS }));
		expect(body.error?.error_user_msg).toBe('event_time must be in seconds, not milliseconds');
	});

	it('names the row when told to', async () => {
		await meta.stop();
		meta = new MetaSimulator({ now: () => nowMs, namesRow: true });
		await meta.start();
		const { body } = await send(event(), event({ event_time: NOW_MS }));
		expect(body.error?.error_user_msg).toMatch(/^data\[1\]: event_time/);
	});
});

describe('counting', () => {
	it('counts event_name + event_id once, across requests and within one', async () => {
		await send(event(), event(), event({ event_name: 'Lead' }));
		await send(event({ custom_data: { value: 99, currency: 'USD' } }));
		expect(counts()).toMatchObject({
			accepted: 4,
			unique: 2,
			duplicates: 2,
			countedAgain: 0,
			requests: 2,
		});
		expect(command('list')).toEqual({
			total: 2,
			events: [
				{
					event_id: 'conversion-1',
					event_name: 'Purchase',
					event_time: NOW - 60,
					value: 12.5,
					currency: 'EUR',
					copies: 3,
					counted: 1,
				},
				expect.objectContaining({ event_name: 'Lead', copies: 1 }),
			],
		});
	});

	it('keeps the window open for 48 hours from the first copy, not from the last', async () => {
		await send(event());
		nowMs = NOW_MS + 47 * HOUR_MS;
		await send(event());
		expect(command('countedTwice')).toEqual([]);
		nowMs = NOW_MS + 48 * HOUR_MS;
		await send(event());
		expect(counts()).toMatchObject({ unique: 1, duplicates: 1, countedAgain: 1 });
		expect(command('countedTwice')).toMatchObject([{ event_id: 'conversion-1', counted: 2 }]);
	});

	it('counts events without an id each time', async () => {
		await send(event({ event_id: undefined }), event({ event_id: undefined }));
		expect(counts()).toMatchObject({ accepted: 2, unique: 0, withoutId: 2 });
	});

	it('keeps test events apart', async () => {
		const { body } = await post({ data: [event()], test_event_code: 'TEST123' });
		expect(body.events_received).toBe(1);
		expect(counts()).toMatchObject({ accepted: 0, unique: 0, test: 1 });
		await send(event());
		expect(counts()).toMatchObject({ accepted: 1, unique: 1, duplicates: 0, test: 1 });
	});

	it('checks test events like others', async () => {
		const body = { data: [event({ event_time: 1 })], test_event_code: 'TEST123' };
		expect((await post(body)).status).toBe(400);
	});

	it('tells whether it has an event, and pages through the list', async () => {
		await send(...['a', 'b', 'c'].map((id) => event({ event_id: id })));
		expect(command('has', { eventId: 'b', eventName: 'Purchase' })).toBe(true);
		expect(command('has', { eventId: 'b', eventName: 'Lead' })).toBe(false);
		expect(command('list', { offset: 1, limit: 1 })).toMatchObject({
			total: 3,
			events: [{ event_id: 'b' }],
		});
	});

	it('forgets everything on reset', async () => {
		await send(event(), event());
		await send('wrong');
		command('errorOnce', { code: 2 });
		command('setThrottled');
		command('reset');
		expect(Object.values(counts()).every((count) => count === 0)).toBe(true);
		expect(meta.requestCount).toBe(0);
		expect((await send(event())).status).toBe(200);
		expect(counts()).toMatchObject({ unique: 1, duplicates: 0 });
	});

	it.each(['cutBody', 'serverErrorAfter', 'emptyBody', 'invalidJson'] as const)(
		'has counted what it took before %s, and counts no resend',
		async (kind) => {
			meta.misbehave({ kind, times: 1 });
			const seen = await send(event()).then(
				({ status }) => status,
				() => 'no answer to read',
			);
			expect(seen).not.toBe(200);
			expect(counts()).toMatchObject({ unique: 1, duplicates: 0 });
			await send(event());
			expect(counts()).toMatchObject({ unique: 1, duplicates: 1 });
		},
	);

	it.each(['cutBefore', 'serverError', 'badGateway', 'throttled'] as const)(
		'has counted nothing when it answered %s',
		async (kind) => {
			meta.misbehave({ kind, times: 1 });
			await send(event()).catch(() => undefined);
			expect(counts()).toMatchObject({ accepted: 0, unique: 0 });
		},
	);
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
