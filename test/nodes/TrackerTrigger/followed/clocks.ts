/** The clocks of the accounts that are followed. */
export const clocks = new Set<{ now: number }>();

/** Waiting takes time on the clocks of all accounts, and none of ours. */
export function passEverywhere(ms: number): void {
	for (const clock of clocks) clock.now += ms;
}

/** For `jest.mock`: n8n-workflow, whose waits pass in this way. */
export const withoutWaiting = (): object => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => passEverywhere(ms),
});
