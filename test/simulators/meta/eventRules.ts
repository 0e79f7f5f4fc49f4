import {
	ACTION_SOURCES,
	DELIVERY_CATEGORIES,
	EVENT_KEYS,
	EXTINFO_ITEMS,
	MAX_AGE_DAYS,
	MAX_AGE_DAYS_IN_STORE,
	MAX_AHEAD_SECONDS,
	MESSAGING_CHANNELS,
	MESSAGING_EVENTS,
	PROCESSING_COUNTRIES,
	PROCESSING_STATES,
} from './fields';
import { isRecord, isText, type EventRule, type Fault, type ServerEvent } from './rule';
import { userDataRule } from './userDataRules';

const DAY_SECONDS = 86_400;

/** Unix seconds have ten digits until 2286; more than this is milliseconds. */
const LARGEST_SECONDS = 10_000_000_000;

const URL_START = /^https?:\/\/[^\s/]+/i;
const CURRENCY = /^[a-z]{3}$/i; // lower case was seen accepted by the live API

const knownKeys: EventRule = (event) => {
	for (const key in event) {
		if (!EVENT_KEYS.has(key)) return { error: 'unknownKey', detail: `${key} is not a known key` };
	}
	return undefined;
};

const eventName: EventRule = ({ event_name: name }) =>
	isText(name) ? undefined : { error: 'eventName', detail: 'event_name must be a text' };

const eventTime: EventRule = ({ event_time: time, action_source: source }, nowMs) => {
	if (typeof time !== 'number' || !Number.isInteger(time) || time <= 0) {
		return { error: 'eventTime', detail: 'event_time must be an integer in seconds' };
	}
	if (time > LARGEST_SECONDS) {
		return { error: 'eventTime', detail: 'event_time must be in seconds, not milliseconds' };
	}
	const ageSeconds = Math.floor(nowMs / 1_000) - time;
	const days = source === 'physical_store' ? MAX_AGE_DAYS_IN_STORE : MAX_AGE_DAYS;
	if (ageSeconds > days * DAY_SECONDS) {
		return { error: 'tooOld', detail: `event_time is more than ${days} days ago` };
	}
	if (-ageSeconds > MAX_AHEAD_SECONDS) {
		return { error: 'inFuture', detail: 'event_time is in the future' };
	}
	return undefined;
};

const actionSource: EventRule = ({ action_source: source }) =>
	typeof source === 'string' && ACTION_SOURCES.has(source)
		? undefined
		: { error: 'actionSource', detail: 'action_source is missing or unknown' };

function userDataOf(event: ServerEvent): Record<string, unknown> {
	return isRecord(event.user_data) ? event.user_data : {};
}

function website(event: ServerEvent): Fault | undefined {
	const url = event.event_source_url;
	if (typeof url !== 'string' || !URL_START.test(url)) {
		return { error: 'website', detail: 'event_source_url is needed for website events' };
	}
	if (!isText(userDataOf(event).client_user_agent)) {
		return {
			error: 'website',
			detail: 'user_data.client_user_agent is needed for website events',
		};
	}
	return undefined;
}

const isFlag = (value: unknown): boolean => [0, 1, true, false].includes(value as number | boolean);

function app({ app_data: data }: ServerEvent): Fault | undefined {
	if (!isRecord(data)) return { error: 'appData', detail: 'app_data is needed for app events' };
	for (const key of ['advertiser_tracking_enabled', 'application_tracking_enabled']) {
		if (!isFlag(data[key])) return { error: 'appData', detail: `app_data.${key} must be 0 or 1` };
	}
	const info: unknown[] = Array.isArray(data.extinfo) ? data.extinfo : [];
	if (info.length !== EXTINFO_ITEMS) {
		return { error: 'appData', detail: `app_data.extinfo must have ${EXTINFO_ITEMS} items` };
	}
	if (info[0] !== 'i2' && info[0] !== 'a2') {
		return { error: 'appData', detail: 'app_data.extinfo must begin with i2 or a2' };
	}
	// Other items may be blank; public reports agree that a blank OS version is refused.
	if (!isText(info[4])) {
		return { error: 'appData', detail: 'app_data.extinfo must name the OS version' };
	}
	return undefined;
}

function messaging(event: ServerEvent): Fault | undefined {
	const channel = event.messaging_channel;
	const needed = isText(channel) ? MESSAGING_CHANNELS[channel] : undefined;
	if (!needed) return { error: 'messagingChannel', detail: 'messaging_channel is missing' };
	if (!MESSAGING_EVENTS.has(String(event.event_name))) {
		return { error: 'messagingEventName', detail: 'event_name is not one for messaging' };
	}
	const absent = needed.find((key) => !isText(userDataOf(event)[key]));
	return absent
		? { error: 'messagingIdentity', detail: `user_data.${absent} is missing` }
		: undefined;
}

/** What single action sources need besides the common fields. */
const SOURCE_RULES: Readonly<Record<string, (event: ServerEvent) => Fault | undefined>> = {
	website,
	app,
	business_messaging: messaging,
};

const sourceRule: EventRule = (event) => SOURCE_RULES[String(event.action_source)]?.(event);

const isContent = (content: unknown): boolean =>
	isRecord(content) &&
	isText(content.id) &&
	(content.delivery_category === undefined || DELIVERY_CATEGORIES.has(content.delivery_category));

const isMoney = (value: unknown): boolean =>
	typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Keys of `custom_data` with a fixed form; others are free. */
const CUSTOM_CHECKS: ReadonlyArray<[key: string, right: (value: unknown) => boolean]> = [
	['value', isMoney],
	['currency', (value) => typeof value === 'string' && CURRENCY.test(value)],
	['content_ids', Array.isArray],
	['contents', (value) => Array.isArray(value) && value.every(isContent)],
	['content_type', (value) => value === 'product' || value === 'product_group'],
	['num_items', Number.isInteger],
	['order_id', isText],
];

const customData: EventRule = (event) => {
	if (event.custom_data !== undefined && !isRecord(event.custom_data)) {
		return { error: 'customData', detail: 'custom_data must be an object' };
	}
	const data = event.custom_data ?? {};
	if (event.event_name === 'Purchase') {
		if (data.value === undefined || data.value === null) {
			return { error: 'missingValue', detail: 'custom_data.value is needed for Purchase' };
		}
		if (data.currency === undefined || data.currency === null) {
			return { error: 'missingCurrency', detail: 'custom_data.currency is needed for Purchase' };
		}
	}
	for (const [key, right] of CUSTOM_CHECKS) {
		const value = data[key];
		if (value !== undefined && value !== null && !right(value)) {
			return { error: 'customData', detail: `custom_data.${key} is malformed` };
		}
	}
	return undefined;
};

const isWords = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** Optional keys of the event with a fixed form. */
const EVENT_CHECKS: ReadonlyArray<[key: string, right: (value: unknown) => boolean]> = [
	['event_id', isText],
	['opt_out', (value) => typeof value === 'boolean'],
	['data_processing_options', isWords],
	['data_processing_options_country', (value) => PROCESSING_COUNTRIES.has(value)],
	['data_processing_options_state', (value) => PROCESSING_STATES.has(value)],
	['referrer_url', (value) => typeof value === 'string' && URL_START.test(value)],
	['original_event_data', isRecord],
	['attribution_data', isRecord],
];

const optionalKeys: EventRule = (event) => {
	for (const [key, right] of EVENT_CHECKS) {
		const value = event[key];
		if (value !== undefined && value !== null && !right(value)) {
			return { error: 'parameter', detail: `${key} is malformed` };
		}
	}
	return undefined;
};

/** In the order they are asked; the first fault refuses the whole request (reference 1.1). */
const RULES: readonly EventRule[] = [
	knownKeys,
	eventName,
	actionSource,
	eventTime,
	userDataRule,
	sourceRule,
	customData,
	optionalKeys,
];

/** Why an event is refused, or nothing. */
export function faultOfEvent(event: unknown, nowMs: number): Fault | undefined {
	if (!isRecord(event)) return { error: 'parameter', detail: 'an event must be an object' };
	for (const rule of RULES) {
		const fault = rule(event, nowMs);
		if (fault) return fault;
	}
	return undefined;
}
