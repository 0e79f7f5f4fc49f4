import type { Log } from './log';

const everyMs = 10_000;

/** Says every ten seconds how far the work is: a silent minute looks like a hang. */
export async function withProgress<T>(
	log: Log,
	describe: () => string,
	work: () => Promise<T>,
): Promise<T> {
	const begun = Date.now();
	const timer = setInterval(() => {
		log(`  ... ${Math.round((Date.now() - begun) / 1000)} s, ${describe()}`);
	}, everyMs);
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}
