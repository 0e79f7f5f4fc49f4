import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Outcome } from './outcome';
import { begin, end, nextCase } from './watchdog';

/** Fixed, so that a failure is found again; FUZZ_SEED looks elsewhere. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_128);
/** Cases of each target; `npm run fuzz` asks for more. */
const CASES = Number(process.env.FUZZ_CASES ?? 60);
/** Where every target writes a line about itself, for the table of `npm run fuzz`. */
const { FUZZ_RESULTS } = process.env;

/** A target that is not through by then has failed. */
const PATIENCE_MS = 60_000 + CASES * 100;

/**
 * One target, as a test: the property holds for everything that the arbitrary makes, or the smallest
 * thing for which it does not is shown. A case that does not come back ends the process; see
 * `watchdog.ts`. `most` is for targets
 * whose cases take long: so many are enough in `npm test`.
 */
export function fuzz<T>(
	target: string,
	arbitrary: fc.Arbitrary<T>,
	property: (value: T) => void | Promise<void>,
	{ most = Infinity }: { most?: number } = {},
): void {
	const isShort = FUZZ_RESULTS === undefined;
	const numRuns = isShort ? Math.min(CASES, most) : CASES;
	it(
		target,
		async () => {
			const begun = Date.now();
			begin(`${target}, seed ${SEED}`);
			const watched = fc.asyncProperty(arbitrary, async (value) => {
				nextCase();
				if (Date.now() - begun > PATIENCE_MS) throw new Error('It takes too long');
				const pending = property(value);
				if (pending !== undefined) await pending;
			});
			const details = await fc.check(watched, {
				seed: SEED,
				numRuns,
			});
			end();
			note({
				target,
				cases: details.numRuns,
				failures: Number(details.failed),
				seed: SEED,
				seconds: Math.round((Date.now() - begun) / 100) / 10,
			});
			if (details.failed) throw new Error(`${fc.defaultReportMessage(details)}\n${told(details)}`);
		},
		2 * PATIENCE_MS,
	);
}

/** Why the smallest case failed, where it was not just too slow. */
function told({ errorInstance }: { errorInstance?: unknown }): string {
	return errorInstance instanceof Error ? (errorInstance.stack ?? '') : String(errorInstance ?? '');
}

function note(outcome: Outcome): void {
	if (FUZZ_RESULTS !== undefined) appendFileSync(FUZZ_RESULTS, `${JSON.stringify(outcome)}\n`);
}
