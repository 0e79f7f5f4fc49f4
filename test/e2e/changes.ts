import assert from 'node:assert/strict';
import type { Run } from './run';
import { changesBetween } from './tracker';
import type { LogRow } from './trackerLog';

/**
 * Lets something happen at the tracker and the workflow sync, and holds what came out against the
 * tracker's log: everything that is new or has changed, once, and nothing else. Answers how many.
 */
export async function expectOnlyChanges(
	{ executions, books }: Run,
	something: (rows: LogRow[]) => Promise<void>,
	sync: () => Promise<void>,
): Promise<number> {
	const known = await executions.ids();
	const before = await books.log();
	await something(before);
	await sync();
	const changes = changesBetween(before, await books.log());
	const told = (await executions.endedSince(known)).flatMap((one) => one.told);
	const brought = told.map(({ id, change }) => `${id} ${change}`).sort();
	assert.deepEqual(brought, [...changes].map(([id, change]) => `${id} ${change}`).sort());
	return brought.length;
}
