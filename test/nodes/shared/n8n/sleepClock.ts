import type { Surroundings } from '../../../../nodes/shared/n8n/retry';

/** A clock that moves only when somebody sleeps, and how long each of them slept. */
export class SleepClock implements Surroundings {
	readonly waits: number[] = [];

	constructor(protected ms: number) {}

	readonly now = (): number => this.ms;
	readonly random = (): number => 1;
	readonly sleep = async (ms: number): Promise<void> => {
		this.waits.push(ms);
		this.ms += ms;
		// What is on its way over HTTP goes on meanwhile.
		await new Promise((resolve) => setImmediate(resolve));
	};
}
