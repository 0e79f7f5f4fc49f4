import { inner, isCurrency, isHashes, isText, listOf, objectOf, type Fields } from '../platform';

/** What the validating endpoint says of a fault. */
export interface ValidationMessage {
	fieldPath: string;
	description: string;
	validationCode: string;
}

const message = (
	fieldPath: string,
	validationCode: string,
	description: string,
): ValidationMessage => ({ fieldPath, description, validationCode });

const TOP_LEVEL = [
	...['client_id', 'user_id', 'timestamp_micros', 'user_properties', 'consent', 'user_data'],
	...['non_personalized_ads', 'events', 'validation_behavior'],
];
const NAME = /^\p{L}[\p{L}\p{N}_]{0,39}$/u;
const RESERVED = new Set(['first_open', 'session_start', 'app_install', 'error', 'ad_click']);
const RESERVED_PREFIX = /^(?:_|firebase_|ga_|google_|gtag\.)/;
const LONGER: Readonly<Record<string, number>> = {
	page_location: 1000,
	page_referrer: 420,
	page_title: 300,
};
const HOURS_72_MS = 72 * 3_600_000;
const CONSENTS: unknown[] = [undefined, 'GRANTED', 'DENIED'];

/** What is wrong with a request as a whole. */
export function faultOfBody(body: Fields): ValidationMessage | undefined {
	const strange = Object.keys(body).find((name) => !TOP_LEVEL.includes(name));
	if (strange !== undefined) return message(strange, 'VALUE_INVALID', 'Unknown field.');
	if (!isText(body.client_id)) return message('client_id', 'VALUE_REQUIRED', 'It is required.');
	const events = listOf(body.events);
	if (events.length === 0 || events.length > 25) {
		return message('events', 'VALUE_OUT_OF_BOUNDS', 'There must be 1 to 25 events.');
	}
	const consent = inner(body, 'consent');
	if (
		![consent.ad_user_data, consent.ad_personalization].every((word) => CONSENTS.includes(word))
	) {
		return message('consent', 'VALUE_INVALID', 'Consent must be GRANTED or DENIED.');
	}
	const user = inner(body, 'user_data');
	const hashes = [user.sha256_email_address, user.sha256_phone_number];
	return hashes.every((value) => value === undefined || isHashes(value))
		? undefined
		: message('user_data', 'VALUE_INVALID', 'It must be hashed.');
}

/** What is wrong with an event. */
export function faultOfEvent(event: unknown, nowMs: number): ValidationMessage | undefined {
	const { name, params, timestamp_micros: micros } = objectOf(event);
	const called = String(name);
	if (!NAME.test(called) || RESERVED.has(called) || RESERVED_PREFIX.test(called)) {
		return message('events', 'NAME_INVALID', `Event has invalid name [${called}].`);
	}
	if (micros !== undefined) {
		const ageMs = nowMs - Number(micros) / 1000;
		if (!Number.isInteger(micros) || ageMs > HOURS_72_MS || ageMs < -HOURS_72_MS) {
			return message('events.timestamp_micros', 'VALUE_OUT_OF_BOUNDS', 'It is out of bounds.');
		}
	}
	return faultOfParams(called, objectOf(params));
}

function faultOfParams(event: string, params: Fields): ValidationMessage | undefined {
	const entries = Object.entries(params);
	if (entries.length > 25) return message('events.params', 'VALUE_OUT_OF_BOUNDS', 'Too many.');
	for (const [name, value] of entries) {
		const path = `events.params.${name}`;
		if (!NAME.test(name)) return message(path, 'NAME_INVALID', 'Parameter has invalid name.');
		if (value === '' || value === null) return message(path, 'VALUE_REQUIRED', 'It is blank.');
		if (typeof value === 'string' && value.length > (LONGER[name] ?? 100)) {
			return message(path, 'EXCEEDED_MAX_ENTITIES', 'Value is too long.');
		}
	}
	if (params.value !== undefined && !isCurrency(params.currency)) {
		return message('events.params.currency', 'VALUE_REQUIRED', 'A value needs its currency.');
	}
	if ((event === 'purchase' || event === 'refund') && !isText(params.transaction_id)) {
		return message('events.params.transaction_id', 'VALUE_REQUIRED', 'It is required.');
	}
	return Array.isArray(params.items) && params.items.length > 200
		? message('events.params.items', 'VALUE_OUT_OF_BOUNDS', 'At most 200.')
		: undefined;
}
