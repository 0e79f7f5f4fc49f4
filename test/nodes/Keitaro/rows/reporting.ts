import { byId, get, post, row, type Exchange, type Row } from './row';

const day = {
	dateRange: 'custom',
	from: '2026-11-01',
	to: '2026-11-01',
	timeZone: 'Europe/Berlin',
};
/** What the day is sent as: both ends are inclusive. */
const range = {
	from: '2026-11-01 00:00:00',
	to: '2026-11-01 23:59:59',
	timezone: 'Europe/Berlin',
};
/** One value each: the specification knows lists only as text. */
const filters = {
	campaignIds: ['5'],
	conditions: { items: [{ field: 'sub_id_3', operator: 'CONTAINS', value: 'banner' }] },
	countries: 'de',
	flowIds: '7',
	landingPageIds: ['11'],
	offerIds: ['21'],
	trafficSourceIds: ['4'],
};
const equals = (name: string, expression: unknown) => ({ name, operator: 'EQUALS', expression });
const sentFilters = [
	equals('campaign_id', 5),
	equals('country_code', 'DE'),
	equals('stream_id', 7),
	equals('landing_id', 11),
	equals('offer_id', 21),
	equals('ts_id', 4),
	{ name: 'sub_id_3', operator: 'CONTAINS', expression: 'banner' },
];

const asked = (path: string, bodyHas: object, rows: object[]): Exchange =>
	post(path, { bodyHas, answer: { rows, total: rows.length, meta: [] } });

const counted = { clicks: '10', conversions: 2, leads: 1, sales: 1, revenue: '12.50', cost: 2.5 };

interface Kind {
	name: string;
	parameters?: Record<string, unknown>;
	grouping: string[];
	given: Record<string, unknown>;
}

const KINDS: Kind[] = [
	{ name: 'campaign', grouping: ['campaign_id', 'campaign'], given: { campaign_id: 5 } },
	{ name: 'day', parameters: { timeUnit: 'day' }, grouping: ['day'], given: { day: '2026-11-01' } },
	{
		name: 'device',
		parameters: { deviceDetail: 'os' },
		grouping: ['device_type', 'os'],
		given: { os: 'iOS' },
	},
	{ name: 'flow', grouping: ['stream_id', 'stream', 'campaign_id'], given: { stream_id: 7 } },
	{
		name: 'geo',
		parameters: { geoLevel: 'region' },
		grouping: ['country_code', 'country', 'region'],
		given: { country_code: 'DE', region: 'Berlin' },
	},
	{ name: 'landingPage', grouping: ['landing_id', 'landing'], given: { landing_id: 11 } },
	{ name: 'offer', grouping: ['offer_id', 'offer'], given: { offer_id: 21 } },
	{ name: 'source', grouping: ['ts_id', 'ts'], given: { ts_id: 4 } },
	{
		name: 'subId',
		parameters: { subId: 1, nestedSubIds: '3' },
		grouping: ['sub_id_1', 'sub_id_3'],
		given: { sub_id_1: 'a', sub_id_3: 'b' },
	},
];

const breakdowns = KINDS.flatMap(({ name, parameters, grouping, given }): Row[] => {
	const order = { sortBy: 'revenue', sortOrder: 'ASC' };
	const result = { clicks: 10, conversions: 2, revenue: 12.5, cost: 2.5, profit: 10 };
	const answer = [{ ...given, ...counted, profit: 10 }];
	const all = { ...day, ...parameters, ...order, filters };
	const splits = name !== 'day';
	return [
		row(
			'breakdown',
			name,
			{ ...all, limit: 5, options: { dayByDay: false, splitByDay: true } },
			[
				asked(
					'/report/build',
					{ range, grouping: expectedGrouping(grouping, splits), filters: sentFilters },
					answer,
				),
			],
			[result],
			{ partly: true },
		),
		row(
			'breakdown',
			name,
			{ ...all, returnAll: true, options: { dayByDay: true } },
			[asked('/report/build', { range, grouping }, answer)],
			[result],
			{ partly: true },
		),
	];
});

function expectedGrouping(grouping: string[], isSplit: boolean): string[] {
	return isSplit ? ['day', ...grouping] : grouping;
}

const click = { sub_id: 'c1', datetime: '2026-11-01 10:00:00', campaign: 'Summer', is_bot: 0 };
const conversion = {
	event_id: 'e1',
	sub_id: 'c1',
	tid: 't1',
	status: 'sale',
	revenue: '12.50',
	datetime: '2026-11-01 10:00:00',
	campaign_id: 5,
	campaign: 'Summer',
};
const campaignsRead = [get('/campaigns', { answer: [{ id: 5, name: 'Summer', state: 'active' }] })];
const simple = { id: 'e1', status: 'confirmed', trackerStatus: 'sale', revenue: 12.5 };
const record = {
	clickId: 'c1',
	transactionId: 't1',
	additionalFields: {
		checkClick: true,
		cost: 0.5,
		currency: 'USD',
		parameters: { items: [{ name: 'sub_id_5', value: 'vip' }] },
		payout: 12.5,
	},
};
const lookedUp = asked(
	'/clicks/log',
	{ filters: [equals('sub_id', 'c1')], columns: ['sub_id'], limit: 1 },
	[click],
);
const postback = (query: Record<string, string>): Exchange =>
	get('/secret1/postback', { outside: true, query: { subid: 'c1', ...query }, answer: 'OK' });

export const reporting: Row[] = [
	...breakdowns,
	row(
		'report',
		'build',
		{
			...day,
			dimensions: ['campaign_id'],
			otherDimensions: 'sub_id_9',
			metrics: ['clicks'],
			otherMetrics: 'cps',
			sort: { items: [{ field: 'clicks', order: 'DESC' }] },
			limit: 10,
			filters,
			summary: true,
		},
		[
			post('/report/build', {
				body: {
					range,
					grouping: ['campaign_id', 'sub_id_9'],
					metrics: ['clicks', 'cps'],
					filters: sentFilters,
					sort: [
						{ name: 'clicks', order: 'DESC' },
						{ name: 'campaign_id', order: 'ASC' },
						{ name: 'sub_id_9', order: 'ASC' },
					],
					summary: true,
					limit: 10,
					offset: 0,
				},
				answer: {
					rows: [{ campaign_id: '5', sub_id_9: '{macro}', clicks: '7', cps: '1.5' }],
					total: 1,
					summary: { clicks: '7', cps: '1.5' },
				},
			}),
		],
		[
			{ campaign_id: 5, sub_id_9: '{macro}', clicks: 7, cps: 1.5 },
			{ summary: { clicks: 7, cps: 1.5 } },
		],
	),
	row(
		'report',
		'build',
		{ ...day, dimensions: ['day'], metrics: ['clicks'], returnAll: true },
		[
			asked('/report/build', { range, grouping: ['day'], metrics: ['clicks'] }, [
				{ day: 'd', clicks: 1 },
			]),
		],
		[{ day: 'd', clicks: 1 }],
	),
	row(
		'click',
		'getAll',
		{
			...day,
			limit: 5,
			simplify: false,
			columns: ['campaign'],
			otherColumns: 'is_bot',
			filters,
			sort: { items: [{ field: 'datetime', order: 'ASC' }] },
		},
		[
			post('/clicks/log', {
				body: {
					range,
					columns: ['sub_id', 'datetime', 'campaign', 'is_bot'],
					filters: sentFilters,
					sort: [
						{ name: 'datetime', order: 'ASC' },
						{ name: 'sub_id', order: 'ASC' },
					],
					limit: 5,
					offset: 0,
				},
				answer: { rows: [click], total: 1 },
			}),
		],
		[{ ...click, is_bot: false }],
	),
	row(
		'click',
		'getAll',
		{ ...day, returnAll: true },
		[asked('/clicks/log', { range, limit: 10_000, offset: 0 }, [click])],
		[{ ...click, is_bot: false }],
	),
	row(
		'click',
		'get',
		{ clickId: 'c1', timeZone: 'Europe/Berlin' },
		[
			asked(
				'/clicks/log',
				{
					range: { interval: 'all_time', timezone: 'Europe/Berlin' },
					filters: [equals('sub_id', 'c1')],
					limit: 1,
				},
				[click],
			),
		],
		[{ ...click, is_bot: false }],
	),
	row(
		'click',
		'clean',
		{
			from: day.from,
			to: day.to,
			timeZone: day.timeZone,
			campaignId: byId(5),
			confirm: true,
		},
		[
			post('/clicks/clean', {
				body: {
					start_date: range.from,
					end_date: range.to,
					timezone: range.timezone,
					campaign_id: 5,
				},
				answer: { success: true },
			}),
		],
		[{ deleted: true }],
		{ partly: true },
	),
	row(
		'click',
		'create',
		{
			campaignToken: 'example-token',
			ip: '203.0.113.7',
			userAgent: 'Mozilla/5.0',
			options: {
				includeBody: true,
				landingPageId: '12',
				language: 'de',
				parameters: { items: [{ name: 'sub_id_1', value: 'a' }] },
				referrer: 'https://news.example.com/',
				trackerUrl: '',
			},
		},
		[
			get('/click_api/v3', {
				outside: true,
				queryHas: {
					token: 'example-token',
					ip: '203.0.113.7',
					user_agent: 'Mozilla/5.0',
					language: 'de',
					landing_id: '12',
					sub_id_1: 'a',
				},
				answer: { body: 'Hi', info: { campaign_id: 5, sub_id: 'c9' } },
			}),
		],
		[{ clickId: 'c9' }],
		{ partly: true },
	),
	row(
		'conversion',
		'getAll',
		{ ...day, output: 'simplified', limit: 5, filters: { ...filters, statuses: 'sale' } },
		[asked('/conversions/log', { limit: 5, offset: 0 }, [conversion]), ...campaignsRead],
		[simple],
		{ partly: true },
	),
	row(
		'conversion',
		'getAll',
		{ ...day, output: 'conversion', returnAll: true },
		[asked('/conversions/log', { offset: 0 }, [conversion]), ...campaignsRead],
		[{ id: 'e1', tracker: 'keitaro', status: 'confirmed' }],
		{ partly: true },
	),
	row(
		'conversion',
		'get',
		{ findBy: 'clickId', conversionId: 'c1', output: 'raw' },
		[
			asked('/conversions/log', { filters: [equals('sub_id', 'c1')] }, [conversion]),
			...campaignsRead,
		],
		[{ event_id: 'e1', revenue: 12.5 }],
		{ partly: true },
	),
	...['create', 'updateStatus'].map((operation) =>
		row(
			'conversion',
			operation,
			{ ...record, status: 'other', otherStatus: 'approved' },
			[
				lookedUp,
				postback({
					status: 'approved',
					tid: 't1',
					payout: '12.5',
					cost: '0.5',
					currency: 'USD',
					sub_id_5: 'vip',
				}),
			],
			[{ accepted: true, clickId: 'c1', status: 'approved' }],
			{ partly: true },
		),
	),
	row(
		'conversion',
		'reject',
		{ clickId: 'c1', transactionId: 't1', additionalFields: { checkClick: false } },
		[postback({ status: 'rejected', tid: 't1' })],
		[{ accepted: true, status: 'rejected' }],
		{ partly: true },
	),
];
