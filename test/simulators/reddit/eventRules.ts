import {
	faultIn,
	faultInList,
	firstFault,
	inner,
	isCount,
	isCurrency,
	isHash,
	isIpAddress,
	isMilliseconds,
	isMoney,
	isRecord,
	isText,
	isWebAddress,
	noBlanks,
	type EventRule,
	type Shape,
} from '../platform';

/** Why Reddit refuses an event: the path of the field, then its words (ad-platforms §4). */

const HOUR_MS = 3_600_000;
const MAX_AGE_MS = 168 * HOUR_MS;
const MAX_AHEAD_MS = 5 * 60_000;
const LONGEST_NAME = 64;

const TYPES = new Set(
	'PAGE_VISIT VIEW_CONTENT SEARCH ADD_TO_CART ADD_TO_WISHLIST PURCHASE LEAD SIGN_UP CUSTOM'.split(
		' ',
	),
);

const EVENT: Shape = {
	event_at: isMilliseconds,
	action_source: (value) => ['WEBSITE', 'APP', 'PHYSICAL_STORE', 'OTHER'].includes(String(value)),
	event_source_url: isWebAddress,
	click_id: isText,
	type: isRecord,
	user: isRecord,
	metadata: isRecord,
};

const TYPE: Shape = {
	tracking_type: (value) => TYPES.has(String(value)),
	custom_event_name: (value) => isText(value) && value.length <= LONGEST_NAME,
};

const USER: Shape = {
	email: isHash,
	phone_number: isHash,
	external_id: isHash,
	idfa: isHash,
	aaid: isHash,
	ip_address: isIpAddress,
	user_agent: isText,
	uuid: isText,
	screen_dimensions: isRecord,
	data_processing_options: (value) => isRecord(value) && Array.isArray(value.modes),
};

const METADATA: Shape = {
	value: isMoney,
	currency: isCurrency,
	item_count: isCount,
	conversion_id: isText,
	products: Array.isArray,
};

const PRODUCT: Shape = {
	id: isText,
	name: isText,
	category: isText,
	quantity: isCount,
	item_price: isMoney,
};

const age: EventRule = ({ event_at: at }, nowMs) => {
	const ageMs = nowMs - Number(at);
	if (ageMs > MAX_AGE_MS) return 'event_at: timestamp must be less than 168h0m0s old';
	return ageMs < -MAX_AHEAD_MS ? 'event_at: timestamp must not be in the future' : undefined;
};

const customName: EventRule = (event) => {
	const type = inner(event, 'type');
	const isCustom = type.tracking_type === 'CUSTOM';
	return isCustom === (type.custom_event_name !== undefined)
		? undefined
		: 'type.custom_event_name: goes with CUSTOM, and with nothing else';
};

/** Of a shop there is no device and no click. */
const shop: EventRule = (event) => {
	if (event.action_source !== 'PHYSICAL_STORE') return undefined;
	const user = inner(event, 'user');
	const found = ['ip_address', 'user_agent', 'uuid', 'idfa', 'aaid'].find((key) => key in user);
	if (found !== undefined) return `user.${found}: not for PHYSICAL_STORE`;
	return event.click_id === undefined ? undefined : 'click_id: not for PHYSICAL_STORE';
};

const identity: EventRule = (event) => {
	const keys = Object.keys(inner(event, 'user'));
	const isKnown = keys.some((key) => key !== 'data_processing_options' && key !== 'user_agent');
	return isKnown || event.click_id !== undefined ? undefined : 'user: no match key';
};

const products: EventRule = (event) =>
	faultInList(
		inner(event, 'metadata').products,
		PRODUCT,
		['id'],
		(at) => `metadata.products[${at}]`,
	);

const RULES: readonly EventRule[] = [
	noBlanks((path) => `${path}: must not be blank`),
	(event) => faultIn(event, EVENT, ['event_at', 'action_source', 'type'], ''),
	age,
	(event) => faultIn(inner(event, 'type'), TYPE, ['tracking_type'], 'type.'),
	customName,
	(event) => faultIn(inner(event, 'user'), USER, [], 'user.'),
	shop,
	identity,
	(event) => faultIn(inner(event, 'metadata'), METADATA, [], 'metadata.'),
	products,
];

export function faultOfEvent(event: unknown, nowMs: number): string | undefined {
	return firstFault(RULES, event, nowMs);
}
