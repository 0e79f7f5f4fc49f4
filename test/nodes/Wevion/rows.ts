import type { INodeParameters } from 'n8n-workflow';
import { TRACKER_KEY } from '../../simulators/wevion';
import { byId, TRACKER, type Workspace } from './workspace';

interface Sent {
	/** Method and path below `/api/v1`. */
	call: string;
	query?: Record<string, string>;
	body?: unknown;
}

/** What one operation does with one set of parameters. */
export interface Row {
	/** `resource.operation` */
	operation: string;
	parameters: INodeParameters;
	/** Exactly these requests, in this order. */
	sent: Sent[];
	/** Exactly these items. */
	output: unknown[] | ((workspace: Workspace) => unknown[]);
}

const row = (
	operation: string,
	parameters: Record<string, unknown>,
	sent: Sent[],
	output: Row['output'],
): Row => ({ operation, parameters: parameters as INodeParameters, sent, output });

const ALL = { returnAll: true };
const FIRST = { returnAll: false, limit: 1 };
const get = (path: string, query: Record<string, string> = {}): Sent => ({
	call: `GET ${path}`,
	query,
});
const withBody = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Sent => ({
	call: `${method} ${path}`,
	query: {},
	body,
});
const post = (path: string, body: unknown) => withBody('POST', path, body);
const put = (path: string, body: unknown) => withBody('PUT', path, body);

const more = { queryParameters: '{"extra": "1"}' };
const anything = (fields: object) => expect.objectContaining(fields) as unknown;

const URL = 'https://new.example.com';
const KEITARO = { type: 'keitaro', url: URL, apiKey: TRACKER_KEY };
const connection = {
	...{ trackerType: byId('keitaro'), trackerUrl: `${URL}/` },
	...{ signIn: 'apiKey', trackerApiKey: TRACKER_KEY },
};
const VOLUUM = {
	...{ type: 'voluum', url: URL, email: 'name@example.com', password: TRACKER_KEY },
};
const signIn = {
	...{ trackerType: byId('voluum'), trackerUrl: URL, signIn: 'password' },
	...{ trackerEmail: 'name@example.com', trackerPassword: TRACKER_KEY },
};

const PRODUCTION = {
	...{ id: 'trk-1', name: 'Production Keitaro', type: 'keitaro' },
	...{ url: 'https://tracker.example.com', status: 'synced' },
	lastSyncedAt: '2026-11-20T12:15:00.000Z',
};

const tracker: Row[] = [
	row(
		'tracker.getTypes',
		{ ...ALL, options: { ...more, path: '/api/v1/trackers/types' } },
		[get('/trackers/types', { extra: '1' })],
		[
			{ type: 'keitaro', displayName: 'Keitaro' },
			{ type: 'voluum', displayName: 'Voluum' },
			{ type: 'binom_v2', displayName: 'Binom' },
		],
	),
	row('tracker.getTypes', FIRST, [get('/trackers/types')], [anything({ type: 'keitaro' })]),
	row(
		'tracker.getAll',
		{ ...ALL, simplify: true },
		[get('/trackers')],
		[PRODUCTION, anything({ id: 'trk-2', type: 'binom_v2' })],
	),
	row(
		'tracker.getAll',
		{ ...FIRST, simplify: false, options: { ...more, path: '/api/v1/trackers' } },
		[get('/trackers', { extra: '1' })],
		[PRODUCTION],
	),
	row(
		'tracker.create',
		{ name: 'New', ...connection, options: { bodyFields: '{"url": null, "baseUrl": "b"}' } },
		[post('/trackers', { name: 'New', type: 'keitaro', apiKey: '***', baseUrl: 'b' })],
		[anything({ id: 'new-1', name: 'New', status: 'syncing' })],
	),
	row(
		'tracker.create',
		{ name: 'V', ...signIn, options: { path: '/api/v1/trackers' } },
		[post('/trackers', { name: 'V', ...VOLUUM, password: '***' })],
		[anything({ name: 'V', type: 'voluum' })],
	),
	row(
		'tracker.update',
		{
			...TRACKER,
			updateFields: {
				...{ name: 'Renamed', trackerUrl: 'https://moved.example.com/' },
				...{ trackerApiKey: 'other', trackerEmail: 'a@example.com', trackerPassword: 'p' },
			},
			options: { path: '/api/v1/trackers/:configId', bodyFields: '{"note": "x"}' },
		},
		[
			get('/trackers'),
			put('/trackers/trk-1', {
				...{ type: 'keitaro', name: 'Renamed', url: 'https://moved.example.com' },
				...{ apiKey: '***', email: 'a@example.com', password: '***', note: 'x' },
			}),
		],
		[anything({ id: 'trk-1', name: 'Renamed', url: 'https://moved.example.com' })],
	),
	row(
		'tracker.testConnection',
		{ ...connection, save: false, options: { bodyFields: '{"note": "x"}' } },
		[post('/trackers/test', { ...KEITARO, apiKey: '***', note: 'x' })],
		[{ connected: true, saved: false }],
	),
	row(
		'tracker.testConnection',
		{ ...signIn, save: true, name: 'Kept' },
		[
			post('/trackers/test', { name: 'Kept', ...VOLUUM, password: '***' }),
			post('/trackers', { name: 'Kept', ...VOLUUM, password: '***' }),
		],
		[{ connected: true, saved: true, tracker: anything({ name: 'Kept', status: 'syncing' }) }],
	),
	row(
		'tracker.testConnection',
		{ ...connection, trackerApiKey: 'wrong', save: true, name: 'Kept' },
		[post('/trackers/test', { name: 'Kept', ...KEITARO, apiKey: '***' })],
		[
			{
				...{ connected: false, saved: false, reason: 'key' },
				message: 'Request failed with status 401',
				advice: 'Create a new key in the tracker and give it here',
			},
		],
	),
	row(
		'tracker.getUsers',
		{ ...TRACKER, ...ALL, simplify: true, options: more },
		[get('/trackers/trk-1/users', { extra: '1' })],
		[
			{ id: '3', name: 'anna' },
			{ id: '4', name: 'boris' },
		],
	),
	row(
		'tracker.getUsers',
		{
			...TRACKER,
			...FIRST,
			simplify: false,
			options: { path: '/api/v1/trackers/:configId/users' },
		},
		[get('/trackers/trk-1/users')],
		[{ id: '3', login: 'anna' }],
	),
	row(
		'tracker.getAccess',
		{ ...TRACKER, options: { ...more, path: '/api/v1/trackers/:configId/access' } },
		[get('/trackers/trk-1/access', { extra: '1' })],
		[{ memberId: 'member-1', name: 'Name of member-1', trackerUserIds: ['3'] }],
	),
	row(
		'tracker.updateAccess',
		{
			...{ ...TRACKER, memberId: byId('member-2'), trackerUsers: ['3', '4'] },
			options: {
				...{ path: '/api/v1/trackers/:configId/access/:memberId' },
				bodyFields: '{"role": "read"}',
			},
		},
		[put('/trackers/trk-1/access/member-2', { trackerUserIds: ['3', '4'], role: 'read' })],
		[{ memberId: 'member-2', updated: true, trackerUserIds: ['3', '4'] }],
	),
	row(
		'tracker.deleteAccess',
		{
			...{ ...TRACKER, memberId: byId('member-1'), confirm: true },
			options: { path: '/api/v1/trackers/:configId/access/:memberId', bodyFields: '{"note": "x"}' },
		},
		[withBody('DELETE', '/trackers/trk-1/access/member-1', { note: 'x' })],
		[{ memberId: 'member-1', deleted: true }],
	),
];

const AUTUMN = {
	...{ trackerCampaignId: '104', trackerCampaignName: 'Autumn Sale', campaignId: 'ad-4' },
	...{ campaignName: 'Meta Autumn Sale', score: 0.91, reason: 'name' },
};

const MAPPINGS = '/trackers/trk-1/mappings';
/** As they are kept in Wevion. */
const kept = (campaign: number, name: string, ad: string) => ({
	...{ id: `map-${campaign}`, trackerCampaignId: String(campaign), trackerCampaignName: name },
	...{ campaignId: ad, campaignName: `Meta ${name}`, platform: 'meta' },
	createdAt: '2026-11-01T00:00:00.000Z',
});
const SUMMER = kept(101, 'Summer Sale', 'ad-1');
const WINTER = kept(102, 'Winter Sale', 'ad-2');
const SPRING = kept(103, 'Spring Sale', 'ad-3');

const mapping: Row[] = [
	row(
		'mapping.getAll',
		{ ...TRACKER, ...FIRST, simplify: true, options: more },
		[get(MAPPINGS, { extra: '1' })],
		[
			{
				...{ id: 'map-101', trackerCampaignId: '101', trackerCampaignName: 'Summer Sale' },
				...{ campaignId: 'ad-1', campaignName: 'Meta Summer Sale', platform: 'meta' },
			},
		],
	),
	row(
		'mapping.getAll',
		{ ...TRACKER, ...ALL, simplify: false },
		[get(MAPPINGS)],
		[SUMMER, WINTER, SPRING],
	),
	row(
		'mapping.setUp',
		{ ...TRACKER, ...ALL, simplify: true, options: { bodyFields: '{"minScore": 0.3}' } },
		[post(`${MAPPINGS}/setup`, { minScore: 0.3 })],
		[AUTUMN, anything({ trackerCampaignId: '105', score: 0.4 })],
	),
	row('mapping.setUp', { ...TRACKER, ...FIRST }, [post(`${MAPPINGS}/setup`, {})], [AUTUMN]),
	row(
		'mapping.detect',
		{ ...TRACKER, ...ALL, simplify: false, options: { bodyFields: '{"days": 7}' } },
		[post(`${MAPPINGS}/detect`, { days: 7 })],
		[AUTUMN],
	),
	row('mapping.detect', { ...TRACKER, ...FIRST }, [post(`${MAPPINGS}/detect`, {})], [AUTUMN]),
	row(
		'mapping.update',
		{
			...{ ...TRACKER, mode: 'merge', given: 'fields', remove: '103' },
			mappings: {
				items: [
					{ trackerCampaignId: '102', campaignId: 'ad-7' },
					{ trackerCampaignId: ' 104 ', campaignId: 'ad-4' },
				],
			},
			options: { bodyFields: '{"source": "n8n", "note": null}' },
		},
		[
			get(MAPPINGS),
			put(MAPPINGS, {
				mappings: [
					SUMMER,
					{ ...WINTER, campaignId: 'ad-7' },
					{ trackerCampaignId: '104', campaignId: 'ad-4' },
				],
				source: 'n8n',
			}),
			get(MAPPINGS),
		],
		[
			{
				...{ saved: true, verified: true, total: 3, added: ['104'], changed: ['102'] },
				...{ unchanged: 1, vanishing: [SPRING], missing: [], remaining: [] },
			},
		],
	),
	row(
		'mapping.update',
		{ ...TRACKER, mode: 'replace', given: 'json', mappingsJson: [AUTUMN, SUMMER], confirm: true },
		[
			get(MAPPINGS),
			put(MAPPINGS, {
				mappings: [
					SUMMER,
					{
						...{ trackerCampaignId: '104', trackerCampaignName: 'Autumn Sale' },
						...{ campaignId: 'ad-4', campaignName: 'Meta Autumn Sale' },
					},
				],
			}),
			get(MAPPINGS),
		],
		[
			{
				...{ saved: true, verified: true, total: 2, added: ['104'], changed: [], unchanged: 1 },
				...{ vanishing: [WINTER, SPRING], missing: [], remaining: [] },
			},
		],
	),
];

const RULES = `${MAPPINGS}/rules`;
const fbRule = {
	id: 'rule-1',
	field: 'sub_1',
	operator: 'prefix',
	value: 'fb_',
	campaignId: 'ad-1',
};
const rule = (field: string, operator: string, value: string) => ({
	...{ field, operator, value, campaignId: 'ad-2' },
});

const mappingRule: Row[] = [
	row(
		'mappingRule.getAll',
		{ ...TRACKER, ...ALL, options: more },
		[get(RULES, { extra: '1' })],
		[fbRule],
	),
	row('mappingRule.getAll', { ...TRACKER, ...FIRST }, [get(RULES)], [fbRule]),
	...(
		[
			[{ kind: 'subId', subId: 3, value: 'fb_' }, rule('sub_3', 'prefix', 'fb_')],
			[{ kind: 'flow', value: 'flow-9' }, rule('flow_id', 'equals', 'flow-9')],
			[{ kind: 'campaignName', value: 'Summer_*' }, rule('campaign_name', 'wildcard', 'Summer_*')],
		] as const
	).map(([parameters, body]) =>
		row(
			'mappingRule.create',
			{ ...TRACKER, given: 'fields', campaignId: 'ad-2', ...parameters },
			[post(RULES, body)],
			[anything({ ...body, id: expect.any(String) as unknown })],
		),
	),
	row(
		'mappingRule.create',
		{ ...TRACKER, given: 'json', rule: '{"any": "thing"}', options: { bodyFields: '{"b": 1}' } },
		[post(RULES, { any: 'thing', b: 1 })],
		[anything({ any: 'thing', b: 1 })],
	),
];

const RANGE = { dateRange: 'custom', from: '2026-11-01', to: '2026-11-10', timeZone: 'UTC' };
const DATES = { date_from: '2026-11-01', date_to: '2026-11-10', timezone: 'UTC' };
const BREAKDOWNS: ReadonlyArray<readonly [string, string, object, Record<string, string>]> = [
	['geo', 'geo', { country: 'DE', clicks: 400, conversions: 20, revenue: 250 }, {}],
	['landingPage', 'landing', { landing: 'Quiz', clicks: 1300, conversions: 70 }, {}],
	['offer', 'offer', { offer: 'Shoes', clicks: 1000, conversions: 60, revenue: 900 }, {}],
	['subId', 'sub', { value: 'sub_2:a', clicks: 600, revenue: 450 }, { sub: '2' }],
];

const breakdown = BREAKDOWNS.flatMap(([name, path, first, query]) => [
	row(
		`breakdown.${name}`,
		{
			...{ ...TRACKER, ...RANGE, ...FIRST, subId: 2 },
			options: { ...more, currency: 'eur' },
		},
		[
			get(`/trackers/trk-1/breakdowns/${path}`, {
				...{ ...DATES, ...query, target_currency: 'EUR', extra: '1' },
			}),
		],
		[anything({ ...first, currency: 'EUR' })],
	),
	row(
		`breakdown.${name}`,
		{ ...TRACKER, ...RANGE, ...ALL, subId: 2, options: { queryParameters: '{"date_to": null}' } },
		[
			get(`/trackers/trk-1/breakdowns/${path}`, {
				...{ date_from: DATES.date_from, timezone: 'UTC', ...query },
			}),
		],
		name === 'landingPage' ? [anything({})] : [anything({}), anything({})],
	),
]);

const CONFIG = '/postback/config';
const SOLD = { event: 'Purchase', click_id: 'click-1', value: '12.5', currency: 'EUR' };
const conversion = {
	...{ event: 'Purchase', clickId: 'click-1', value: '12,50', currency: byId('eur') },
};
const told = { sent: true, event: 'Purchase', clickId: 'click-1', value: 12.5, currency: 'EUR' };
const additionalFields = {
	...{ customData: '{"plan": "pro"}', userEmail: 'name@example.com', eventId: 'order-1' },
	parameters: { items: [{ name: 'status', value: 'approved' }] },
};
const received = { status: 'received', id: expect.any(String) as unknown };

const postback: Row[] = [
	row(
		'postback.getConfig',
		{ tracker: 'none', options: more },
		[get(CONFIG, { extra: '1' })],
		({ simulator }) => [
			{
				...{ postbackUrl: simulator.template, enabled: true, template: simulator.template },
				macros: ['event_name', 'value', 'currency', 'click_id', 'user_email', 'custom_data'],
			},
		],
	),
	row('postback.getConfig', { tracker: 'keitaro' }, [get(CONFIG)], ({ url }) => [
		anything({
			tracker: 'keitaro',
			trackerUrl: `${url}/api/v1/postback/conversions?workspace=ws-1&signature=test-signature&event={status}&value={revenue}&currency={currency}&click_id={subid}`,
			withoutMacro: ['user_email', 'custom_data'],
		}),
	]),
	row(
		'postback.getCurrencies',
		{ ...ALL, options: more },
		[get('/postback/conversions/currencies', { extra: '1' })],
		[{ currency: 'USD' }, { currency: 'EUR' }, { currency: 'GBP' }],
	),
	row(
		'postback.getCurrencies',
		FIRST,
		[get('/postback/conversions/currencies')],
		[{ currency: 'USD' }],
	),
	row(
		'postback.sendConversion',
		{ ...conversion, sendAs: 'get', urlTemplate: '' },
		[
			get(CONFIG),
			get('/postback/conversions', { workspace: 'ws-1', signature: 'test-signature', ...SOLD }),
		],
		[{ ...told, answer: received }],
	),
	row(
		'postback.sendConversion',
		{
			...{
				...conversion,
				additionalFields,
				sendAs: 'get',
				event: 'custom',
				customEvent: 'Deposit',
			},
			urlTemplate:
				'={{ $json.url }}/api/v1/postback/conversions?signature=test-signature&event={event_name}&click_id={click_id}&state={status}',
		},
		[
			get('/postback/conversions', {
				...{ signature: 'test-signature', ...SOLD, event: 'Custom_Deposit', state: 'approved' },
				...{ user_email: 'name@example.com', custom_data: '{"plan":"pro"}', event_id: 'order-1' },
			}),
		],
		[{ ...told, event: 'Custom_Deposit', answer: received }],
	),
	row(
		'postback.sendConversion',
		{ ...conversion, additionalFields, sendAs: 'post', options: { bodyFields: '{"extra": 1}' } },
		[
			post('/postback/conversions', {
				...{ ...SOLD, value: 12.5, custom_data: { plan: 'pro' }, event_id: 'order-1' },
				...{ user_email: 'name@example.com', status: 'approved', extra: 1 },
			}),
		],
		[{ ...told, answer: received }],
	),
];

const api: Row[] = [
	row(
		'api.call',
		{ method: 'GET', path: '/api/v1/notifications', query: '{"limit": 5}', split: true },
		[get('/notifications', { limit: '5' })],
		[{ id: 'n1', type: 'SYNC_COMPLETED' }],
	),
	row(
		'api.call',
		{ method: 'GET', path: '/api/v1/notifications', split: false },
		[get('/notifications')],
		[{ data: [{ id: 'n1', type: 'SYNC_COMPLETED' }] }],
	),
	row(
		'api.call',
		{ method: 'POST', path: `/api/v1${RULES}`, body: '{"any": 1}', split: true },
		[post(RULES, { any: 1 })],
		[anything({ any: 1 })],
	),
];

/** At least one for every operation of the registry, and every field filled in some. */
export const ROWS: readonly Row[] = [
	...api,
	...breakdown,
	...mapping,
	...mappingRule,
	...postback,
	...tracker,
];
