import { byId, get, put, row, type Exchange, type Row } from './row';

const other = {
	...{ id: 1, campaign_id: 5, method: 'GET', url: 'https://one.example.com/', statuses: ['sale'] },
};
const own = {
	...{ id: 2, campaign_id: 5, method: 'GET', url: 'https://two.example.com/?key=abc' },
	statuses: ['lead'],
};
const campaign = (postbacks: unknown[]) => ({ id: 5, name: 'Autumn', postbacks });
const source = {
	...{ id: 3, name: 'Network', postback_url: '', postback_statuses: [] as string[] },
};
const readCampaign = get('/campaigns/5', { answer: campaign([other, own]) });
const readSource = get('/traffic_sources/3', {
	answer: { ...source, postback_url: 'https://s.example.com/', postback_statuses: ['lead'] },
});
const inCampaign = { belongsTo: 'campaign', campaignId: byId(5) };
const inSource = { belongsTo: 'trafficSource', trafficSourceId: byId(3) };
const shownOwn = {
	...{ id: '2', belongsTo: 'campaign', campaignId: 5, campaign: 'Autumn', method: 'GET' },
	...{ url: 'https://two.example.com/?key=***', state: 'active', trigger: 'leads' },
	statuses: ['lead'],
};
const shownSource = {
	...{ id: '3', belongsTo: 'trafficSource', trafficSourceId: 3, trafficSource: 'Network' },
	...{ method: 'GET', url: 'https://s.example.com/', state: 'active', trigger: 'leads' },
	statuses: ['lead'],
};

const added = { method: 'POST', url: 'https://new.example.com/', statuses: ['sale', 'rejected'] };
const changed = { ...own, method: 'POST', url: 'https://new.example.com/', statuses: [] };

const entries: Row[] = [
	row(
		'postback',
		'create',
		{
			...{ ...inCampaign, url: 'https://new.example.com/', state: 'active', method: 'POST' },
			...{ trigger: 'statuses', statuses: ['sale', 'rejected'], includeSecrets: true },
		},
		[
			readCampaign,
			put('/campaigns/5', {
				body: { postbacks: [other, own, added] },
				answer: campaign([other, own, { id: 3, ...added }]),
			}),
		],
		[
			{
				...{ id: '3', belongsTo: 'campaign', campaignId: 5, campaign: 'Autumn', ...added },
				...{ state: 'active', trigger: 'statuses' },
			},
		],
	),
	row(
		'postback',
		'create',
		{ ...inSource, url: 'https://s.example.com/', trigger: 'leads' },
		[
			get('/traffic_sources/3', { answer: source }),
			put('/traffic_sources/3', {
				body: { postback_url: 'https://s.example.com/', postback_statuses: ['lead'] },
			}),
		],
		[shownSource],
	),
	row(
		'postback',
		'update',
		{
			...{ ...inCampaign, postbackId: '2', includeSecrets: false },
			updateFields: {
				...{ url: 'https://new.example.com/', method: 'POST', state: 'inactive' },
				...{ trigger: 'statuses', statuses: ['sale'] },
			},
		},
		[
			readCampaign,
			put('/campaigns/5', {
				body: { postbacks: [other, changed] },
				answer: campaign([other, changed]),
			}),
		],
		[
			{
				...{ ...shownOwn, method: 'POST', url: 'https://new.example.com/', statuses: [] },
				...{ state: 'inactive', trigger: null },
			},
		],
	),
	row(
		'postback',
		'update',
		{ ...inSource, updateFields: { trigger: 'leads' } },
		[readSource, put('/traffic_sources/3', { body: { postback_statuses: ['lead'] } })],
		[shownSource],
	),
	row(
		'postback',
		'delete',
		{ ...inCampaign, postbackId: '2' },
		[
			readCampaign,
			put('/campaigns/5', { body: { postbacks: [other] }, answer: campaign([other]) }),
		],
		[{ deleted: true }],
	),
	row(
		'postback',
		'delete',
		inSource,
		[readSource, put('/traffic_sources/3', { body: { postback_url: '', postback_statuses: [] } })],
		[{ deleted: true }],
	),
	row('postback', 'get', { ...inCampaign, postbackId: '2' }, [readCampaign], [shownOwn]),
	row('postback', 'get', { ...inSource, includeSecrets: true }, [readSource], [shownSource]),
	row(
		'postback',
		'getAll',
		{ ...inCampaign, limit: 1 },
		[readCampaign],
		[
			{
				...{ ...shownOwn, id: '1', url: 'https://one.example.com/', statuses: ['sale'] },
				trigger: 'statuses',
			},
		],
	),
	row(
		'postback',
		'getAll',
		{ ...inSource, returnAll: true, includeSecrets: true },
		[readSource],
		[shownSource],
	),
	row(
		'postback',
		'getAll',
		{ belongsTo: 'all', returnAll: true },
		[
			get('/campaigns', { answer: [campaign([own])] }),
			get('/traffic_sources', { answer: [readSource.answer, source] }),
		],
		[shownOwn, shownSource],
	),
];

/** Where the rows' own server is: runRow puts it into the input item. */
const url = '={{ $json.origin }}/pb?c={subid}&s={status}';
const call = {
	...{
		bodyFormat: 'json',
		currency: 'eur',
		postbackKey: 'receiver-key',
		keyName: 'auth',
		timeout: 5,
	},
	headers: { items: [{ name: 'X-Id', value: '{tid}' }] },
	parameters: { items: [{ name: 'sum', value: '{revenue}{currency}' }] },
};
const called = (query: Record<string, string>, sum: string): Exchange => ({
	...{ method: 'POST', path: '/pb', outside: true, query, answer: 'OK' },
	body: { sum, auth: 'receiver-key' },
});

const fired: Row[] = [
	row(
		'postback',
		'send',
		{
			...{ url, method: 'POST', state: 'active', trigger: 'sales' },
			conversion: {
				...{ sub_id: 'c1', status: 'ok', tid: 'T1', revenue: 10 },
				campaign_id: 5,
				country: 'DE',
			},
			statusWords: {
				...{ sale: 'ok', lead: 'new', rejected: 'no', registration: 'reg', deposit: 'dep' },
			},
			filters: { campaigns: '5', countries: 'de' },
			options: { ...call, id: '7', name: 'Mine', retries: 1, retryDelay: 0 },
		},
		[called({ c: 'c1', s: 'sale' }, '10EUR')],
		[
			{
				...{ outcome: 'sent', id: '7', name: 'Mine', clickId: 'c1', status: 'sale', attempts: 1 },
				...{ response: { status: 200, body: '"OK"' }, unknownMacros: [] },
				request: { body: '{"sum":"10EUR","auth":"***"}' },
			},
		],
		{ partly: true },
	),
	row(
		'postback',
		'test',
		{
			...{ url, method: 'POST', options: { ...call, id: '7', name: 'Mine' } },
			sample: {
				...{ subid: 'c2', status: 'lead', revenue: '3', cost: '1', currency: 'PLN', tid: 'T2' },
				sub_id_1: 'x',
			},
		},
		[called({ c: 'c2', s: 'lead' }, '3PLN')],
		[{ success: true, response: { status: 200, body: '"OK"' }, unknownMacros: [] }],
		{ partly: true },
	),
];

export const postbacks: readonly Row[] = [...entries, ...fired];
