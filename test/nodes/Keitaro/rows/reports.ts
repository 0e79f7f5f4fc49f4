import { post, row, type Row } from './row';

const stated = { currency: 'USD', timeZone: 'Europe/Berlin' };
const parameters = {
	dateRange: 'custom',
	from: '2026-11-01',
	to: '2026-11-02',
	timeZone: 'Europe/Berlin',
};
const range = {
	from: '2026-11-01 00:00:00',
	to: '2026-11-02 23:59:59',
	timezone: 'Europe/Berlin',
};
const firstDay = { ...range, to: '2026-11-01 23:59:59' };
const secondDay = { ...range, from: '2026-11-02 00:00:00' };

/** Every filter, one value each: the specification knows no lists. */
export const everyFilter = {
	campaignIds: ['5'],
	countries: 'de',
	flowIds: '8',
	landingPageIds: ['4'],
	offerIds: ['9'],
	trafficSourceIds: ['3'],
	conditions: { items: [{ field: 'sub_id_2', operator: 'CONTAINS', value: 'banner' }] },
};

const equals = (name: string, expression: string | number) => ({
	...{ name, operator: 'EQUALS', expression },
});

/** What those filters are sent as, those chosen by id first. */
export const chosenSent = [
	equals('campaign_id', 5),
	equals('country_code', 'DE'),
	equals('stream_id', 8),
	equals('landing_id', 4),
	equals('offer_id', 9),
];
export const sourceSent = equals('ts_id', 3);
export const conditionSent = { name: 'sub_id_2', operator: 'CONTAINS', expression: 'banner' };
export const filtersSent = [...chosenSent, sourceSent, conditionSent];

const metrics = [
	...['clicks', 'campaign_unique_clicks', 'conversions', 'leads', 'sales', 'rejected'],
	...['revenue', 'cost', 'profit'],
];
const counted = {
	...{ clicks: 100, campaign_unique_clicks: '80', conversions: 5, leads: 3, sales: 1, rejected: 1 },
	...{ revenue: '20.50', cost: 10, profit: '10.50' },
};
const numbers = {
	...{ clicks: 100, uniqueClicks: 80, conversions: 5, leads: 3, sales: 1, rejected: 1 },
	...{ revenue: 20.5, cost: 10, profit: 10.5, roi: 105, cr: 5, epc: 0.205, ...stated },
};
const twice = {
	...{ clicks: 200, uniqueClicks: 160, conversions: 10, leads: 6, sales: 2, rejected: 2 },
	...{ revenue: 41, cost: 20, profit: 21, roi: 105, cr: 5, epc: 0.205, ...stated },
};

interface Kind {
	operation: string;
	choice: Record<string, unknown>;
	/** Keitaro's columns and what it answers in them. */
	answered: Record<string, unknown>;
	/** The same in the output. */
	shown: Record<string, unknown>;
}

const KINDS: readonly Kind[] = [
	{
		operation: 'campaign',
		choice: {},
		answered: { campaign_id: 5, campaign: 'Autumn' },
		shown: { campaignId: 5, campaign: 'Autumn' },
	},
	{
		operation: 'day',
		choice: { timeUnit: 'hour' },
		answered: { hour: '07' },
		shown: { hour: '07' },
	},
	{
		operation: 'device',
		choice: { deviceDetail: 'browser' },
		answered: { device_type: 'mobile', browser: 'Safari' },
		shown: { deviceType: 'mobile', browser: 'Safari' },
	},
	{
		operation: 'flow',
		choice: {},
		answered: { stream_id: '8', stream: 'Main', campaign_id: 5 },
		shown: { flowId: 8, flow: 'Main', campaignId: 5 },
	},
	{
		operation: 'geo',
		choice: { geoLevel: 'region' },
		answered: { country_code: 'DE', country: 'Germany', region: '' },
		shown: { countryCode: 'DE', country: 'Germany', region: null },
	},
	{
		operation: 'landingPage',
		choice: {},
		answered: { landing_id: 0, landing: null },
		shown: { landingPageId: null, landingPage: null },
	},
	{
		operation: 'offer',
		choice: {},
		answered: { offer_id: 9, offer: { id: 9, name: 'Shoes' } },
		shown: { offerId: 9, offer: 'Shoes' },
	},
	{
		operation: 'source',
		choice: {},
		answered: { ts_id: 3, ts: 'Network' },
		shown: { trafficSourceId: 3, trafficSource: 'Network' },
	},
	{
		operation: 'subId',
		choice: { subId: 3, nestedSubIds: '1' },
		answered: { sub_id_3: '{sub_id_3}', sub_id_1: '007' },
		shown: { sub_id_3: '{sub_id_3}', sub_id_1: '007' },
	},
];

const ascending = (names: string[]) => names.map((name) => ({ name, order: 'ASC' }));

/** Each breakdown with a limit, day by day with the days kept apart, and day by day added up. */
function rowsOf({ operation, choice, answered, shown }: Kind): Row[] {
	const grouping = Object.keys(answered);
	const request = (body: object, answer: object[]) =>
		post('/report/build', {
			body: { metrics, filters: [], offset: 0, ...body },
			answer: { rows: answer, total: answer.length, meta: {} },
		});
	const cut = { range, grouping, filters: filtersSent, limit: 7 };
	const sort = [{ name: 'clicks', order: 'DESC' }, ...ascending(grouping)];
	const withDay = ['day', ...grouping];
	const split = { grouping: withDay, sort: ascending(withDay), limit: 10_000 };
	const ofDay = (day: string) => [{ day, ...answered, ...counted }];
	const whole = { grouping, sort: ascending(grouping), limit: 10_000 };
	const limited = { limit: 7, sortBy: 'clicks', sortOrder: 'DESC', filters: everyFilter };
	const read = { ...parameters, ...choice, returnAll: true, sortBy: 'value', sortOrder: 'DESC' };
	return [
		row(
			'breakdown',
			operation,
			{ ...parameters, ...choice, ...limited },
			[request({ ...cut, sort }, [{ ...answered, ...counted }])],
			[{ ...shown, ...numbers }],
		),
		row(
			'breakdown',
			operation,
			{ ...read, options: { dayByDay: true, splitByDay: true } },
			[
				request({ ...split, range: firstDay }, ofDay('2026-11-01')),
				request({ ...split, range: secondDay }, ofDay('2026-11-02')),
			],
			['2026-11-02', '2026-11-01'].map((day) => ({ day, ...shown, ...numbers })),
		),
		row(
			'breakdown',
			operation,
			{ ...read, options: { dayByDay: true } },
			[firstDay, secondDay].map((day) =>
				request({ ...whole, range: day }, [{ ...answered, ...counted }]),
			),
			[{ ...shown, ...twice }],
		),
	];
}

const build: Row[] = [
	row(
		'report',
		'build',
		{
			...parameters,
			...{ dimensions: ['day'], otherDimensions: 'extra_param_1', returnAll: true, summary: true },
			...{ metrics: ['clicks'], otherMetrics: 'custom_conversion_7', filters: everyFilter },
			sort: { items: [{ field: 'clicks', order: 'ASC' }] },
		},
		[
			post('/report/build', {
				body: {
					...{ range, grouping: ['day', 'extra_param_1'] },
					metrics: ['clicks', 'custom_conversion_7'],
					...{ filters: filtersSent, summary: true, limit: 10_000, offset: 0 },
					sort: ascending(['clicks', 'day', 'extra_param_1']),
				},
				answer: {
					rows: [{ day: '2026-11-01', extra_param_1: 'x', clicks: '4', custom_conversion_7: '2' }],
					...{ total: 1, summary: { clicks: 4, custom_conversion_7: '2' } },
				},
			}),
		],
		[
			{ day: '2026-11-01', extra_param_1: 'x', clicks: 4, custom_conversion_7: 2 },
			{ summary: { clicks: 4, custom_conversion_7: 2 } },
		],
	),
	row(
		'report',
		'build',
		{ dateRange: 'allTime', timeZone: 'UTC', dimensions: [], metrics: ['clicks'], limit: 1 },
		[
			post('/report/build', {
				body: {
					...{ range: { interval: 'all_time', timezone: 'UTC' }, grouping: [] },
					...{ metrics: ['clicks'], filters: [], sort: [], limit: 1, offset: 0 },
				},
				answer: { rows: [{ clicks: 4 }] },
			}),
		],
		[{ clicks: 4 }],
	),
];

export const reports: readonly Row[] = [...KINDS.flatMap(rowsOf), ...build];
