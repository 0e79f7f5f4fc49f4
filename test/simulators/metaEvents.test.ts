import { GRAPH_ERRORS, type GraphErrorName } from './meta';
import {
	counts,
	CUSTOM,
	DAY,
	event,
	type Fields,
	HOUR_MS,
	meta,
	NOW,
	NOW_MS,
	post,
	send,
	sha256,
	start,
	USER,
} from './metaCalls';

beforeEach(async () => await start());

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
		await start({ namesRow: true });
		const { body } = await send(event(), event({ event_time: NOW_MS }));
		expect(body.error?.error_user_msg).toMatch(/^data\[1\]: event_time/);
	});
});
