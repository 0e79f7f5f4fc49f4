import {
	faultIn,
	faultInList,
	firstFault,
	inner,
	isCount,
	isCurrency,
	isFlag,
	isHash,
	isHashOrHashes,
	isIpAddress,
	isMoney,
	isRecord,
	isSeconds,
	isText,
	isWebAddress,
	isWords,
	listOf,
	noBlanks,
	type EventRule,
	type Shape,
} from '../platform';

/** Why TikTok refuses an event, in its words, the path first (ad-platforms §3). */

const USER: Shape = {
	email: isHashOrHashes,
	phone: isHashOrHashes,
	external_id: isHashOrHashes,
	first_name: isHash,
	last_name: isHash,
	zip_code: isHash,
	idfa: isHash,
	gaid: isHash,
	idfv: isHash,
	ttclid: isText,
	ttp: isText,
	ip: isIpAddress,
	user_agent: isText,
	locale: isText,
	city: isText,
	state: isText,
	country: (value) => typeof value === 'string' && /^[a-z]{2}$/.test(value),
	att_status: isText,
};

const CONTENT: Shape = {
	content_id: isText,
	content_type: isText,
	content_name: isText,
	content_category: isText,
	brand: isText,
	price: isMoney,
	quantity: isCount,
};

const PROPERTIES: Shape = {
	value: isMoney,
	currency: isCurrency,
	contents: Array.isArray,
	content_type: (value) => value === 'product' || value === 'product_group',
	content_ids: isWords,
	num_items: isCount,
	predicted_ltv: isMoney,
	query: isText,
	search_string: isText,
	description: isText,
	order_id: isText,
	shop_id: isText,
	status: isText,
	delivery_category: isText,
};

const EVENT: Shape = {
	event: isText,
	event_time: isSeconds,
	event_id: isText,
	user: isRecord,
	properties: isRecord,
	page: isRecord,
	app: isRecord,
	ad: isRecord,
	lead: isRecord,
	limited_data_use: isFlag,
};

const numericIds: EventRule = (event) => {
	const at = listOf(inner(event, 'properties').contents).findIndex(
		(content) => isRecord(content) && typeof content.content_id === 'number',
	);
	return at < 0 ? undefined : `properties.contents.${at}.content_id: Not a valid string`;
};

const contents: EventRule = (event) =>
	faultInList(
		inner(event, 'properties').contents,
		CONTENT,
		['content_id'],
		(at) => `properties.contents.${at}`,
	);

const RULES: readonly EventRule[] = [
	noBlanks((path) => `${path}: Must not be blank`),
	(event) => faultIn(event, EVENT, ['event', 'event_time', 'user'], ''),
	(event) => faultIn(inner(event, 'user'), USER, [], 'user.'),
	(event) =>
		Object.keys(inner(event, 'user')).length === 0 && event.lead === undefined
			? 'user: Missing data for required field'
			: undefined,
	(event) => faultIn(inner(event, 'properties'), PROPERTIES, [], 'properties.'),
	({ properties }) =>
		isRecord(properties) && properties.value !== undefined && properties.currency === undefined
			? 'properties.currency: Missing data for required field'
			: undefined,
	numericIds,
	contents,
];

const page: EventRule = (event) => {
	const shape: Shape = { url: isWebAddress, referrer: isWebAddress };
	return faultIn(inner(event, 'page'), shape, ['url'], 'page.');
};

/** Of web events TikTok also wants the page. */
export function faultOfEvent(event: unknown, source: string, nowMs: number): string | undefined {
	return firstFault(source === 'web' ? [...RULES, page] : RULES, event, nowMs);
}
