import { byId, del, get, post, put, row, type Row } from './row';

const period = {
	from: '2026-11-01',
	to: '2026-11-02T10:30:00',
	timezone: 'Europe/Berlin',
	cost: 12.5,
	currency: 'eur',
	onlyUniques: true,
	filters: { items: [{ parameter: 'ad_campaign_id', values: '1201,1202' }] },
};
const spend = {
	start_date: '2026-11-01 00:00',
	end_date: '2026-11-02 10:30',
	timezone: 'Europe/Berlin',
	currency: 'EUR',
	cost: '12.5',
	filters: { ad_campaign_id: '1201,1202' },
};
const addresses = '192.0.2.1, 198.51.100.0/24\n203.0.113.7';
const lines = { value: '192.0.2.1\n198.51.100.0/24\n203.0.113.7' };
const labels = { campaignId: byId(5), refName: 'sub_id_3', labelName: 'whitelist' };
const logRow = { datetime: '2026-11-01 10:00:00', message: 'GET /abcd1234/postback?subid=1' };
const logShown = { ...logRow, message: 'GET /***/postback?subid=1' };
const types = [{ id: 1, name: 'Sale', values: ['sale'] }];
const settings = {
	timezone: 'UTC',
	version: '11',
	license_key: 'licence-value',
	postbackKey: 'abc',
};

/** Not in the 2022 specification: the settings, and the conversion types of version 11. */
const undocumented: Row[] = [
	row(
		'settings',
		'get',
		{},
		[get('/settings', { answer: settings })],
		[{ ...settings, license_key: '***', postbackKey: '***' }],
	),
	row(
		'settings',
		'get',
		{ includeSecrets: true },
		[get('/settings', { answer: settings })],
		[settings],
	),
	...[{ limit: 1 }, { returnAll: true }].map((parameters) =>
		row(
			'settings',
			'getConversionTypes',
			parameters,
			[get('/conversion_types', { answer: types })],
			types,
		),
	),
].map((one) => ({ ...one, undocumented: true }));

export const tools: Row[] = [
	...undocumented,
	row(
		'botList',
		'get',
		{},
		[get('/botlist', { answer: lines })],
		[{ addresses: lines.value.split('\n'), count: 3 }],
	),
	row(
		'botList',
		'add',
		{ addresses },
		[post('/botlist/add', { body: lines, answer: { count: 3 } })],
		[{ count: 3 }],
	),
	row(
		'botList',
		'exclude',
		{ addresses },
		[post('/botlist/exclude', { body: lines, answer: { count: 0 } })],
		[{ count: 0 }],
	),
	row(
		'botList',
		'replace',
		{ addresses, confirm: true },
		[put('/botlist', { body: lines, answer: { count: 3 } })],
		[{ count: 3 }],
	),
	row('botList', 'clear', { confirm: true }, [del('/botlist')], [{ cleared: true }]),
	row(
		'cost',
		'update',
		{ campaignIds: ['5', '6'], ...period },
		[
			post('/clicks/update_costs', {
				body: {
					campaign_ids: [5, 6],
					costs: [spend],
					timezone: 'Europe/Berlin',
					currency: 'EUR',
					only_campaign_uniques: 1,
				},
				answer: { success: true },
			}),
		],
		[{ campaignIds: [5, 6], scheduled: true, cost: 12.5, currency: 'EUR' }],
	),
	row(
		'cost',
		'updateOne',
		{ campaignId: byId(5), ...period, to: '2026-11-02' },
		[
			post('/campaigns/5/update_costs', {
				body: { ...spend, end_date: '2026-11-02 23:59', only_campaign_uniques: true },
			}),
		],
		[{ campaignIds: [5], scheduled: true, cost: 12.5, currency: 'EUR' }],
	),
	row(
		'label',
		'getAll',
		labels,
		[
			get('/report/labels', {
				query: { campaign_id: '5', ref_name: 'sub_id_3', label_name: 'whitelist' },
				answer: ['a', 'b'],
			}),
		],
		[{ labels: ['a', 'b'] }],
	),
	row(
		'label',
		'set',
		{ ...labels, values: 'site-1, site-2\nsite-3' },
		[
			post('/report/labels', {
				body: {
					campaign_id: 5,
					ref_name: 'sub_id_3',
					items: { 'site-1': 'whitelist', 'site-2': 'whitelist', 'site-3': 'whitelist' },
				},
				answer: { success: true },
			}),
		],
		[
			{
				campaignId: 5,
				parameter: 'sub_id_3',
				label: 'whitelist',
				values: ['site-1', 'site-2', 'site-3'],
			},
		],
	),
	row(
		'log',
		'getAll',
		{ logType: 'sent_postbacks', query: 'abc', limit: 2 },
		[
			get('/logs/sent_postbacks', {
				query: { limit: '2', offset: '0', query: 'abc' },
				answer: [logRow, logRow],
			}),
		],
		[logShown, logShown],
	),
	row(
		'log',
		'getAll',
		{ logType: 'system', returnAll: true },
		[
			get('/logs/system', {
				query: { limit: '500', offset: '0' },
				answer: Array.from({ length: 500 }, () => logRow),
			}),
			get('/logs/system', { query: { limit: '500', offset: '500' }, answer: [logRow] }),
		],
		Array.from({ length: 501 }, () => logShown),
	),
	row(
		'log',
		'clear',
		{ logType: 'ssl', confirm: true },
		[del('/logs/ssl')],
		[{ log: 'ssl', cleared: true }],
	),
	row(
		'log',
		'getTypes',
		{},
		[post('/logs/types', { answer: ['system', 'ssl'] })],
		[{ type: 'system' }, { type: 'ssl' }],
	),
	row(
		'integration',
		'getAvScan',
		{},
		[get('/integrations/avscan', { answer: { avscan_key: 'scan-value' } })],
		[{ avscan_key: '***' }],
	),
	row(
		'integration',
		'getAvScan',
		{ includeSecrets: true },
		[get('/integrations/avscan', { answer: { avscan_key: 'scan-value' } })],
		[{ avscan_key: 'scan-value' }],
	),
	row(
		'integration',
		'setAvScan',
		{ avscanKey: 'scan-value' },
		[
			put('/integrations/avscan', {
				query: { avscan_key: 'scan-value' },
				answer: { avscan_key: 'scan-value' },
			}),
		],
		[{ avscan_key: '***' }],
	),
	row(
		'integration',
		'getImklo',
		{ includeSecrets: true },
		[get('/integrations/imklo', { answer: { imklo_api_url: 'https://imklo.example.com' } })],
		[{ imklo_api_url: 'https://imklo.example.com' }],
	),
	row(
		'integration',
		'setImklo',
		{ imkloApiUrl: 'https://imklo.example.com' },
		[
			put('/integrations/imklo', {
				query: { imklo_api_url: 'https://imklo.example.com' },
				answer: { imklo_api_url: 'https://imklo.example.com' },
			}),
		],
		[{ imklo_api_url: 'https://imklo.example.com' }],
	),
];
