import { withoutContacts } from './discretion';

/**
 * What can go wrong between n8n and a service, told apart as far as a user must act differently.
 * Pure: `http.ts` makes the calls, this file names what came of them.
 */
export type ProblemKind =
	| 'unauthorized'
	| 'notInPlan'
	| 'forbidden'
	| 'challenged'
	| 'notFound'
	| 'invalid'
	| 'throttled'
	| 'serverFault'
	| 'redirected'
	| 'webPage'
	| 'brokenAnswer'
	| 'emptyAnswer'
	| 'refused'
	| 'unresolved'
	| 'timedOut'
	| 'cut'
	| 'untrusted'
	| 'cancelled'
	| 'unknown';

export interface Problem {
	kind: ProblemKind;
	/** HTTP status, where there was an answer. */
	status?: number;
	/** The service's own words, shortened, or the address of a redirect. */
	detail?: string;
	/** How long the service asked to wait, in milliseconds. */
	retryAfterMs?: number;
}

/** An answer as it came over the wire. */
export interface RawAnswer {
	status: number;
	headers: Readonly<Record<string, string>>;
	text: string;
}

/** Longest passage of a service's own words that goes into an error. */
const DETAIL_LENGTH = 300;

const BY_STATUS: Readonly<Record<number, ProblemKind>> = {
	400: 'invalid',
	401: 'unauthorized',
	402: 'notInPlan',
	403: 'forbidden',
	404: 'notFound',
	405: 'notFound',
	406: 'invalid',
	408: 'timedOut',
	409: 'invalid',
	410: 'notFound',
	413: 'invalid',
	422: 'invalid',
	429: 'throttled',
};

const BY_CODE: Readonly<Record<string, ProblemKind>> = {
	ECONNREFUSED: 'refused',
	EHOSTUNREACH: 'refused',
	ENETUNREACH: 'refused',
	ENOTFOUND: 'unresolved',
	EAI_AGAIN: 'unresolved',
	ETIMEDOUT: 'timedOut',
	ECONNABORTED: 'timedOut',
	ECONNRESET: 'cut',
	EPIPE: 'cut',
	ERR_STREAM_PREMATURE_CLOSE: 'cut',
	ERR_BAD_RESPONSE: 'cut',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
	SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
	CERT_HAS_EXPIRED: 'untrusted',
	ERR_TLS_CERT_ALTNAME_INVALID: 'untrusted',
	ERR_CANCELED: 'cancelled',
};

const LOOKS_LIKE_HTML = /^\s*<(?:!doctype|html|head|body)/i;
const LOOKS_LIKE_CHALLENGE = /challenge|captcha|checking your browser|attention required|cf-ray/i;

/** What is wrong with an answer that should have been JSON, or nothing when it is sound. */
export function problemOfAnswer(answer: RawAnswer, nowMs: number): Problem | undefined {
	const { status, headers, text } = answer;
	if (status >= 300 && status < 400) {
		return {
			kind: 'redirected',
			status,
			detail: brief(withoutQuery(headers.location ?? '')) ?? '',
		};
	}
	const isPage = LOOKS_LIKE_HTML.test(text);
	if (isPage && LOOKS_LIKE_CHALLENGE.test(text)) return { kind: 'challenged', status };
	if (status === 429 || status === 503) {
		const kind = status === 429 ? 'throttled' : 'serverFault';
		return { kind, status, retryAfterMs: retryAfterMs(headers['retry-after'], nowMs) };
	}
	if (status >= 500)
		return { kind: 'serverFault', status, detail: isPage ? undefined : brief(text) };
	if (isPage) return { kind: 'webPage', status };
	if (status >= 400) return { kind: BY_STATUS[status] ?? 'invalid', status, detail: brief(text) };
	return undefined;
}

/** What an answerless failure means, from the code that Node or axios gives it. */
export function problemOfFailure(code: string | undefined, message: string): Problem {
	const byCode = code === undefined ? undefined : BY_CODE[code];
	if (byCode !== undefined) return { kind: byCode, detail: code };
	if (/socket hang up|aborted|premature close|terminated/i.test(message)) return { kind: 'cut' };
	if (/timeout/i.test(message)) return { kind: 'timedOut' };
	if (/invalid url|unsupported protocol/i.test(message)) {
		return { kind: 'unresolved', detail: brief(message) };
	}
	if (/certificate/i.test(message)) return { kind: 'untrusted' };
	if (/cancell?ed/i.test(message)) return { kind: 'cancelled' };
	return { kind: 'unknown', detail: brief(message) };
}

/** A service that wants to be left alone for longer than a year means something else. */
export const LONGEST_WISH_MS = 365 * 24 * 60 * 60_000;

/** `Retry-After` in seconds or as an HTTP date, in milliseconds from now. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
	if (header === undefined || header.trim() === '') return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.min(LONGEST_WISH_MS, Math.max(0, seconds * 1000));
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.min(LONGEST_WISH_MS, Math.max(0, date - nowMs));
}

/** How much of it is looked at: enough to see whole what is cut later. */
const LOOKED_AT = 1_000;

/**
 * A passage fit for an error: white space folded, cut at `DETAIL_LENGTH`, without the addresses and
 * phone numbers of people, which services quote when they do not like them.
 */
export function brief(text: string): string | undefined {
	const words = errorText(text).replace(/\s+/g, ' ').trim();
	const folded = withoutContacts(words.slice(0, LOOKED_AT));
	if (folded === '') return undefined;
	return folded.length > DETAIL_LENGTH ? `${folded.slice(0, DETAIL_LENGTH)}…` : folded;
}

/** The words inside an error body: `{error}`, `{message}`, `{field: [messages]}`, or the text itself. */
function errorText(text: string): string {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		return text;
	}
	return wordsOf(body) ?? text;
}

/** Services wrap their words in two or three; a thousand would run out of stack. */
const MOST_LEVELS = 6;

function wordsOf(body: unknown, levels = MOST_LEVELS): string | undefined {
	if (typeof body === 'string') return body;
	if (typeof body !== 'object' || body === null || levels === 0) return undefined;
	const { error, message } = body as { error?: unknown; message?: unknown };
	const told = wordsOf(error, levels - 1) ?? wordsOf(message, levels - 1);
	if (told !== undefined) return told;
	const words = (one: unknown): string[] | string =>
		typeof one === 'object' ? (wordsOf(one, levels - 1) ?? []) : String(one);
	const fields = Object.entries(body).flatMap(([field, value]) => {
		if (!Array.isArray(value) && typeof value !== 'string') return [];
		const said = [value].flat().flatMap(words);
		return said.length === 0 ? [] : [`${field}: ${said.join(', ')}`];
	});
	return fields.length === 0 ? undefined : fields.join('; ');
}

/** An address without what may be secret in it. */
function withoutQuery(address: string): string {
	return address.split('?')[0] ?? '';
}
