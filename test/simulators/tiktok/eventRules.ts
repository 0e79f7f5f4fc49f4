import { isIP } from 'node:net';

import {
	blankIn,
	faultIn,
	firstFault,
	isCount,
	isCurrency,
	isFlag,
	isHash,
	isHashes,
	isMoney,
	isRecord,
	isSeconds,
	isText,
	isWebAddress,
	isWords,
	type EventRule,
	type Fields,
	type Shape,
} from '../platform';

/** Why TikTok refuses an event, in its words, the path first (ad-platforms §3). */

const isHashOrHashes = (value: unknown) => isHash(value) || isHashes(value);

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
	ip: (value) => typeof value === 'string' && isIP(value) !== 0,
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

const inner = (event: Fields, key: string): Fields => (isRecord(event[key]) ? event[key] : {});

const contents: EventRule = (event) => {
	const list: unknown[] = Array.isArray(inner(event, 'properties').contents)
		? (inner(event, 'properties').contents as unknown[])
		: [];
	for (const [at, content] of list.entries()) {
		const path = `properties.contents.${at}.`;
		if (!isRecord(content)) return `${path.slice(0, -1)}: Not a valid object`;
		if (typeof content.content_id === 'number') return `${path}content_id: Not a valid string`;
		const fault = faultIn(content, CONTENT, ['content_id'], path);
		if (fault !== undefined) return fault;
	}
	return undefined;
};

const RULES: readonly EventRule[] = [
	(event) => {
		const blank = blankIn(event);
		return blank === undefined ? undefined : `${blank}: Must not be blank`;
	},
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
