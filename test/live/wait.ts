/** Resolves after a time. */
export const sleep = async (ms: number): Promise<void> =>
	await new Promise((resolve) => setTimeout(resolve, ms));

export interface WaitOptions {
	/** What is waited for, for the error: "… did not happen within N s". */
	what: string;
	timeoutMs: number;
	everyMs?: number;
}

/** Asks again and again until the answer is not undefined. */
export async function waitFor<T>(
	ask: () => Promise<T | undefined>,
	{ what, timeoutMs, everyMs = 200 }: WaitOptions,
): Promise<T> {
	const end = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > end) throw new Error(`${what} did not happen within ${timeoutMs / 1000} s.`);
		await sleep(everyMs);
	}
}
