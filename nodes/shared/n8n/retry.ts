import type { Outcome } from './http';
import type { ProblemKind } from './problem';

/** What may be different a moment later; everything else stays wrong. */
export const PASSING: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
	'throttled',
	'serverFault',
	'brokenAnswer',
	'emptyAnswer',
	'timedOut',
	'cut',
]);

export interface RetryPolicy {
	/** Calls in all, the first included. */
	attempts: number;
	/** First wait, doubled each time, in milliseconds. */
	baseMs: number;
	/** Longest single wait, and the longest that a service's own wish is followed, in milliseconds. */
	longestMs: number;
}

/** Time and chance, handed in so that tests hold both. */
export interface Surroundings {
	now: () => number;
	sleep: (ms: number) => Promise<void>;
	/** Between 0 and 1. */
	random: () => number;
	/** Whether the execution was stopped. */
	cancelled?: () => boolean;
	/** When to have finished, in milliseconds since the epoch. */
	deadline?: number;
}

/** Says of a result that trying again may help, and how long the service wants to be left alone. */
export type Passing<T> = (result: T) => { retryAfterMs?: number } | undefined;

/** The `Passing` of plain requests that may be repeated freely. */
export const passingOutcome: Passing<Outcome> = ({ problem }) =>
	problem !== undefined && PASSING.has(problem.kind) ? problem : undefined;

/**
 * Calls until it succeeds or waiting is no use. A service's own wait is followed to the second;
 * ours doubles, with up to half of it left to chance so that many workflows do not return at once.
 */
export async function withRetry<T>(
	call: () => Promise<T>,
	passing: Passing<T>,
	policy: RetryPolicy,
	surroundings: Surroundings,
): Promise<{ result: T; attempts: number }> {
	for (let attempt = 1; ; attempt++) {
		const result = await call();
		const wait = waitMs(passing(result), attempt, policy, surroundings);
		if (wait === undefined) return { result, attempts: attempt };
		await surroundings.sleep(wait);
		if (surroundings.cancelled?.()) return { result, attempts: attempt };
	}
}

/** How long to wait before the next attempt, or nothing when there should be none. */
function waitMs(
	again: { retryAfterMs?: number } | undefined,
	attempt: number,
	{ attempts, baseMs, longestMs }: RetryPolicy,
	{ now, random, cancelled, deadline }: Surroundings,
): number | undefined {
	if (again === undefined || attempt >= attempts || cancelled?.()) return undefined;
	const own = Math.min(baseMs * 2 ** (attempt - 1), longestMs) * (0.5 + random() / 2);
	const wait = Math.ceil(again.retryAfterMs ?? own);
	const isTooLong = wait > longestMs || (deadline !== undefined && now() + wait >= deadline);
	return isTooLong ? undefined : wait;
}
