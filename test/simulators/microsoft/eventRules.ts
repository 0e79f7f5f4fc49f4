import {
	faultIn,
	faultInList,
	firstFault,
	inner,
	isCount,
	isCurrency,
	isHash,
	isIpAddress,
	isMoney,
	isRecord,
	isSeconds,
	isText,
	isWebAddress,
	isWords,
	noBlanks,
	type EventRule,
	type Shape,
} from '../platform';

/** Why Microsoft refuses an event: the name of the property, then its words (ad-platforms §4). */

const DAY_S = 86_400;
const MAX_AGE_S = 7 * DAY_S;
const MAX_AHEAD_S = 5 * 60;

const MSCLKID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

const EVENT: Shape = {
	eventType: (value) => value === 'custom' || value === 'pageLoad',
	eventName: isText,
	eventId: isText,
	eventTime: isSeconds,
	eventSourceUrl: isWebAddress,
	referrerUrl: isWebAddress,
	pageLoadId: isText,
	pageTitle: isText,
	keywords: isText,
	adStorageConsent: (value) => value === 'G' || value === 'D',
	userData: isRecord,
	customData: isRecord,
};

const IDENTIFIERS: Shape = {
	anonymousId: isText,
	externalId: isText,
	em: isHash,
	ph: isHash,
	msclkid: (value) => typeof value === 'string' && MSCLKID.test(value),
	idfa: isText,
	gaid: isText,
};

const USER: Shape = {
	...IDENTIFIERS,
	clientIpAddress: isIpAddress,
	clientUserAgent: isText,
};

const CUSTOM: Shape = {
	value: isMoney,
	currency: isCurrency,
	transactionId: isText,
	itemIds: isWords,
	items: Array.isArray,
	eventCategory: isText,
	eventLabel: isText,
	eventValue: isMoney,
	searchTerm: isText,
	pageType: isText,
	ecommCategory: isText,
	ecommTotalValue: isMoney,
};

const ITEM: Shape = { id: isText, name: isText, price: isMoney, quantity: isCount };

const age: EventRule = ({ eventTime }, nowMs) => {
	const ageS = nowMs / 1_000 - Number(eventTime);
	if (ageS > MAX_AGE_S) return 'eventTime: must be within the last 7 days';
	return ageS < -MAX_AHEAD_S ? 'eventTime: must not be in the future' : undefined;
};

const items: EventRule = (event) =>
	faultInList(inner(event, 'customData').items, ITEM, ['id'], (at) => `customData.items[${at}]`);

const RULES: readonly EventRule[] = [
	noBlanks((path) => `${path}: must not be blank`),
	(event) => faultIn(event, EVENT, ['eventType', 'eventTime', 'userData'], ''),
	({ eventType, eventName }) =>
		eventType === 'custom' && eventName === undefined ? 'eventName: is required' : undefined,
	age,
	(event) => faultIn(inner(event, 'userData'), USER, [], 'userData.'),
	(event) =>
		Object.keys(inner(event, 'userData')).some((key) => key in IDENTIFIERS)
			? undefined
			: 'userData: needs an identifier',
	(event) => faultIn(inner(event, 'customData'), CUSTOM, [], 'customData.'),
	items,
];

export function faultOfEvent(event: unknown, nowMs: number): string | undefined {
	return firstFault(RULES, event, nowMs);
}
