import { LONGEST_WISH_MS } from '../n8n/problem';
import type { ErrorClass, Refusal, Skip } from './platform';

/** What became of one conversion. */
export interface Result {
	platform: string;
	outcome: 'accepted' | 'skipped' | 'failed';
	class: ErrorClass | null;
	code: string | null;
	reason: string | null;
	/** What to do about it. */
	advice: string | null;
	requestId: string | null;
	eventId: string | null;
	/** Requests that carried this conversion, repeats included; 0 when none did. */
	attempts: number;
	/** When trying again makes sense, ISO 8601. */
	retryAt: string | null;
}

const NOTHING = {
	class: null,
	code: null,
	reason: null,
	advice: null,
	requestId: null,
	retryAt: null,
} as const;

export function accepted(
	platform: string,
	eventId: string,
	requestId: string | null,
	attempts: number,
): Result {
	return { platform, outcome: 'accepted', ...NOTHING, requestId, eventId, attempts };
}

export function skipped(
	platform: string,
	eventId: string | null,
	{ code, reason, advice }: Skip,
): Result {
	return { ...NOTHING, platform, outcome: 'skipped', code, reason, advice, eventId, attempts: 0 };
}

/** What is known of the request that carried a conversion. */
interface Sent {
	requestId: string | null;
	attempts: number;
	nowMs: number;
}

export function failed(
	platform: string,
	eventId: string | null,
	{ class: errorClass, code, reason, advice, retryAfterMs }: Refusal,
	{ requestId, attempts, nowMs }: Sent,
): Result {
	return {
		platform,
		outcome: 'failed',
		class: errorClass,
		code,
		reason,
		advice,
		requestId,
		eventId,
		attempts,
		retryAt: retryAfterMs === undefined ? null : momentAfter(nowMs, retryAfterMs),
	};
}

/** Platforms name their waits in many ways; one beyond all calendars must not cost the results. */
function momentAfter(nowMs: number, waitMs: number): string {
	return new Date(nowMs + Math.min(waitMs, LONGEST_WISH_MS)).toISOString();
}

/** The platform has it from before: nothing is lost, and nothing was counted now. */
export function duplicate(
	platform: string,
	eventId: string | null,
	refusal: Refusal,
	sent: Sent,
): Result {
	return { ...failed(platform, eventId, refusal, sent), outcome: 'skipped', retryAt: null };
}

/** Whether the platform has the conversion for good, as far as this execution has learnt. */
export function isDone(result: Result | undefined): boolean {
	return result?.outcome === 'accepted' || result?.class === 'duplicate';
}
