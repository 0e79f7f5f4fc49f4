import type { AdPlatform, Outgoing, PlatformRequest, Skip } from './platform';
import { skipped, type Result } from './result';

const SAME_EVENT: Skip = {
	code: 'same_event',
	reason: 'Another item of this execution is the same event',
	advice: 'See what became of the other one; the platform would count the two once',
};

export interface Sendable {
	/** Positions of what the platform can take. */
	rows: number[];
	/**
	 * Names each such event at its destination, in the same order: another dataset, or another event,
	 * is another matter.
	 */
	keys: string[];
	/** What became of the others; holes for the rows above. */
	results: Result[];
}

/** Tells what the platform can take; the results of the others are known at once. */
export function sendable<S>(
	platform: AdPlatform<S>,
	settings: S,
	outgoing: readonly Outgoing[],
	nowMs: number,
): Sendable {
	const rows: number[] = [];
	const keys: string[] = [];
	const destination = `${platform.name}|${platform.destination(settings)}`;
	const results = new Array<Result>(outgoing.length);
	const seen = new Set<string>();
	outgoing.forEach((each, row) => {
		const key = `${destination}|${each.conversion.event}|${each.eventId}`;
		const skip =
			platform.check(each.conversion, settings, nowMs) ?? (seen.has(key) ? SAME_EVENT : undefined);
		if (skip === undefined) {
			seen.add(key);
			rows.push(row);
			keys.push(key);
		} else {
			results[row] = skipped(platform.name, each.eventId, skip);
		}
	});
	return { rows, keys, results };
}

export interface Preview {
	/** What is not sent, with the reason; holes for what would be. */
	results: Result[];
	requests: Array<{ request: PlatformRequest; rows: readonly number[] }>;
}

/** The requests that would be sent, to the letter, without sending them. */
export function preview<S>(
	platform: AdPlatform<S>,
	settings: S,
	outgoing: readonly Outgoing[],
	nowMs: number,
): Preview {
	const { rows, results } = sendable(platform, settings, outgoing, nowMs);
	const requests: Preview['requests'] = [];
	for (let start = 0; start < rows.length; start += platform.limits.batch) {
		const part = rows.slice(start, start + platform.limits.batch);
		const events = part.map((row) => platform.event(outgoing[row] as Outgoing, settings));
		requests.push({ request: platform.request(events, settings), rows: part });
	}
	return { results, requests };
}
