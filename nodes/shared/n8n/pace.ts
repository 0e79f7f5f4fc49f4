/** At most so many requests in any span of this length. */
export interface RequestLimit {
	requests: number;
	/** Milliseconds. */
	perMs: number;
}

/** What a pace needs of its surroundings; a `TrackerLink` has both. */
export interface PaceClock {
	/** Milliseconds since the epoch. */
	now: () => number;
	sleep: (ms: number) => Promise<void>;
}

type Turn = () => Promise<void>;

/** Nobody waits that long for a turn: turns that lie so far ahead were given before the clock was put back. */
const CLOCK_SET_BACK_MS = 60 * 60_000;

/** By link, then by limit: all that goes over one link keeps to the limit together. */
const paces = new WeakMap<PaceClock, Map<RequestLimit, Turn>>();

/**
 * Makes callers wait so that a tracker's limit on requests is not passed: `await turn()` before each.
 * Bursts up to the limit go at once. The same limit (a constant of the tracker's folder) over the same
 * link is one pace, however many adapters were opened on it. What other programs send with the same key
 * is answered by the tracker with 429, which the link waits out.
 */
export function paced(limit: RequestLimit, clock: PaceClock): Turn {
	const known = paces.get(clock) ?? new Map<RequestLimit, Turn>();
	paces.set(clock, known);
	const turn = known.get(limit) ?? newPace(limit, clock);
	known.set(limit, turn);
	return turn;
}

function newPace(limit: RequestLimit, { now, sleep }: PaceClock): Turn {
	/** When each of the last turns was given, oldest first; those of callers that wait lie ahead. */
	const turns: number[] = [];
	return async () => {
		const asked = now();
		if ((turns.at(-1) ?? 0) - asked > CLOCK_SET_BACK_MS) turns.length = 0;
		const at = turnAt(turns, limit, asked);
		turns.push(at);
		if (turns.length > limit.requests) turns.shift();
		if (at > asked) await sleep(at - asked);
	};
}

/** When the next request may go: once the one that fills the limit with it has left the span. */
export function turnAt(turns: readonly number[], limit: RequestLimit, now: number): number {
	const oldest = turns[turns.length - limit.requests];
	return oldest === undefined ? now : Math.max(now, oldest + limit.perMs);
}
