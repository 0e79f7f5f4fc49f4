import type { MisbehaviourKind, Simulator } from '../../../simulators/base';

/** How a tracker's log is read while its answers go wrong. */

/** What may be over by the next attempt. */
const PASSING: readonly MisbehaviourKind[] = [
	'throttled',
	'throttledRetryAfter',
	'serverError',
	'badGateway',
	'cutBody',
	'cutBefore',
	'invalidJson',
	'emptyBody',
];

/** Reads the log of conversions at `pathIncludes` while that goes wrong once: no row may be lost. */
export function itWaitsOut(
	simulator: Simulator,
	pathIncludes: string,
	readAll: () => Promise<readonly unknown[]>,
	countOf: () => number,
): void {
	it.each(PASSING)('%s', async (kind) => {
		simulator.misbehave({ kind, times: 1, pathIncludes });
		expect(await readAll()).toHaveLength(countOf());
	});
}

/** Reads while everything goes wrong in a way that stays: told at once, and the key goes nowhere else. */
export function itTellsAtOnce(
	simulator: Simulator,
	errorOf: () => Promise<string>,
	told: ReadonlyArray<[kind: MisbehaviourKind, message: RegExp]>,
): void {
	it.each([...told])('%s', async (kind, message) => {
		simulator.misbehave({ kind, times: 99 });
		expect(await errorOf()).toMatch(message);
		expect(simulator.requestCount).toBe(1);
		expect(simulator.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	});
}
