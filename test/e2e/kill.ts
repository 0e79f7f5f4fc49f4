import { waitFor } from '../live/wait';
import type { SimulatorControl } from './control';
import type { Run } from './run';

/** Far longer than n8n has left to live when a request is held up. */
const HELD_MS = 45_000;
const CAUGHT_TIMEOUT_MS = 90_000;

/** Where a request is caught, and whether the service has done its work by then. */
export interface Trap {
	simulator: SimulatorControl;
	/** Part of the path. */
	path: string;
	/** `slow`: everything was done, only the answer is missing. `hang`: nothing was done. */
	kind: 'slow' | 'hang';
	/** Requests let through before. */
	skip: number;
}

/** Holds one request up; the function returned waits until it is caught. */
export async function setTrap({ simulator, path, kind, skip }: Trap): Promise<() => Promise<void>> {
	const since = Date.now();
	await simulator.misbehave({ kind, times: 1, skip, pathIncludes: path, delayMs: HELD_MS });
	const caught = async (): Promise<true | undefined> => {
		const requests = await simulator.received(path, since);
		const open = requests.at(skip);
		return open?.answered === 'cut' ? true : undefined;
	};
	return async () => {
		const what = `A request to ${path} being held up`;
		await waitFor(caught, { what, timeoutMs: CAUGHT_TIMEOUT_MS, everyMs: 50 });
	};
}

/** SIGKILL to n8n, and the simulators as they should be again. */
export async function kill({ stage }: Run): Promise<void> {
	await stage.server.kill();
	await stage.keitaro.behave();
	await stage.meta.behave();
}
