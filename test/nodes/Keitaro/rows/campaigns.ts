import { byId, del, get, post, put, row, type Row } from './row';

const campaign = {
	id: '5',
	name: 'Summer',
	alias: 'summer',
	state: 'active',
	cost_value: '0.50',
	cost_auto: 0,
	group_id: '3',
	token: 'campaign-token-value',
	parameters: { sub_id_1: { name: 'ad', placeholder: '{{ad.id}}', alias: '' } },
};
const shown = { ...campaign, id: 5, cost_value: 0.5, cost_auto: false, group_id: 3, token: '***' };
const brief = {
	id: 5,
	name: 'Summer',
	alias: 'summer',
	state: 'active',
	group_id: 3,
	cost_value: 0.5,
};
const campaignId = byId(5);
const postbacks = [
	{ method: 'GET', url: 'https://example.com/?id={external_id}', statuses: ['sale'] },
];

const all = {
	bindVisitors: 'sl',
	costAuto: true,
	costCurrency: 'EUR',
	costType: 'CPM',
	costValue: 1.25,
	cookiesTtl: 48,
	domainId: byId(2),
	groupId: byId(3),
	notes: 'Test',
	parameters: {
		items: [{ parameter: 'sub_id_2', name: 'ad_id', placeholder: '{{ad.id}}', alias: 'Ad' }],
	},
	postbacks: JSON.stringify(postbacks),
	state: 'disabled',
	token: 'new-token-value',
	trafficLoss: 5,
	trafficSourceId: byId(4),
	type: 'weight',
	uniquenessMethod: 'ip',
	uniquenessUseCookies: false,
};
const sub2 = { sub_id_2: { name: 'ad_id', placeholder: '{{ad.id}}', alias: 'Ad' } };
const body = {
	bind_visitors: 'sl',
	cost_auto: true,
	cost_currency: 'EUR',
	cost_type: 'CPM',
	cost_value: 1.25,
	cookies_ttl: 48,
	domain_id: 2,
	group_id: '3',
	notes: 'Test',
	parameters: sub2,
	postbacks,
	state: 'disabled',
	token: 'new-token-value',
	traffic_loss: 5,
	traffic_source_id: 4,
	type: 'weight',
	uniqueness_method: 'ip',
	uniqueness_use_cookies: false,
};
const required = { name: 'Summer', alias: 'summer' };

const steps = ['clone', 'disable', 'enable'].map((step) =>
	row(
		'campaign',
		step,
		{ campaignId },
		[post(`/campaigns/5/${step}`, { answer: campaign })],
		[shown],
	),
);

export const campaigns: Row[] = [
	...steps,
	row(
		'campaign',
		'getAll',
		{ limit: 2 },
		[
			get('/campaigns', {
				query: { limit: '2', offset: '0' },
				answer: [campaign, campaign, campaign],
			}),
		],
		[brief, brief],
	),
	row(
		'campaign',
		'getAll',
		{ returnAll: true, simplify: false, includeSecrets: true },
		[get('/campaigns', { answer: [campaign] })],
		[{ ...shown, token: 'campaign-token-value' }],
	),
	row(
		'campaign',
		'getArchived',
		{ limit: 5 },
		[get('/campaigns/deleted', { answer: [campaign] })],
		[brief],
	),
	row(
		'campaign',
		'getArchived',
		{ returnAll: true, simplify: false, includeSecrets: true },
		[get('/campaigns/deleted', { answer: [campaign] })],
		[{ ...shown, token: 'campaign-token-value' }],
	),
	row('campaign', 'get', { campaignId }, [get('/campaigns/5', { answer: campaign })], [shown]),
	row(
		'campaign',
		'create',
		{ ...required, additionalFields: all },
		[post('/campaigns', { body: { ...required, ...body }, answer: campaign })],
		[shown],
	),
	row(
		'campaign',
		'update',
		{ campaignId, updateFields: { notes: 'Only this' } },
		[put('/campaigns/5', { body: { notes: 'Only this' }, answer: campaign })],
		[shown],
	),
	row(
		'campaign',
		'update',
		{ campaignId, updateFields: { ...required, ...all } },
		[
			get('/campaigns/5', { answer: campaign }),
			put('/campaigns/5', {
				body: { ...required, ...body, parameters: { ...campaign.parameters, ...sub2 } },
				answer: campaign,
			}),
		],
		[shown],
	),
	row(
		'campaign',
		'archive',
		{ campaignId },
		[del('/campaigns/5', { status: 201, answer: { id: 1 } })],
		[{ id: 5, archived: true }],
	),
	row(
		'campaign',
		'restore',
		{ campaignId },
		[post('/campaigns/5/restore', { status: 201, answer: { id: 1 } })],
		[{ id: 5, restored: true }],
	),
	...['clone', 'disable', 'enable', 'get', 'create', 'update'].map((operation) =>
		withSecrets(operation),
	),
];

/** Operations whose answer holds the token return it on wish. */
function withSecrets(operation: string): Row {
	const request =
		{
			get: get('/campaigns/5', { answer: campaign }),
			create: post('/campaigns', { body: required, answer: campaign }),
			update: put('/campaigns/5', { body: { name: 'Summer' }, answer: campaign }),
		}[operation] ?? post(`/campaigns/5/${operation}`, { answer: campaign });
	const own = { create: required, update: { campaignId, updateFields: { name: 'Summer' } } };
	return row(
		'campaign',
		operation,
		{ ...(own[operation as keyof typeof own] ?? { campaignId }), includeSecrets: true },
		[request],
		[{ ...shown, token: 'campaign-token-value' }],
	);
}
