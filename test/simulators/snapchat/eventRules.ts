import {
	faultIn,
	faultInList,
	firstFault,
	inner,
	isCount,
	isCurrency,
	isHashOrHashes,
	isIpAddress,
	isMilliseconds,
	isMoney,
	isRecord,
	isText,
	isWebAddress,
	isWords,
	noBlanks,
	type EventRule,
	type Shape,
} from '../platform';

/** Why Snap refuses an event (its pages on parameters and on verification; ad-platforms §4). */

const DAY_MS = 86_400_000;
const MAX_AGE_MS = 37 * DAY_MS;
const MAX_AHEAD_MS = 5 * 60_000;
const EXTINFO_ITEMS = 16;

const NAMES = new Set(
	(
		'PURCHASE SAVE START_CHECKOUT ADD_CART VIEW_CONTENT ADD_BILLING SIGN_UP SEARCH PAGE_VIEW SUBSCRIBE ' +
		'AD_CLICK AD_VIEW COMPLETE_TUTORIAL LEVEL_COMPLETE INVITE LOGIN SHARE RESERVE ACHIEVEMENT_UNLOCKED ' +
		'ADD_TO_WISHLIST SPENT_CREDITS RATE START_TRIAL LIST_VIEW APP_INSTALL APP_OPEN CUSTOM_EVENT_1 ' +
		'CUSTOM_EVENT_2 CUSTOM_EVENT_3 CUSTOM_EVENT_4 CUSTOM_EVENT_5'
	).split(' '),
);

const USER: Shape = {
	em: isHashOrHashes,
	ph: isHashOrHashes,
	fn: isHashOrHashes,
	ln: isHashOrHashes,
	ge: isHashOrHashes,
	db: isHashOrHashes,
	ct: isHashOrHashes,
	st: isHashOrHashes,
	zp: isHashOrHashes,
	country: isHashOrHashes,
	external_id: isHashOrHashes,
	client_ip_address: isIpAddress,
	client_user_agent: isText,
	sc_click_id: isText,
	sc_cookie1: isText,
	madid: isText,
	idfv: isText,
	partner_id: isText,
	subscription_id: isText,
};

const CUSTOM: Shape = {
	value: isMoney,
	currency: isCurrency,
	order_id: isText,
	num_items: isCount,
	content_ids: isWords,
	content_category: isWords,
	content_name: isText,
	brands: isWords,
	contents: Array.isArray,
	search_string: isText,
	sign_up_method: isText,
};

const CONTENT: Shape = { id: isText, brand: isText, quantity: isCount, item_price: isMoney };

const isZeroOrOne = (value: unknown) => value === 0 || value === 1;

const APP: Shape = {
	app_id: isText,
	advertiser_tracking_enabled: isZeroOrOne,
	application_tracking_enabled: isZeroOrOne,
	extinfo: (value) => Array.isArray(value) && value.length === EXTINFO_ITEMS,
};

const EVENT: Shape = {
	event_name: (value) => NAMES.has(String(value)),
	event_time: isMilliseconds,
	event_id: isText,
	action_source: (value) => ['WEB', 'MOBILE_APP', 'OFFLINE'].includes(String(value)),
	event_source_url: isWebAddress,
	user_data: isRecord,
	custom_data: isRecord,
	app_data: isRecord,
	data_processing_options: (value) => Array.isArray(value) && value.every((one) => one === 'LDU'),
	data_processing_options_country: isZeroOrOne,
	data_processing_options_state: (value) => value === 0 || value === 1000,
};

const noBlank = noBlanks((path) => `${path}: must not be blank`);

/** Of an app's items of `extinfo` some may be blank. */
const blanks: EventRule = (event, nowMs) => noBlank({ ...event, app_data: undefined }, nowMs);

const time: EventRule = ({ event_time: at }, nowMs) => {
	const ageMs = nowMs - Number(at);
	return ageMs > MAX_AGE_MS || ageMs < -MAX_AHEAD_MS ? 'event_time: out of range' : undefined;
};

const identity: EventRule = (event) => {
	const user = inner(event, 'user_data');
	const isKnown =
		user.em !== undefined ||
		user.ph !== undefined ||
		user.madid !== undefined ||
		(user.client_ip_address !== undefined && user.client_user_agent !== undefined);
	return isKnown ? undefined : 'user_data: insufficient PII';
};

const purchase: EventRule = (event) => {
	if (event.event_name !== 'PURCHASE') return undefined;
	return faultIn(inner(event, 'custom_data'), CUSTOM, ['value', 'currency'], 'custom_data.');
};

const source: EventRule = (event) => {
	if (event.action_source === 'WEB' && event.event_source_url === undefined) {
		return 'event_source_url: Missing data for required field';
	}
	if (event.action_source !== 'MOBILE_APP') return undefined;
	return faultIn(inner(event, 'app_data'), APP, ['extinfo'], 'app_data.');
};

const contents: EventRule = (event) =>
	faultInList(
		inner(event, 'custom_data').contents,
		CONTENT,
		['id'],
		(at) => `custom_data.contents.${at}`,
	);

const RULES: readonly EventRule[] = [
	blanks,
	(event) => faultIn(event, EVENT, ['event_name', 'event_time', 'action_source', 'user_data'], ''),
	time,
	(event) => faultIn(inner(event, 'user_data'), USER, [], 'user_data.'),
	identity,
	(event) => faultIn(inner(event, 'custom_data'), CUSTOM, [], 'custom_data.'),
	purchase,
	source,
	contents,
];

export function faultOfEvent(event: unknown, nowMs: number): string | undefined {
	return firstFault(RULES, event, nowMs);
}
