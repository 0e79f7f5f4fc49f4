import assert from 'node:assert/strict';
import { expectOnlyChanges } from '../changes';
import { fateOf } from '../reckoning';
import { checkBooks, type Run } from '../run';
import { convertAgain, create, postback } from '../tracker';
import type { LogRow } from '../trackerLog';

const NEW = 40;
/** Conversions that each kind of postback is sent for. */
const OF_EACH = 6;

/** The syncs after the first: what is new, what has changed, and nothing else. */
export async function incremental(run: Run): Promise<void> {
	const { publisher, checks, stage, log } = run;
	await checks.check('second sync: brings what is new or changed, and nothing else', async () => {
		await publisher.due();
		const something = async (rows: LogRow[]): Promise<void> => {
			await create(run, NEW);
			await changeSome(run, rows);
		};
		const count = await expectOnlyChanges(run, something, () => publisher.drain());
		log(`        ${count} conversions`);
		assert.ok(count > NEW);
	});
	await checks.check('a poll that is not due asks the tracker nothing', async () => {
		const since = Date.now();
		await publisher.poll();
		assert.deepEqual(await stage.keitaro.received('', since), []);
	});
	await checks.check(
		'third sync, without news: asks for the last hour, brings nothing',
		async () => {
			// A tick of its own would count too.
			await publisher.unpublish();
			await publisher.due();
			const since = Date.now();
			await expectOnlyChanges(
				run,
				async () => undefined,
				() => publisher.poll(),
			);
			const asked = await askedFrom(run, since);
			assert.equal(asked.length, 1);
			assert.ok(since - (asked[0] ?? 0) < 2 * 3_600_000, 'it asked for more than the overlap');
		},
	);
	await checkBooks(run, 'later syncs');
}

/** Where the trigger's requests for conversions began, Unix time in milliseconds. */
export async function askedFrom({ stage }: Run, sinceMs: number): Promise<number[]> {
	const requests = await stage.keitaro.received('/conversions/log', sinceMs);
	// Requests of the books name no beginning.
	return requests.flatMap(({ body }) => {
		const [, stamp] = /"from":"([^"]+)"/.exec(body) ?? [];
		return stamp === undefined ? [] : [Date.parse(`${stamp.replace(' ', 'T')}Z`)];
	});
}

/** Approvals, corrections, refusals, repeats, late money and second conversions, as postbacks. */
async function changeSome(run: Run, rows: readonly LogRow[]): Promise<void> {
	const now = Date.now();
	const fresh = rows.filter((row) => fateOf(row, now) === 'sent');
	const ofStatus = (status: string, from: readonly LogRow[] = fresh): LogRow[] =>
		from.filter((row) => row.status === status);
	const old = ofStatus('sale', rows).filter((row) => fateOf(row, now) === 'too_old');
	const sales = ofStatus('sale');
	const take = (from: LogRow[]): LogRow[] => from.splice(0, OF_EACH);

	for (const row of take(ofStatus('lead'))) await postback(run, row, 'sale', 33);
	for (const row of take(ofStatus('registration'))) await postback(run, row, 'deposit', 50);
	for (const row of take(sales)) await postback(run, row, 'sale', row.revenue + 5);
	for (const row of take(sales)) await postback(run, row, 'rejected');
	for (const row of take(sales)) await postback(run, row, 'sale', row.revenue);
	for (const row of take(old)) await postback(run, row, 'sale', row.revenue + 1);
	for (const row of take(sales)) await convertAgain(run, row, `again-${row.id}`);
}
