import {
	faultIn,
	faultInList,
	firstFault,
	isCurrency,
	isHash,
	isIpAddress,
	isMoney,
	isText,
	noBlanks,
	type EventRule,
	type Fields,
	type Shape,
} from '../platform';

/** Why X refuses an event: the name of the field, then its words (ad-platforms §4, pages of X). */

const MAX_AHEAD_MS = 5 * 60_000;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;
const EVENT_ID = /^tw-[0-9a-z]+-[0-9a-z]+$/;

const isPositive = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;

const EVENT: Shape = {
	conversion_time: (value) => typeof value === 'string' && TIME.test(value),
	event_id: (value) => typeof value === 'string' && EVENT_ID.test(value),
	identifiers: Array.isArray,
	conversion_id: isText,
	value: isMoney,
	price_currency: isCurrency,
	number_items: isPositive,
	description: isText,
	search_string: isText,
	contents: Array.isArray,
};

const IDENTIFIER: Shape = {
	twclid: isText,
	hashed_email: isHash,
	hashed_phone_number: isHash,
	ip_address: isIpAddress,
	user_agent: isText,
};

const CONTENT: Shape = {
	content_id: isText,
	content_name: isText,
	content_type: isText,
	content_group_id: isText,
	content_price: isMoney,
	num_items: isPositive,
};

/** An address or a browser is no identifier without something beside it. */
const identity: EventRule = ({ identifiers }) => {
	const keys = Array.isArray(identifiers)
		? (identifiers as Fields[]).flatMap((identifier) => Object.keys(identifier))
		: [];
	const isAlone = keys.length === 1 && (keys[0] === 'ip_address' || keys[0] === 'user_agent');
	return keys.length === 0 || isAlone
		? 'identifiers: At least one user identifier must be provided'
		: undefined;
};

const RULES: readonly EventRule[] = [
	noBlanks((path) => `${path}: must not be blank`),
	(event) => faultIn(event, EVENT, ['conversion_time', 'event_id', 'identifiers'], ''),
	({ conversion_time: time }, nowMs) =>
		Date.parse(String(time)) - nowMs > MAX_AHEAD_MS
			? 'conversion_time: must not be in the future'
			: undefined,
	({ identifiers }) => faultInList(identifiers, IDENTIFIER, [], (at) => `identifiers[${at}]`),
	identity,
	({ contents }) => faultInList(contents, CONTENT, [], (at) => `contents[${at}]`),
];

export function faultOfEvent(event: unknown, nowMs: number): string | undefined {
	return firstFault(RULES, event, nowMs);
}
