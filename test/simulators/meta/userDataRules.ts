import { isIP } from 'node:net';

import { HASH_OF_NOTHING, HASHED_KEYS, PLAIN_KEYS, TOO_BROAD } from './fields';
import { isRecord, isText, type EventRule, type Fault } from './rule';

const SHA256 = /^[0-9a-f]{64}$/;

// `fb.<domain depth>.<ms>.<fbclid>`, perhaps with the 8 characters Meta's own builder appends.
const FBC = /^fb\.\d\.(\d{13})\.[\w-]+(?:\.[\w-]{8})?$/;
const FBP = /^fb\.\d\.(\d{13})\.\d+(?:\.[\w-]{8})?$/;

/** Click ids are younger than this: before it there was no fbclid. */
const FIRST_CLICK_ID_MS = Date.UTC(2018, 0, 1);
const CLOCK_SKEW_MS = 60_000;

function faultOfHash(key: string, value: unknown): Fault | undefined {
	if (value === HASH_OF_NOTHING) {
		return { error: 'userData', detail: `user_data.${key} is the hash of an empty value` };
	}
	if (typeof value !== 'string' || !SHA256.test(value)) {
		return { error: 'userData', detail: `user_data.${key} must be SHA-256 in lower-case hex` };
	}
	return undefined;
}

function hasPlausibleTime(pattern: RegExp, value: unknown, nowMs: number): boolean {
	const match = typeof value === 'string' ? pattern.exec(value) : null;
	const ms = Number(match?.[1] ?? 0);
	return ms >= FIRST_CLICK_ID_MS && ms <= nowMs + CLOCK_SKEW_MS;
}

/** What a plain key must look like; keys without an entry must be a text or a number. */
const PLAIN_CHECKS: Readonly<Record<string, (value: unknown, nowMs: number) => boolean>> = {
	fbc: (value, nowMs) => hasPlausibleTime(FBC, value, nowMs),
	fbp: (value, nowMs) => hasPlausibleTime(FBP, value, nowMs),
	client_ip_address: (value) => typeof value === 'string' && isIP(value) !== 0,
	client_user_agent: isText,
	external_id: (value) => (Array.isArray(value) ? value.every(isText) : isText(value)),
	lead_id: (value) => isText(value) || Number.isInteger(value),
};

const isAbsent = (value: unknown): boolean =>
	value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function faultOfEntry(key: string, value: unknown, nowMs: number): Fault | undefined {
	if (HASHED_KEYS.has(key)) {
		if (!Array.isArray(value)) return faultOfHash(key, value);
		for (const one of value) {
			const fault = faultOfHash(key, one);
			if (fault) return fault;
		}
		return undefined;
	}
	if (!PLAIN_KEYS.has(key)) {
		return { error: 'unknownKey', detail: `user_data.${key} is not a known key` };
	}
	const check = PLAIN_CHECKS[key];
	const right = check ? check(value, nowMs) : isText(value) || Number.isFinite(value);
	return right ? undefined : { error: 'userData', detail: `user_data.${key} is malformed` };
}

/** Reference 1.3 and 1.4: who the event belongs to. */
export const userDataRule: EventRule = (event, nowMs) => {
	const data = event.user_data;
	if (!isRecord(data)) return { error: 'identity', detail: 'user_data is missing' };
	const present: string[] = [];
	for (const key in data) {
		const value = data[key];
		if (isAbsent(value)) continue;
		const fault = faultOfEntry(key, value, nowMs);
		if (fault) return fault;
		present.push(key);
	}
	// The empty set is part of every combination, so an empty user_data ends here too.
	if (TOO_BROAD.some((broad) => present.every((key) => broad.has(key)))) {
		return { error: 'identity', detail: 'user_data is too broad to match a person' };
	}
	return undefined;
};
