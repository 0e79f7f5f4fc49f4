import { chosenSent, conditionSent, everyFilter, filtersSent, sourceSent } from './reports';
import { byId, get, post, row, type Row } from './row';

const period = {
	...{ dateRange: 'custom', from: '2026-11-01T08:00:00', to: '2026-11-02', timeZone: 'UTC' },
};
const range = { from: '2026-11-01 08:00:00', to: '2026-11-02 23:59:59', timezone: 'UTC' };
const is = (name: string, expression: string) => ({ name, operator: 'EQUALS', expression });
const sorted = (...columns: Array<[name: string, order: string]>) =>
	columns.map(([name, order]) => ({ name, order }));
const SIMPLE = [
	...['sub_id', 'datetime', 'campaign', 'offer', 'landing', 'ts', 'country_code'],
	...['device_type', 'is_bot', 'external_id'],
];

const clicks: Row[] = [
	row(
		'click',
		'getAll',
		{
			...{ ...period, limit: 2, simplify: false, filters: everyFilter },
			...{ columns: ['cost'], otherColumns: 'extra_param_1' },
			sort: { items: [{ field: 'cost', order: 'DESC' }] },
		},
		[
			post('/clicks/log', {
				body: {
					...{ range, filters: filtersSent, limit: 2, offset: 0 },
					columns: ['sub_id', 'datetime', 'cost', 'extra_param_1'],
					sort: sorted(['cost', 'DESC'], ['sub_id', 'ASC']),
				},
				answer: { rows: [{ sub_id: 'c1', cost: '0.10', extra_param_1: 'x' }], total: 1 },
			}),
		],
		[{ sub_id: 'c1', cost: 0.1, extra_param_1: 'x' }],
	),
	row(
		'click',
		'getAll',
		{ ...period, returnAll: true, simplify: true },
		[
			post('/clicks/log', {
				body: {
					...{ range, columns: SIMPLE, filters: [], limit: 10_000, offset: 0 },
					sort: sorted(['datetime', 'DESC'], ['sub_id', 'ASC']),
				},
				answer: { rows: [{ sub_id: 'c1', is_bot: 0 }], total: 1 },
			}),
		],
		[{ sub_id: 'c1', is_bot: false }],
	),
	row(
		'click',
		'get',
		{ clickId: 'c1', timeZone: 'Europe/Berlin' },
		[
			post('/clicks/log', {
				bodyHas: {
					...{ range: { interval: 'all_time', timezone: 'Europe/Berlin' }, limit: 1, offset: 0 },
					...{ filters: [is('sub_id', 'c1')], sort: sorted(['datetime', 'DESC']) },
				},
				answer: { rows: [{ sub_id: 'c1', is_sale: '1', sub_id_1: '' }], total: 1 },
			}),
		],
		[{ sub_id: 'c1', is_sale: true, sub_id_1: null }],
	),
	row(
		'click',
		'clean',
		{
			...{ from: '2026-11-01', to: '2026-11-01', timeZone: 'UTC' },
			...{ campaignId: byId(5), confirm: true },
		},
		[
			post('/clicks/clean', {
				body: {
					...{ start_date: '2026-11-01 00:00:00', end_date: '2026-11-01 23:59:59' },
					...{ timezone: 'UTC', campaign_id: 5 },
				},
				answer: { success: true },
			}),
		],
		[
			{
				...{ deleted: true, from: '2026-11-01 00:00:00', to: '2026-11-01 23:59:59' },
				timeZone: 'UTC',
			},
		],
	),
	row(
		'click',
		'create',
		{
			...{ campaignToken: 'example-token', ip: '203.0.113.7', userAgent: 'Mozilla/5.0' },
			options: {
				...{ includeBody: true, landingPageId: '4', language: 'de', trackerUrl: '' },
				referrer: 'https://news.example.com/',
				parameters: { items: [{ name: 'sub_id_1', value: 'banner' }] },
			},
		},
		[
			get('/click_api/v3', {
				outside: true,
				query: {
					...{ sub_id_1: 'banner', ip: '203.0.113.7', user_agent: 'Mozilla/5.0', language: 'de' },
					...{ referrer: 'https://news.example.com/', landing_id: '4', token: 'example-token' },
					...{ log: '1', info: '1' },
				},
				answer: { body: 'page', status: 200, info: { sub_id: 'c9', campaign_id: 5 }, log: [] },
			}),
		],
		[
			{
				...{ clickId: 'c9', campaignId: 5, flowId: null, offerIds: [], type: null, url: null },
				...{ isBot: false, status: 200, contentType: null, uniquenessCookie: null, log: [] },
				...{ body: 'page', headers: [] },
			},
		],
	),
];

const logRow = {
	...{ event_id: 'e1', sub_id: 'c1', tid: 'T1', status: 'sale', revenue: '10.00' },
	...{ campaign_id: '5', datetime: '2026-11-01 10:00:00' },
};
const logged = (bodyHas: object) =>
	post('/conversions/log', { bodyHas, answer: { rows: [logRow], total: 1 } });
const lists = [get('/campaigns', { answer: [] }), get('/campaigns/deleted', { answer: [] })];

const conversions: Row[] = [
	row(
		'conversion',
		'getAll',
		{ ...period, limit: 3, output: 'raw', filters: { ...everyFilter, statuses: 'sale' } },
		[
			logged({
				...{ range, limit: 3, offset: 0, sort: sorted(['datetime', 'DESC']) },
				filters: [...chosenSent, is('status', 'sale'), sourceSent, conditionSent],
			}),
			...lists,
		],
		[{ ...logRow, revenue: 10, campaign_id: 5 }],
	),
	row(
		'conversion',
		'getAll',
		{ ...period, returnAll: true, output: 'simplified' },
		[logged({ range, filters: [], sort: sorted(['datetime', 'ASC']) }), ...lists],
		[{ id: 'e1', event: 'Purchase', status: 'confirmed', revenue: 10, currency: 'USD' }],
		{ partly: true },
	),
	row(
		'conversion',
		'get',
		{ findBy: 'transactionId', conversionId: 'T1', output: 'conversion' },
		[logged({ limit: 100, filters: [is('tid', 'T1')] }), ...lists],
		[{ id: 'e1', tracker: 'keitaro', transactionId: 'T1', campaign: { id: '5' } }],
		{ partly: true },
	),
];

const lookup = post('/clicks/log', {
	body: {
		...{ range: { interval: 'all_time', timezone: 'UTC' }, columns: ['sub_id'] },
		...{ filters: [is('sub_id', 'c1')], limit: 1, offset: 0 },
	},
	answer: { rows: [{ sub_id: 'c1' }], total: 1 },
});
const postback = (query: Record<string, string>) =>
	get('/secret1/postback', { outside: true, query, answer: 'Success' });

const recording: Row[] = ['create', 'updateStatus'].map((operation) =>
	row(
		'conversion',
		operation,
		{
			...{ clickId: 'c1', transactionId: 'T1', status: 'other', otherStatus: 'approved' },
			additionalFields: {
				...{ checkClick: true, payout: 9.5, cost: 0.1, currency: 'eur' },
				parameters: { items: [{ name: 'from', value: 'n8n' }] },
			},
		},
		[
			lookup,
			postback({
				...{ subid: 'c1', tid: 'T1', status: 'approved', payout: '9.5', cost: '0.1' },
				...{ currency: 'EUR', from: 'n8n' },
			}),
		],
		[{ accepted: true, clickId: 'c1', status: 'approved', payout: 9.5, transactionId: 'T1' }],
		{ partly: true },
	),
);

const rejecting = row(
	'conversion',
	'reject',
	{ clickId: 'c1', transactionId: 'T1', additionalFields: { checkClick: false } },
	[postback({ subid: 'c1', tid: 'T1', status: 'rejected' })],
	[{ accepted: true, clickId: 'c1', status: 'rejected' }],
	{ partly: true },
);

export const records: readonly Row[] = [...clicks, ...conversions, ...recording, rejecting];
