import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { AD_CLICK_IDS } from './adClickIds';
import { USER_FIELDS, type Conversion } from './conversion';
import { isEvent, toEvent } from './event';
import { isObject } from './isObject';
import { parseCurrency } from './money';
import { isIso } from './time';

/** Says what is wrong with a value, or nothing when it is right. */
type Check = (value: unknown) => string | undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
const isPlain = (value: unknown): boolean =>
	value === undefined || value === null || isText(value) || typeof value === 'number';
const text: Check = (value) =>
	isText(value) && value.trim() !== '' ? undefined : 'must be a text';
const anyText: Check = (value) => (isText(value) ? undefined : 'must be a text');
const amount: Check = (value) =>
	typeof value === 'number' && Number.isFinite(value) ? undefined : 'must be a number';
const currency: Check = (value) =>
	parseCurrency(value) === null ? 'must be an ISO 4217 code such as USD' : undefined;
const object: Check = (value) => (isObject(value) ? undefined : 'must be an object');
/** An object with texts or numbers under these keys, where there is anything. */
const texts = (...keys: string[]): Check => {
	const named = new Set(keys);
	return (value) => {
		if (!isObject(value)) return 'must be an object';
		// What is there is mostly less than what may be there.
		for (const key in value) {
			if (named.has(key) && !isPlain(value[key])) return `must have a text in '${key}'`;
		}
		return undefined;
	};
};
const list: Check = (value) => (Array.isArray(value) ? undefined : 'must be a list');
const contents: Check = (value) => {
	if (!Array.isArray(value)) return 'must be a list';
	const wrong = value.findIndex(
		(each) => !isObject(each) || !isPlain(each.id) || String(each.id ?? '').trim() === '',
	);
	return wrong === -1 ? undefined : `must have an 'id' in entry ${wrong + 1}`;
};
const oneOf =
	(...words: string[]): Check =>
	(value) =>
		isText(value) && words.includes(value) ? undefined : `must be one of ${words.join(', ')}`;

const ZONED = /(?:Z|[+-]\d{2}:?\d{2})$/;
const time: Check = (value) => {
	if (isText(value)) {
		// Anything but our own form takes the slower way through luxon.
		if (isIso(value)) return undefined;
		if (ZONED.test(value) && DateTime.fromISO(value).isValid) return undefined;
	}
	return 'must be an ISO 8601 time with a time zone, such as 2026-11-20T12:00:00Z';
};

const CONSENTS = ['granted', 'denied', 'unknown'];
const consent: Check = (value) => {
	if (!isObject(value)) return 'must be an object';
	const wrong = ['adUserData', 'adPersonalization'].find(
		(key) => value[key] !== undefined && !CONSENTS.includes(value[key] as string),
	);
	return wrong && `must have one of ${CONSENTS.join(', ')} in '${wrong}'`;
};

const STATUSES = ['confirmed', 'pending', 'rejected', 'refunded', 'unknown'];

const NAMELESS = { id: null, name: null };

/** A field of a conversion: what is right in it, and what stands there where its source is silent. */
interface Field {
	name: keyof Conversion;
	check: Check;
	/** Nothing: the field must be there. */
	byDefault?: unknown;
}

const anything: Check = () => undefined;

const FIELDS: readonly Field[] = [
	{ name: 'id', check: text },
	{ name: 'event', check: text },
	{ name: 'convertedAt', check: time },
	{ name: 'version', check: anything, byDefault: '' },
	{ name: 'change', check: anything, byDefault: 'new' },
	{ name: 'changedFields', check: list, byDefault: [] },
	{ name: 'tracker', check: anyText, byDefault: 'other' },
	{ name: 'account', check: anyText, byDefault: '' },
	{ name: 'status', check: oneOf(...STATUSES), byDefault: 'confirmed' },
	{ name: 'trackerStatus', check: anyText, byDefault: '' },
	{ name: 'trackerEvent', check: anyText, byDefault: '' },
	{ name: 'revenue', check: amount, byDefault: null },
	{ name: 'currency', check: currency, byDefault: null },
	{ name: 'cost', check: amount, byDefault: null },
	{ name: 'clickedAt', check: time, byDefault: null },
	{ name: 'updatedAt', check: time, byDefault: null },
	{ name: 'clickId', check: anyText, byDefault: null },
	{ name: 'externalId', check: anyText, byDefault: null },
	{ name: 'transactionId', check: anyText, byDefault: null },
	{ name: 'adClickIds', check: texts(...AD_CLICK_IDS), byDefault: {} },
	{ name: 'campaign', check: object, byDefault: { ...NAMELESS, state: null } },
	{ name: 'flow', check: object, byDefault: NAMELESS },
	{ name: 'offer', check: object, byDefault: NAMELESS },
	{ name: 'landingPage', check: object, byDefault: NAMELESS },
	{ name: 'trafficSource', check: object, byDefault: NAMELESS },
	{ name: 'affiliateNetwork', check: object, byDefault: NAMELESS },
	{ name: 'counting', check: anything, byDefault: 'counted' },
	{ name: 'subIds', check: object, byDefault: {} },
	{
		name: 'geo',
		check: texts('country', 'region', 'city'),
		byDefault: { country: null, region: null, city: null },
	},
	{ name: 'device', check: object, byDefault: { type: null, os: null, browser: null } },
	{ name: 'ip', check: anyText, byDefault: null },
	{ name: 'userAgent', check: anyText, byDefault: null },
	{ name: 'referrer', check: anyText, byDefault: null },
	{ name: 'pageUrl', check: anyText, byDefault: null },
	{ name: 'user', check: texts(...USER_FIELDS), byDefault: null },
	{ name: 'consent', check: consent, byDefault: null },
	{ name: 'contents', check: contents, byDefault: null },
	{ name: 'platformFields', check: object, byDefault: null },
	{ name: 'attribution', check: object, byDefault: null },
];

/** Fields of the shape that may be missing altogether. */
const OPTIONAL: ReadonlySet<string> = new Set([
	'user',
	'consent',
	'contents',
	'platformFields',
	'attribution',
]);

export type ReadConversion = { conversion: Conversion } | { problem: string };

/**
 * Takes an item for a conversion. `id`, `event` and `convertedAt` must be there; any other field may
 * be absent, but not of the wrong kind. A problem names the field. Complete items are not copied.
 */
export function readConversion(json: IDataObject): ReadConversion {
	let isComplete = true;
	for (const { name, check, byDefault } of FIELDS) {
		const value = json[name];
		if ((value === undefined || value === null) && byDefault !== undefined) {
			isComplete &&= value === byDefault || OPTIONAL.has(name);
			continue;
		}
		const wrong = check(value);
		if (wrong !== undefined) return { problem: `Field '${name}' ${wrong}` };
	}
	const other = respelled(json);
	const whole = isComplete && other === undefined ? json : { ...json, ...gapsOf(json), ...other };
	// Every field has been checked above; the compiler cannot follow a table.
	return { conversion: whole as unknown as Conversion };
}

/** Event and currency in the spelling of this package, where an item has them in another one. */
function respelled({ event, currency }: IDataObject): object | undefined {
	const ourEvent = isEvent(event as string) ? event : toEvent(event as string);
	const ourCurrency = parseCurrency(currency);
	return ourEvent === event && ourCurrency === (currency ?? null)
		? undefined
		: { event: ourEvent, currency: ourCurrency };
}

function gapsOf(json: IDataObject): object {
	const gaps = FIELDS.filter(({ name }) => (json[name] ?? null) === null && !OPTIONAL.has(name));
	return Object.fromEntries(gaps.map(({ name, byDefault }) => [name, byDefault]));
}
