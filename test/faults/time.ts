import axios from 'axios';
import { JumpingClock } from '../contract/platforms/clock';

/** How long n8n waits for an answer here; what it answers in time takes a millisecond or two. */
const PATIENCE_MS = 250;

/**
 * Does `work` without its waits: a sleep moves the clock and is over, and what n8n's own client gives up
 * after a minute it gives up at once when `impatient`. `slept` is told how long each sleep was.
 */
export async function withoutWaits<T>(
	work: (now: () => number) => Promise<T>,
	{ impatient = false, slept }: { impatient?: boolean; slept?: (ms: number) => void } = {},
): Promise<T> {
	const clock = new JumpingClock(Date.now(), slept);
	const hasty = impatient
		? axios.interceptors.request.use((config) => ({ ...config, timeout: PATIENCE_MS }))
		: undefined;
	try {
		return await work(clock.now);
	} finally {
		if (hasty !== undefined) axios.interceptors.request.eject(hasty);
		clock.stop();
	}
}
