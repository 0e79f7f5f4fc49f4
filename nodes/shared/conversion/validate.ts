import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { Conversion, User } from './conversion';
import { isEvent, toEvent } from './event';
import { parseCurrency } from './money';

/** Says what is wrong with a value, or nothing when it is right. */
type Check = (value: unknown) => string | undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlain = (value: unknown): boolean =>
	value === undefined || value === null || isText(value) || typeof value === 'number';
const orAbsent =
	(check: Check): Check =>
	(value) =>
		value === undefined || value === null ? undefined : check(value);

const text: Check = (value) =>
	isText(value) && value.trim() !== '' ? undefined : 'must be a text';
const anyText: Check = (value) => (isText(value) ? undefined : 'must be a text');
const amount: Check = (value) =>
	typeof value === 'number' && Number.isFinite(value) ? undefined : 'must be a number';
const currency: Check = (value) =>
	parseCurrency(value) === null ? 'must be an ISO 4217 code such as USD' : undefined;
const object: Check = (value) => (isObject(value) ? undefined : 'must be an object');
/** An object with texts or numbers under these keys, where there is anything. */
const texts =
	(...keys: string[]): Check =>
	(value) => {
		if (!isObject(value)) return 'must be an object';
		const wrong = keys.find((key) => !isPlain(value[key]));
		return wrong === undefined ? undefined : `must have a text in '${wrong}'`;
	};
const list: Check = (value) => (Array.isArray(value) ? undefined : 'must be a list');
const oneOf =
	(...words: string[]): Check =>
	(value) =>
		isText(value) && words.includes(value) ? undefined : `must be one of ${words.join(', ')}`;

/** The form in which this package writes times; anything else takes the slower way through luxon. */
const CANONICAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const ZONED = /(?:Z|[+-]\d{2}:?\d{2})$/;
const time: Check = (value) => {
	if (isText(value)) {
		if (CANONICAL.test(value) && !Number.isNaN(Date.parse(value))) return undefined;
		if (ZONED.test(value) && DateTime.fromISO(value).isValid) return undefined;
	}
	return 'must be an ISO 8601 time with a time zone, such as 2026-11-20T12:00:00Z';
};

const USER_FIELDS: ReadonlyArray<keyof User> = [
	'email',
	'phone',
	'firstName',
	'lastName',
	'city',
	'region',
	'postalCode',
	'country',
	'dateOfBirth',
	'gender',
	'externalId',
];

const CHECKS: Partial<Record<keyof Conversion, Check>> = {
	id: text,
	event: text,
	convertedAt: time,
	status: orAbsent(oneOf('confirmed', 'pending', 'rejected', 'refunded', 'unknown')),
	tracker: orAbsent(anyText),
	account: orAbsent(anyText),
	trackerStatus: orAbsent(anyText),
	trackerEvent: orAbsent(anyText),
	revenue: orAbsent(amount),
	currency: orAbsent(currency),
	cost: orAbsent(amount),
	clickedAt: orAbsent(time),
	updatedAt: orAbsent(time),
	clickId: orAbsent(anyText),
	externalId: orAbsent(anyText),
	transactionId: orAbsent(anyText),
	ip: orAbsent(anyText),
	userAgent: orAbsent(anyText),
	referrer: orAbsent(anyText),
	pageUrl: orAbsent(anyText),
	changedFields: orAbsent(list),
	adClickIds: orAbsent(texts('fbc', 'fbclid', 'fbp')),
	campaign: orAbsent(object),
	flow: orAbsent(object),
	offer: orAbsent(object),
	landingPage: orAbsent(object),
	trafficSource: orAbsent(object),
	affiliateNetwork: orAbsent(object),
	subIds: orAbsent(object),
	geo: orAbsent(texts('country', 'region', 'city')),
	device: orAbsent(object),
	user: orAbsent(texts(...USER_FIELDS)),
	attribution: orAbsent(object),
};
const CHECK_LIST = Object.entries(CHECKS);

const NAMELESS = { id: null, name: null };

/** What a conversion is taken to be where its source is silent. */
const DEFAULTS: Omit<Conversion, 'id' | 'event' | 'convertedAt'> = {
	version: '',
	change: 'new',
	changedFields: [],
	tracker: 'other',
	account: '',
	status: 'confirmed',
	trackerStatus: '',
	trackerEvent: '',
	revenue: null,
	currency: null,
	cost: null,
	clickedAt: null,
	updatedAt: null,
	clickId: null,
	externalId: null,
	transactionId: null,
	adClickIds: {},
	campaign: { ...NAMELESS, state: null },
	flow: NAMELESS,
	offer: NAMELESS,
	landingPage: NAMELESS,
	trafficSource: NAMELESS,
	affiliateNetwork: NAMELESS,
	counting: 'counted',
	subIds: {},
	geo: { country: null, region: null, city: null },
	device: { type: null, os: null, browser: null },
	ip: null,
	userAgent: null,
	referrer: null,
	pageUrl: null,
};
const DEFAULT_LIST = Object.entries(DEFAULTS);

export type ReadConversion = { conversion: Conversion } | { problem: string };

/**
 * Takes an item for a conversion. `id`, `event` and `convertedAt` must be there; any other field may
 * be absent, but not of the wrong kind. A problem names the field. Complete items are not copied.
 */
export function readConversion(json: IDataObject): ReadConversion {
	for (const [field, check] of CHECK_LIST) {
		const wrong = check(json[field]);
		if (wrong !== undefined) return { problem: `Field '${field}' ${wrong}` };
	}
	const isComplete = !DEFAULT_LIST.some(([field, value]) => isGap(json[field], value));
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

/** Absent, or `null` where the shape always has something. */
function isGap(value: unknown, byDefault: unknown): boolean {
	return value === undefined || (value === null && byDefault !== null);
}

function gapsOf(json: IDataObject): object {
	return Object.fromEntries(DEFAULT_LIST.filter(([field, value]) => isGap(json[field], value)));
}
