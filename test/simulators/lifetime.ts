import type { Simulator } from './base';

/** Stops them all; none may have had a fault of its own. */
async function stopped(simulators: readonly Simulator[]): Promise<void> {
	for (const simulator of simulators) await simulator.stop();
	expect(simulators.flatMap(({ faults }) => faults)).toEqual([]);
}

/** One for all tests of a file: each of them finds it well-behaved, with nothing received yet. */
export function sharedByTests<S extends Simulator>(simulator: S): S {
	beforeAll(async () => {
		await simulator.start();
	});
	beforeEach(() => {
		simulator.behave();
		simulator.forgetTraffic();
	});
	afterAll(async () => await stopped([simulator]));
	return simulator;
}

/** What starts simulators that are stopped after each test (`afterEach`) or after all (`afterAll`). */
export function startedUntil(end: typeof afterAll): <S extends Simulator>(one: S) => Promise<S> {
	const running: Simulator[] = [];
	end(async () => await stopped(running.splice(0)));
	return async (simulator) => {
		running.push(simulator);
		await simulator.start();
		return simulator;
	};
}
