/**
 * What a row of an unpublished API can tell, and the names it is looked for under, dots leading into
 * objects. They are those that trackers and the sellers of Telegram ads commonly use (trackers §4,
 * trackers §6); the first that has a value counts, and the user can put own names before them.
 */
const CONVERSION_NAMES = {
	id: ['id', 'conversion_id', 'event_id', 'uuid'],
	status: ['status', 'state', 'conversion_status'],
	event: ['event', 'event_name', 'event_type', 'type', 'goal'],
	revenue: ['revenue', 'payout', 'value', 'amount', 'sum'],
	currency: ['currency', 'currency_code'],
	cost: ['cost', 'click_cost'],
	convertedAt: [
		'converted_at',
		'conversion_time',
		'occurred_at',
		'occurred_at_ms',
		'created_at',
		'time',
		'timestamp',
		'datetime',
		'date',
	],
	updatedAt: ['updated_at', 'changed_at', 'modified_at'],
	clickedAt: ['clicked_at', 'click_time', 'click.time', 'click.created_at'],
	clickId: ['click_id', 'clickid', 'click.id', 'uid', 'click'],
	externalId: ['external_id', 'external_click_id', 'source_click_id'],
	transactionId: ['transaction_id', 'txid', 'tid', 'order_id'],
	isConverted: ['is_converted', 'converted', 'has_conversion'],
} as const;

const idOf = (...words: string[]) => words.flatMap((word) => [`${word}_id`, `${word}.id`]);
const nameOf = (...words: string[]) =>
	words.flatMap((word) => [`${word}_name`, `${word}.name`, word]);

const THING_NAMES = {
	campaignId: idOf('campaign'),
	campaignName: nameOf('campaign'),
	flowId: idOf('flow', 'stream'),
	flowName: nameOf('flow', 'stream'),
	offerId: idOf('offer'),
	offerName: nameOf('offer'),
	landingPageId: idOf('landing_page', 'landing', 'lander'),
	landingPageName: nameOf('landing_page', 'landing', 'lander'),
	trafficSourceId: idOf('traffic_source', 'source'),
	trafficSourceName: nameOf('traffic_source', 'source'),
	affiliateNetworkId: idOf('affiliate_network', 'network'),
	affiliateNetworkName: nameOf('affiliate_network', 'network'),
};

/** What is told by an id and a name. */
export type Thing =
	| 'campaign'
	| 'flow'
	| 'offer'
	| 'landingPage'
	| 'trafficSource'
	| 'affiliateNetwork';

const VISIT_NAMES = {
	campaignState: ['campaign_status', 'campaign_state', 'campaign.status', 'campaign.state'],
	country: ['country_code', 'geo.country', 'country'],
	region: ['region', 'geo.region'],
	city: ['city', 'geo.city'],
	deviceType: ['device_type', 'device.type', 'device'],
	os: ['os', 'os_name', 'device.os'],
	browser: ['browser', 'browser_name', 'device.browser'],
	ip: ['ip', 'ip_address', 'client_ip'],
	userAgent: ['user_agent', 'ua'],
	referrer: ['referrer', 'referer'],
	pageUrl: ['page_url', 'event_source_url'],
} as const;

/** Who the buyer is. In Telegram the number of the user is all there is, mostly. */
export const USER_NAMES = {
	userId: ['telegram_id', 'tg_id', 'telegram_user_id', 'tg_user_id', 'user_id', 'user.id'],
	email: ['email', 'user_email', 'user.email'],
	phone: ['phone', 'user_phone', 'user.phone'],
	firstName: ['first_name', 'user.first_name'],
	lastName: ['last_name', 'user.last_name'],
} as const;

const ENTITY_NAMES = {
	entityId: ['id', 'uuid', '_id'],
	entityName: ['name', 'title'],
	entityState: ['status', 'state'],
	entityUrl: ['url', 'link', 'tracking_url'],
	entityGroup: ['group', 'group.name', 'workspace', 'workspace.name', 'folder'],
	entityCreatedAt: ['created_at', 'created'],
	entityUpdatedAt: ['updated_at', 'updated'],
} as const;

/** Highest number of a sub-ID. */
export const SUB_IDS = 30;

export type SubIdField = `sub_${number}`;

const SUB_ID_NAMES = Object.fromEntries(
	Array.from({ length: SUB_IDS }, (_, at) => at + 1).map((n) => [
		`sub_${n}`,
		[`sub_${n}`, `sub_id_${n}`, `sub${n}`, `subid${n}`, `sub_ids.${n}`, `sub_ids.sub_${n}`],
	]),
) as Record<SubIdField, readonly string[]>;

const NAMES = {
	...CONVERSION_NAMES,
	...THING_NAMES,
	...VISIT_NAMES,
	...USER_NAMES,
	...ENTITY_NAMES,
};

export type FieldName = keyof typeof NAMES | SubIdField;

export const FIELD_NAMES: Readonly<Record<FieldName, readonly string[]>> = {
	...NAMES,
	...SUB_ID_NAMES,
};

export type OwnNames = ReadonlyMap<FieldName, readonly string[]>;

const isFieldName = (name: string): name is FieldName => Object.hasOwn(FIELD_NAMES, name);
const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * The user's own names, from a JSON object such as `{"revenue": "money.amount", "sub_1": ["utm_source"]}`.
 * Or what is wrong with it, in words that name the place.
 */
export function readOwnNames(json: unknown): OwnNames | { problem: string } {
	const given = typeof json === 'string' ? parse(json) : (json ?? {});
	if (typeof given !== 'object' || given === null || Array.isArray(given))
		return { problem: 'it is not a JSON object' };
	const names = new Map<FieldName, readonly string[]>();
	for (const [field, value] of Object.entries(given)) {
		if (!isFieldName(field)) return { problem: `there is no field '${field}'` };
		const list: unknown[] = Array.isArray(value) ? value : [value];
		if (!list.every(isText)) return { problem: `'${field}' must be a text or a list of texts` };
		names.set(
			field,
			list.map((name) => name.trim()).filter((name) => name !== ''),
		);
	}
	return names;
}

function parse(text: string): unknown {
	if (text.trim() === '') return {};
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
