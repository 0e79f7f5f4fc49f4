import assert from 'node:assert/strict';
import type { Checks } from '../live/checks';
import type { Log } from '../live/log';
import type { Balance, Books } from './books';
import type { Executions } from './executions';
import type { Publisher } from './publisher';
import type { Stage } from './stage';

/** What the scenarios share. */
export interface Run {
	stage: Stage;
	publisher: Publisher;
	executions: Executions;
	books: Books;
	checks: Checks;
	log: Log;
	/** In [0, 1), from the seed of the run. */
	random: () => number;
}

/** Cases of a discrepancy shown in a failure. */
const SHOWN = 5;

function summary({ conversions, due, fates, expected, atMeta, copies, failed }: Balance): string {
	const sorted = Object.entries(fates).sort(([, a], [, b]) => b - a);
	const told = sorted.map(([fate, count]) => `${count} ${fate}`).join(', ');
	return (
		`${conversions} conversions, ${due} due: ${told}; at Meta ${atMeta} of ${expected} expected, ` +
		`${copies} copies recognised, ${failed.length} failed`
	);
}

/**
 * The books at a quiet moment: nothing missing, nothing counted twice, every conversion accounted
 * for. `mayFail` where the failed ones are looked at by the scenario itself.
 */
export async function checkBooks(run: Run, when: string, mayFail = false): Promise<void> {
	await run.checks.check(`${when}: 0 missing, 0 counted twice, all accounted for`, async () => {
		const balance = await run.books.balance();
		run.log(`        ${summary(balance)}`);
		const found = Object.entries(balance.discrepancies).map(
			([kind, cases]) => [kind, cases.length, cases.slice(0, SHOWN)] as const,
		);
		// What failed is missing until it is sent again; it has said so.
		const reported = new Set(balance.failed.map(({ id }) => id));
		const silent = balance.discrepancies.missing.filter(
			(one) => !mayFail || !reported.has(one.split(' ')[0] ?? ''),
		);
		const wrong = found.filter(([kind, count]) => count > 0 && kind !== 'missing');
		if (silent.length > 0) wrong.unshift(['missing', silent.length, silent.slice(0, SHOWN)]);
		assert.deepEqual(wrong, []);
		if (!mayFail) assert.equal(balance.failed.length, 0, 'some failed and were not sent again');
		assert.deepEqual(await faultsOf(run), [], 'the simulators themselves went wrong');
	});
}

async function faultsOf({ stage }: Run): Promise<string[]> {
	const both = await Promise.all([stage.keitaro.traffic(), stage.meta.traffic()]);
	return both.flatMap(({ faults }) => faults);
}
