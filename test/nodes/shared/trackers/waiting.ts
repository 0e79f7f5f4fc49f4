import type { MisbehaviourKind, Simulator } from '../../../simulators/base';

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
