import { sleep } from '../live/wait';

const MINUTE_MS = 60_000;

/** Three schedules in every minute, so that nobody waits long for a poll. */
export const THRICE = [0, 20, 40];

/** Time until the next of these seconds of a minute. */
export function untilNext(seconds: readonly number[], nowMs: number): number {
	const passed = nowMs % MINUTE_MS;
	const waits = seconds.map((second) => (second * 1_000 - passed + MINUTE_MS) % MINUTE_MS);
	return Math.min(...waits);
}

/** Waits until no poll begins for so long, and lets one that has just begun get to its end. */
export async function betweenPolls(seconds: readonly number[], freeMs: number): Promise<void> {
	const wait = untilNext(seconds, Date.now());
	const settlingMs = 3_000;
	if (wait < freeMs) await sleep(wait + settlingMs);
}
