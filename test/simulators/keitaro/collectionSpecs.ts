/** How a field is checked on write and shown on read. */
export type FieldKind =
	| 'text'
	| 'integer'
	/** Number on write, numeric string on read: `"0.50"`. */
	| 'money'
	/** Boolean or 0/1 on write, 0/1 on read. */
	| 'flag'
	| 'list'
	| 'object'
	| 'any'
	/** Outgoing postbacks of a campaign: the whole array is replaced. */
	| 'postbacks'
	| readonly string[];

export interface CollectionSpec {
	path: string;
	fields: Record<string, FieldKind>;
	required: readonly string[];
	/** Needed again on every update: real builds refuse a flow without them. */
	requiredOnUpdate?: readonly string[];
	/** Refused when another row that is not archived has the same value. */
	unique?: readonly string[];
	/** Field → collection it must exist in. */
	references?: Record<string, string>;
	defaults: Record<string, unknown>;
	/** Query parameter a list cannot go without, and filters by. */
	listBy?: string;
	operations: {
		/** Neither created nor changed through this simulator. */
		readOnly?: true;
		list?: true;
		get?: true;
		/** Query parameter of a text search. */
		search?: true;
		deleted?: true;
		toggle?: true;
		restore?: { status: 200 | 201 };
		clone?: 'POST' | 'PUT';
		/** Archives, or deletes for good; a suffix of the path where there is one. */
		remove?: { suffix?: string; status: 200 | 201; empty?: true; final?: true };
	};
	/** Domains are created in an array, even a single one. */
	createAnswersList?: true;
}

const STATES = ['active', 'disabled', 'deleted'] as const;
const POSTBACK_STATUSES = ['lead', 'sale', 'rejected', 'rebill'] as const;
export const POSTBACK_METHODS: readonly string[] = ['GET', 'POST'];
export const S2S_STATUSES: readonly string[] = POSTBACK_STATUSES;

/** The collections of the Admin API; what they share is written once, in `collection.ts`. */
export const COLLECTIONS: readonly CollectionSpec[] = [
	{
		path: 'campaigns',
		fields: {
			alias: 'text',
			type: ['position', 'weight'],
			name: 'text',
			cookies_ttl: 'integer',
			position: 'integer',
			state: STATES,
			cost_type: ['CPM', 'CPC', 'CPUC', 'RevShare', 'CPA', 'CPS', 'CPUV', 'CPV'],
			cost_value: 'money',
			cost_currency: 'text',
			cost_auto: 'flag',
			group_id: 'integer',
			bind_visitors: ['s', 'sl', 'slo'],
			traffic_source_id: 'integer',
			token: 'text',
			parameters: 'object',
			postbacks: 'postbacks',
			domain_id: 'integer',
			notes: 'text',
			uniqueness_method: ['ip', 'ip_ua'],
			uniqueness_use_cookies: 'flag',
			traffic_loss: 'money',
		},
		required: ['alias', 'name'],
		unique: ['alias'],
		references: {
			group_id: 'groups',
			traffic_source_id: 'traffic_sources',
			domain_id: 'domains',
		},
		defaults: {
			type: 'position',
			cookies_ttl: 24,
			position: 1,
			state: 'active',
			cost_type: 'CPC',
			cost_value: 0,
			cost_currency: '',
			cost_auto: 0,
			group_id: null,
			bind_visitors: null,
			traffic_source_id: null,
			parameters: {},
			postbacks: [],
			domain_id: null,
			notes: '',
			uniqueness_method: 'ip_ua',
			uniqueness_use_cookies: 1,
			traffic_loss: 0,
		},
		operations: {
			list: true,
			get: true,
			deleted: true,
			toggle: true,
			restore: { status: 201 },
			clone: 'POST',
			remove: { status: 201 },
		},
	},
	{
		path: 'streams',
		fields: {
			campaign_id: 'integer',
			type: ['forced', 'regular', 'default'],
			name: 'text',
			schema: ['landings', 'redirect', 'action'],
			action_type: 'text',
			action_payload: 'any',
			action_options: 'object',
			position: 'integer',
			weight: 'integer',
			state: STATES,
			collect_clicks: 'flag',
			filter_or: 'flag',
			comments: 'text',
			filters: 'list',
			triggers: 'list',
			landings: 'list',
			offers: 'list',
			offer_selection: ['before_click', 'after_click'],
		},
		required: ['campaign_id', 'schema', 'type', 'name', 'action_type'],
		requiredOnUpdate: ['schema', 'action_type'],
		references: { campaign_id: 'campaigns' },
		defaults: {
			action_payload: null,
			action_options: {},
			position: 1,
			weight: 100,
			state: 'active',
			collect_clicks: 1,
			filter_or: 0,
			comments: '',
			filters: [],
			triggers: [],
			landings: [],
			offers: [],
			offer_selection: 'before_click',
		},
		operations: {
			get: true,
			search: true,
			deleted: true,
			toggle: true,
			restore: { status: 200 },
			remove: { status: 200 },
		},
	},
	{
		path: 'offers',
		fields: {
			name: 'text',
			group_id: 'integer',
			offer_type: ['local', 'external', 'preloaded', 'action'],
			action_type: 'text',
			action_payload: 'any',
			action_options: 'object',
			affiliate_network_id: 'integer',
			payout_value: 'money',
			payout_currency: 'text',
			payout_type: ['CPA', 'CPC'],
			payout_auto: 'flag',
			payout_upsell: 'flag',
			state: ['active', 'deleted'],
			country: 'list',
			notes: 'text',
			conversion_cap_enabled: 'flag',
			daily_cap: 'integer',
			conversion_timezone: 'text',
			alternative_offer_id: 'integer',
		},
		required: ['name'],
		references: { affiliate_network_id: 'affiliate_networks', group_id: 'groups' },
		defaults: {
			group_id: null,
			offer_type: 'external',
			action_type: 'http',
			action_payload: '',
			action_options: {},
			affiliate_network_id: null,
			payout_value: 0,
			payout_currency: 'USD',
			payout_type: 'CPA',
			payout_auto: 1,
			payout_upsell: 0,
			state: 'active',
			country: [],
			notes: '',
			conversion_cap_enabled: 0,
			daily_cap: 0,
			conversion_timezone: 'UTC',
			alternative_offer_id: null,
		},
		operations: {
			list: true,
			get: true,
			clone: 'POST',
			// There is no plain DELETE.
			remove: { suffix: '/archive', status: 200 },
		},
	},
	{
		path: 'landing_pages',
		fields: {
			name: 'text',
			group_id: 'integer',
			landing_type: ['local', 'external', 'preloaded', 'action'],
			action_type: ['local_file', 'http', 'curl', 'status404', 'show_text', 'show_html'],
			action_payload: 'any',
			url: 'text',
			state: STATES,
			notes: 'text',
		},
		required: ['name'],
		references: { group_id: 'groups' },
		defaults: {
			group_id: null,
			landing_type: 'local',
			action_type: 'local_file',
			action_payload: '',
			action_options: {},
			offer_count: 0,
			state: 'active',
			notes: '',
		},
		// The only clone that is a PUT.
		operations: { list: true, get: true, clone: 'PUT', remove: { status: 200 } },
	},
	{
		path: 'affiliate_networks',
		fields: { name: 'text', postback_url: 'text', offer_param: 'text', notes: 'text' },
		required: ['name'],
		unique: ['name'],
		defaults: {
			postback_url: '',
			offer_param: '',
			notes: '',
			state: 'active',
			template_name: '',
			pull_api_options: null,
			offers: 0,
		},
		operations: { list: true, get: true, clone: 'POST', remove: { status: 200 } },
	},
	{
		path: 'traffic_sources',
		fields: {
			name: 'text',
			postback_url: 'text',
			postback_statuses: 'list',
			template_name: 'text',
			accept_parameters: 'flag',
			parameters: 'object',
			notes: 'text',
			state: STATES,
			traffic_loss: 'money',
		},
		required: ['name'],
		unique: ['name'],
		defaults: {
			postback_url: '',
			postback_statuses: ['lead', 'sale', 'rejected', 'rebill'],
			template_name: '',
			accept_parameters: 1,
			parameters: {},
			notes: '',
			state: 'active',
			traffic_loss: 0,
		},
		operations: { list: true, get: true, clone: 'POST', remove: { status: 200, empty: true } },
	},
	{
		path: 'domains',
		fields: {
			name: 'text',
			default_campaign_id: 'integer',
			is_ssl: 'flag',
			catch_not_found: 'flag',
			ssl_redirect: 'flag',
			allow_indexing: 'flag',
			notes: 'text',
			state: ['active', 'deleted'],
			group_id: 'integer',
		},
		required: ['name', 'is_ssl'],
		unique: ['name'],
		references: { default_campaign_id: 'campaigns' },
		defaults: {
			default_campaign_id: null,
			catch_not_found: 0,
			ssl_redirect: 0,
			allow_indexing: 0,
			notes: '',
			state: 'active',
			network_status: 'active',
			campaigns_count: 0,
			group_id: null,
		},
		operations: {
			list: true,
			get: true,
			deleted: true,
			restore: { status: 200 },
			remove: { status: 201 },
		},
		createAnswersList: true,
	},
	{
		path: 'groups',
		fields: { name: 'text', position: 'integer', type: ['campaigns', 'offers', 'landings'] },
		required: ['name', 'type'],
		defaults: { position: 1 },
		listBy: 'type',
		operations: { list: true, remove: { suffix: '/delete', status: 200, final: true } },
	},
	{
		path: 'users',
		fields: {},
		required: [],
		defaults: { access_data: {} },
		operations: { readOnly: true, list: true, get: true },
	},
];
