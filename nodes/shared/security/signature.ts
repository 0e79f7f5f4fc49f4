import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request as its sender signed it. */
export interface Signed {
	/** Content of the signature header: hex or base64, a scheme such as `sha256=` before it or not. */
	signature: string | undefined;
	/** Content of the timestamp header: Unix time in seconds or milliseconds. */
	timestamp: string | undefined;
	/** The bytes as they came over the wire. */
	body: Uint8Array;
}

export interface SignatureRules {
	/** Keys that are valid now; blanks are ignored. */
	keys: readonly string[];
	/** How far the timestamp may be from the clock, either way, in milliseconds. */
	toleranceMs: number;
	nowMs: number;
}

/** What is wrong with a signature. The caller is told only that it was not accepted. */
export type SignatureProblem = 'missing' | 'timestamp' | 'expired' | 'wrong';

const SCHEME = /^(?:sha256|v1|hmac-sha256)\s*=\s*/i;
const HEX = /^[0-9a-f]{64}$/i;
/** 32 bytes in base64 or base64url. */
const BASE64 = /^[\w+/-]{43}=?$/;
/** Seconds have ten digits until the year 2286, milliseconds thirteen. */
const TIMESTAMP = /^\d{10}(?:\d{3})?$/;

/**
 * HMAC-SHA256 of `<timestamp>.<body>`. The timestamp is signed with the body: otherwise an old body
 * could be sent again under a new time.
 */
export function sign(key: string, timestamp: string, body: Uint8Array): Buffer {
	return createHmac('sha256', key).update(`${timestamp}.`).update(body).digest();
}

/** What is wrong with a signed request, or nothing. */
export function problemOfSignature(
	{ signature, timestamp, body }: Signed,
	{ keys, toleranceMs, nowMs }: SignatureRules,
): SignatureProblem | undefined {
	if (signature === undefined || timestamp === undefined) return 'missing';
	const time = timestamp.trim();
	if (!TIMESTAMP.test(time)) return 'timestamp';
	const atMs = Number(time) * (time.length === 10 ? 1000 : 1);
	if (Math.abs(nowMs - atMs) > toleranceMs) return 'expired';
	const given = bytesOf(signature);
	if (given === undefined) return 'wrong';
	// All keys are tried, so that the answer takes as long for each.
	const matches = keys.map((key) => key !== '' && timingSafeEqual(sign(key, time, body), given));
	return matches.some(Boolean) ? undefined : 'wrong';
}

function bytesOf(signature: string): Buffer | undefined {
	const text = signature.trim().replace(SCHEME, '');
	if (HEX.test(text)) return Buffer.from(text, 'hex');
	if (!BASE64.test(text)) return undefined;
	const bytes = Buffer.from(text, 'base64');
	return bytes.length === 32 ? bytes : undefined;
}
