import { randomUUID } from 'node:crypto';
import { Refusal } from './refusal';

/** Tokens and when each ends, in milliseconds of the simulated clock. */
export class Sessions {
	/** How many were opened. */
	opened = 0;
	private readonly ends = new Map<string, number>();
	/** Requests after which all sessions end; what is asked for after them meets 401. */
	private left: number | undefined;

	constructor(private readonly lifeMs: number) {}

	open(now: number): { token: string; endsAt: number } {
		this.opened += 1;
		const token = `session-${this.opened}-${randomUUID()}`;
		const endsAt = now + this.lifeMs;
		this.ends.set(token, endsAt);
		return { token, endsAt };
	}

	endAll(): void {
		this.ends.clear();
		this.left = undefined;
	}

	/** Ends all sessions once so many more requests were answered. */
	endAfter(requests: number): void {
		this.left = requests;
	}

	/** Throws unless the token is of a session that lives. */
	check(token: unknown, now: number): void {
		if (this.left === 0) this.endAll();
		if (this.left !== undefined) this.left -= 1;
		if ((this.ends.get(String(token)) ?? 0) <= now) {
			throw new Refusal(401, 'UNAUTHORIZED', 'The session is missing or has ended');
		}
	}
}

const WINDOW_MS = 1_000;

/** So many requests in any second of the machine's clock. */
export class Throttle {
	private readonly times: number[] = [];

	constructor(private readonly perSecond: number) {}

	/** Throws where there are too many. */
	count(): void {
		const now = Date.now();
		while ((this.times[0] ?? now) <= now - WINDOW_MS) this.times.shift();
		if (this.times.length >= this.perSecond) {
			throw new Refusal(429, 'TOO_MANY_REQUESTS', 'Rate limit exceeded');
		}
		this.times.push(now);
	}
}
