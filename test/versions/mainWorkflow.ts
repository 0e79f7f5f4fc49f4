import assert from 'node:assert/strict';
import { checkBooks, type Run } from '../e2e/run';
import { create } from '../e2e/tracker';

const LATER = 50;

/** The workflow that users import: its first sync, what happens afterwards, and a restart of n8n. */
export async function mainWorkflow(run: Run): Promise<void> {
	const { publisher, checks, stage } = run;
	await checks.check('the main workflow polls until all is in', async () => {
		await publisher.publish();
		run.books.open();
		await publisher.drain();
		const state = await publisher.state();
		assert.equal(state?.behind, false);
		assert.equal(state?.lost, '');
	});
	await checkBooks(run, 'first sync');
	await checks.check(`${LATER} conversions that happen later come in`, async () => {
		await create(run, LATER);
		await publisher.sync();
	});
	await checkBooks(run, 'later sync');
	await checks.check('n8n started again goes on where it was', async () => {
		await stage.server.restart();
		await publisher.settle();
		await create(run, LATER);
		await publisher.sync();
	});
	await checkBooks(run, 'after a restart');
}
