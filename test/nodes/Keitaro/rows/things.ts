import { byId, del, get, post, put, row, type Row } from './row';

/** Plain things: a list, one, create, update, and what else there is. */
interface Kind {
	resource: string;
	path: string;
	id: string;
	thing: Record<string, unknown>;
	shown?: Record<string, unknown>;
	brief: Record<string, unknown>;
	/** Asked for in every list. */
	asked?: Record<string, unknown>;
	query?: Record<string, string>;
	create: { parameters: Record<string, unknown>; body: object; answer?: unknown };
	/** One field alone, and then all. */
	update: Array<{
		parameters: object;
		body: object;
		now?: object;
		suffix?: string;
		operation?: string;
	}>;
	hasGet?: false;
	more: (chosen: object, shown: object) => Row[];
}

const parameters = {
	items: [{ parameter: 'keyword', name: 'kw', placeholder: '{kw}', alias: 'Word' }],
};
const keyword = { keyword: { name: 'kw', placeholder: '{kw}', alias: 'Word' } };

const network = { id: '6', name: 'Network', state: 'active', offers: 2 };
const networkFields = {
	notes: 'Test',
	offerParam: 'sub1={subid}',
	postbackUrl: 'https://tracker.example.com/abcd1234/postback?subid={sub1}',
};
const networkBody = {
	notes: 'Test',
	offer_param: 'sub1={subid}',
	postback_url: 'https://tracker.example.com/abcd1234/postback?subid={sub1}',
};

const source = { id: 6, name: 'Source', state: 'active', accept_parameters: 1 };
const sourceFields = {
	acceptParameters: true,
	notes: 'Test',
	parameters,
	postbackStatuses: ['sale', 'rejected'],
	postbackUrl: 'https://source.example.com/?id={external_id}',
	state: 'active',
	templateName: 'facebook.com',
	trafficLoss: 2,
};
const sourceBody = {
	accept_parameters: true,
	notes: 'Test',
	parameters: keyword,
	postback_statuses: ['sale', 'rejected'],
	postback_url: 'https://source.example.com/?id={external_id}',
	state: 'active',
	template_name: 'facebook.com',
	traffic_loss: 2,
};

const domain = { id: 6, name: 'go.example.com', state: 'active', is_ssl: 1 };
const domainFields = {
	adminDashboard: false,
	catchNotFound: true,
	cloudflareProxy: true,
	defaultCampaignId: byId(5),
	groupId: byId(3),
	notes: 'Test',
};
const domainBody = {
	admin_dashboard: false,
	catch_not_found: true,
	cloudflare_proxy: true,
	default_campaign_id: 5,
	group_id: 3,
	notes: 'Test',
};

const user = {
	id: 6,
	login: 'buyer',
	type: 'USER',
	preferences: { language: 'en', timezone: 'UTC' },
};
const login = { login: 'buyer', userType: 'USER', newPassword: 'example-password' };
const loginBody = {
	login: 'buyer',
	type: 'USER',
	new_password: 'example-password',
	new_password_confirmation: 'example-password',
};
const access = {
	affiliateNetworksAccessType: 'read_only',
	campaignsAccessType: 'to_groups_and_selected',
	domainsAccessType: 'read_only',
	landingsAccessType: 'created_by_user_groups_and_selected',
	offersAccessType: 'read_only',
	streamsAccessType: 'read_only',
	trafficSourcesAccessType: 'full_access',
	resources: 'campaigns, offers',
	reports: 'campaign_report',
};
const accessBody = {
	affiliate_networks_access_type: 'read_only',
	campaigns_access_type: 'to_groups_and_selected',
	domains_access_type: 'read_only',
	landings_access_type: 'created_by_user_groups_and_selected',
	offers_access_type: 'read_only',
	streams_access_type: 'read_only',
	traffic_sources_access_type: 'full_access',
	resources: ['campaigns', 'offers'],
	reports: ['campaign_report'],
};

const ad = {
	id: 6,
	integration: 'facebook',
	name: 'Ads',
	ad_account_id: '1234567890',
	token: 'ad-account-token',
	proxy_enabled: 1,
	proxy: { protocol: 'http', address: 'proxy.example.com', port: '8080', password: 'proxy-word' },
};
const adShown = {
	...ad,
	token: '***',
	proxy_enabled: true,
	proxy: { ...ad.proxy, port: 8080, password: '***' },
};
const adOpen = { ...adShown, token: ad.token, proxy: { ...ad.proxy, port: 8080 } };
const adFields = { name: 'Ads', adAccountId: '1234567890', token: 'ad-account-token' };
const proxyFields = {
	proxyEnabled: true,
	proxyAddress: '192.0.2.7',
	proxyLogin: 'proxy',
	proxyPassword: 'other-word',
	proxyPort: 1080,
	proxyProtocol: 'socks5',
};
const adBody = { name: 'Ads', ad_account_id: '1234567890', token: 'ad-account-token' };
const proxyBody = {
	proxy_enabled: true,
	proxy: {
		address: '192.0.2.7',
		login: 'proxy',
		password: 'other-word',
		port: 1080,
		protocol: 'socks5',
	},
};

const KINDS: Kind[] = [
	{
		resource: 'affiliateNetwork',
		path: '/affiliate_networks',
		id: 'affiliateNetworkId',
		thing: network,
		shown: { ...network, id: 6 },
		brief: { ...network, id: 6 },
		create: {
			parameters: { name: 'Network', additionalFields: networkFields },
			body: { name: 'Network', ...networkBody },
		},
		update: [
			{ parameters: { notes: 'Only this' }, body: { notes: 'Only this' } },
			{ parameters: { name: 'New', ...networkFields }, body: { name: 'New', ...networkBody } },
		],
		more: (chosen, shown) => [
			archive('affiliateNetwork', '/affiliate_networks', chosen),
			clone('affiliateNetwork', '/affiliate_networks', chosen, network, shown),
		],
	},
	{
		resource: 'trafficSource',
		path: '/traffic_sources',
		id: 'trafficSourceId',
		thing: source,
		shown: { ...source, accept_parameters: true },
		brief: { id: 6, name: 'Source', state: 'active' },
		create: {
			parameters: { name: 'Source', additionalFields: sourceFields },
			body: { name: 'Source', ...sourceBody },
		},
		update: [
			{ parameters: { postbackUrl: '' }, body: { postback_url: '' } },
			{
				parameters: { name: 'New', ...sourceFields },
				now: { ...source, parameters: { cost: { name: 'c' } } },
				body: { name: 'New', ...sourceBody, parameters: { cost: { name: 'c' }, ...keyword } },
			},
		],
		more: (chosen, shown) => [
			archive('trafficSource', '/traffic_sources', chosen),
			clone('trafficSource', '/traffic_sources', chosen, source, shown),
		],
	},
	{
		resource: 'domain',
		path: '/domains',
		id: 'domainId',
		thing: domain,
		shown: { ...domain, is_ssl: true },
		brief: { ...domain, is_ssl: true },
		create: {
			parameters: {
				name: 'go.example.com',
				isSsl: true,
				additionalFields: {
					...domainFields,
					allowIndexing: false,
					sslRedirect: true,
					wildcard: true,
				},
			},
			body: {
				name: 'go.example.com',
				is_ssl: true,
				...domainBody,
				allow_indexing: false,
				ssl_redirect: true,
				wildcard: true,
			},
			answer: [domain],
		},
		update: [
			{ parameters: { isSsl: false }, body: { is_ssl: false } },
			{
				parameters: { name: 'new.example.com', isSsl: true, ...domainFields, state: 'active' },
				body: { name: 'new.example.com', is_ssl: true, ...domainBody, state: 'active' },
			},
		],
		more: (chosen, shown) => [
			archive('domain', '/domains', chosen),
			row(
				'domain',
				'check',
				{ ...chosen },
				[post('/domains/6/check', { answer: domain })],
				[shown as never],
			),
			row(
				'domain',
				'restore',
				{ ...chosen },
				[post('/domains/6/restore', { answer: domain })],
				[{ id: 6, restored: true }],
			),
			row(
				'domain',
				'getArchived',
				{ limit: 1 },
				[get('/domains/deleted', { answer: [domain] })],
				[shown as never],
			),
			row(
				'domain',
				'getArchived',
				{ returnAll: true, simplify: false },
				[get('/domains/deleted', { answer: [domain] })],
				[shown as never],
			),
		],
	},
	{
		resource: 'group',
		path: '/groups',
		id: 'groupId',
		thing: { id: 6, name: 'Group', type: 'offers', position: '2' },
		shown: { id: 6, name: 'Group', type: 'offers', position: 2 },
		brief: { id: 6, name: 'Group', type: 'offers', position: 2 },
		asked: { groupType: 'offers' },
		query: { type: 'offers' },
		create: {
			parameters: { name: 'Group', groupType: 'offers', additionalFields: { position: 2 } },
			body: { name: 'Group', type: 'offers', position: 2 },
		},
		update: [
			{ parameters: { name: 'New' }, body: { name: 'New' } },
			{ parameters: { groupType: 'landings' }, body: { type: 'landings' } },
		],
		hasGet: false,
		more: (chosen, shown) => [
			row(
				'group',
				'get',
				{ ...chosen, groupType: 'offers' },
				[get('/groups', { query: { type: 'offers' }, answer: [{ id: 5 }, shown] })],
				[shown as never],
			),
			row(
				'group',
				'delete',
				{ ...chosen, confirm: true },
				[del('/groups/6/delete', { answer: shown })],
				[{ id: 6, deleted: true }],
			),
		],
	},
	{
		resource: 'user',
		path: '/users',
		id: 'userId',
		thing: user,
		brief: user,
		create: {
			parameters: { ...login, additionalFields: { language: 'en', timezone: 'UTC' } },
			body: { ...loginBody, preferences: { language: 'en', timezone: 'UTC' } },
		},
		update: [
			{
				parameters: { language: 'ru' },
				now: user,
				body: { preferences: { language: 'ru', timezone: 'UTC' } },
			},
			{
				parameters: { ...login, language: 'en', timezone: 'UTC', keyCount: 2 },
				now: user,
				body: { ...loginBody, preferences: { language: 'en', timezone: 'UTC' }, keyCount: 2 },
			},
			{
				operation: 'setAccess',
				suffix: '/access',
				parameters: { offersAccessType: 'read_only' },
				now: { ...user, access_data: { campaigns_access_type: 'full_access' } },
				body: {
					access_data: { campaigns_access_type: 'full_access', offers_access_type: 'read_only' },
				},
			},
			{
				operation: 'setAccess',
				suffix: '/access',
				parameters: access,
				now: user,
				body: { access_data: accessBody },
			},
		],
		more: (chosen) => [
			row(
				'user',
				'delete',
				{ ...chosen, confirm: true },
				[del('/users/6', { status: 201 })],
				[{ id: 6, deleted: true }],
			),
		],
	},
	{
		resource: 'integration',
		path: '/integrations/facebook',
		id: 'integrationId',
		thing: ad,
		shown: adShown,
		brief: {
			id: 6,
			integration: 'facebook',
			name: 'Ads',
			ad_account_id: '1234567890',
			proxy_enabled: true,
		},
		create: {
			parameters: { ...adFields, additionalFields: proxyFields },
			body: { ...adBody, ...proxyBody },
		},
		update: [
			{
				parameters: { proxyPort: 1080 },
				now: { data: ad },
				body: { proxy: { ...ad.proxy, port: 1080 } },
			},
			{
				parameters: { ...adFields, ...proxyFields },
				now: { data: ad },
				body: { ...adBody, ...proxyBody },
			},
		],
		more: (chosen) => integrationRows(chosen),
	},
];

const archive = (resource: string, path: string, chosen: object): Row =>
	// Sources answer it with nothing.
	row(resource, 'archive', { ...chosen }, [del(`${path}/6`)], [{ id: 6, archived: true }]);

const clone = (resource: string, path: string, chosen: object, answer: object, shown: object) =>
	row(resource, 'clone', { ...chosen }, [post(`${path}/6/clone`, { answer })], [shown as never]);

function integrationRows(chosen: object): Row[] {
	const path = '/integrations/facebook';
	const open = { includeSecrets: true };
	const campaignId = byId(5);
	const bound = { integrationId: 6, campaignId: 5 };
	const update = { updateFields: { name: 'Ads' } };
	return [
		row(
			'integration',
			'getAll',
			{ simplify: false, ...open },
			[get(path, { answer: { data: [ad] } })],
			[adOpen],
		),
		row(
			'integration',
			'get',
			{ ...chosen, ...open },
			[get(`${path}/6`, { answer: { data: ad } })],
			[adOpen],
		),
		row(
			'integration',
			'create',
			{ ...adFields, ...open },
			[post(path, { body: adBody, answer: ad })],
			[adOpen],
		),
		row(
			'integration',
			'update',
			{ ...chosen, ...update, ...open },
			[put(`${path}/6`, { body: { name: 'Ads' }, answer: { data: ad } })],
			[adOpen],
		),
		row(
			'integration',
			'delete',
			{ ...chosen, confirm: true },
			[del(`${path}/6`, { answer: { success: true } })],
			[{ id: 6, deleted: true }],
		),
		row(
			'integration',
			'getCampaigns',
			{ ...chosen, limit: 1 },
			[get(`${path}/6/campaign`, { answer: [{ name: 'Summer', value: 5 }, {}] })],
			[{ name: 'Summer', value: 5 }],
		),
		row(
			'integration',
			'getCampaigns',
			{ ...chosen, returnAll: true },
			[get(`${path}/6/campaign`, { answer: [] })],
			[],
		),
		row(
			'integration',
			'addCampaign',
			{ ...chosen, campaignId },
			[post(`${path}/6/campaign`, { body: { campaign_id: 5 } })],
			[{ ...bound, bound: true }],
		),
		row(
			'integration',
			'removeCampaign',
			{ ...chosen, campaignId },
			[del(`${path}/6/campaign`, { body: { campaign_id: 5 } })],
			[{ ...bound, bound: false }],
		),
	];
}

function rowsOf(kind: Kind): Row[] {
	const { resource, path, id, thing, brief, asked = {}, query, create, update } = kind;
	const shown = (kind.shown ?? thing) as never;
	const chosen = { [id]: byId(6) };
	const list = [thing, thing];
	const updates = update.map(({ parameters: fields, body, now, suffix = '', operation }) =>
		row(
			resource,
			operation ?? 'update',
			{ ...chosen, updateFields: fields },
			[
				...(now === undefined ? [] : [get(`${path}/6`, { answer: now })]),
				put(`${path}/6${suffix}`, { body, answer: thing }),
			],
			[shown],
		),
	);
	return [
		row(
			resource,
			'getAll',
			{ ...asked, limit: 1 },
			[get(path, { query, answer: list })],
			[brief as never],
		),
		row(
			resource,
			'getAll',
			{ ...asked, returnAll: true, simplify: false },
			[get(path, { query, answer: list })],
			[shown, shown],
		),
		...(kind.hasGet === false
			? []
			: [row(resource, 'get', chosen, [get(`${path}/6`, { answer: thing })], [shown])]),
		row(
			resource,
			'create',
			create.parameters,
			[post(path, { body: create.body, answer: create.answer ?? thing })],
			[shown],
		),
		...updates,
		...kind.more(chosen, shown),
	];
}

export const things: Row[] = KINDS.flatMap(rowsOf);
