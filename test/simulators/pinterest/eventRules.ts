import {
	faultIn,
	faultInList,
	firstFault,
	inner,
	isCount,
	isCurrency,
	isDecimalText,
	isFlag,
	isHashes,
	isIpAddress,
	isRecord,
	isSeconds,
	isText,
	isWebAddress,
	isWords,
	noBlanks,
	type EventRule,
	type Shape,
} from '../platform';

/** Why Pinterest fails an event; the shapes are those of its OpenAPI description, 5.23. */

const MAX_AHEAD_SECONDS = 5 * 60;

const NAMES = new Set(
	(
		'add_payment_info add_to_cart add_to_wishlist app_install checkout custom initiate_checkout lead ' +
		'page_visit search signup subscribe view_category view_content watch_video'
	).split(' '),
);
const SOURCES = new Set(['app_android', 'app_ios', 'web', 'offline']);

const EVENT: Shape = {
	event_name: (value) => NAMES.has(String(value)),
	action_source: (value) => SOURCES.has(String(value)),
	event_time: isSeconds,
	event_id: isText,
	event_source_url: isWebAddress,
	partner_name: isText,
	opt_out: isFlag,
	user_data: isRecord,
	custom_data: isRecord,
	app_id: isText,
	app_name: isText,
	app_version: isText,
	app_info: isRecord,
	device_brand: isText,
	device_carrier: isText,
	device_info: isRecord,
	device_model: isText,
	device_type: isText,
	os_version: isText,
	wifi: isFlag,
	language: isText,
};

const USER: Shape = {
	em: isHashes,
	ph: isHashes,
	ge: isHashes,
	db: isHashes,
	ln: isHashes,
	fn: isHashes,
	ct: isHashes,
	st: isHashes,
	zp: isHashes,
	country: isHashes,
	external_id: isHashes,
	hashed_maids: isHashes,
	click_id: isText,
	partner_id: isText,
	client_ip_address: isIpAddress,
	client_user_agent: isText,
};

const CUSTOM: Shape = {
	currency: isCurrency,
	value: isDecimalText,
	predicted_ltv: isDecimalText,
	content_ids: isWords,
	content_name: isText,
	content_category: isText,
	content_brand: isText,
	contents: Array.isArray,
	num_items: isCount,
	order_id: isText,
	search_string: isText,
	opt_out_type: isText,
	np: isText,
};

const CONTENT: Shape = {
	id: isText,
	item_price: isDecimalText,
	quantity: isCount,
	item_name: isText,
	item_category: isText,
	item_brand: isText,
};

const NEEDED = ['event_name', 'action_source', 'event_time', 'user_data', 'event_id'];

const identity: EventRule = (event) => {
	const user = inner(event, 'user_data');
	const isKnown =
		user.em !== undefined ||
		user.hashed_maids !== undefined ||
		(user.client_ip_address !== undefined && user.client_user_agent !== undefined);
	return isKnown
		? undefined
		: 'user_data: at least one of em, hashed_maids or client_ip_address with client_user_agent is required';
};

const contents: EventRule = (event) =>
	faultInList(
		inner(event, 'custom_data').contents,
		CONTENT,
		[],
		(at) => `custom_data.contents.${at}`,
	);

const RULES: readonly EventRule[] = [
	noBlanks((path) => `${path}: must not be blank`),
	(event) => faultIn(event, EVENT, NEEDED, ''),
	({ event_time: time }, nowMs) =>
		Number(time) > nowMs / 1_000 + MAX_AHEAD_SECONDS ? 'event_time: in the future' : undefined,
	(event) => faultIn(inner(event, 'user_data'), USER, [], 'user_data.'),
	identity,
	(event) => faultIn(inner(event, 'custom_data'), CUSTOM, [], 'custom_data.'),
	contents,
];

export function faultOfEvent(event: unknown, nowMs: number): string | undefined {
	return firstFault(RULES, event, nowMs);
}
