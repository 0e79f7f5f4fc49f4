import assert from 'node:assert/strict';
import type { Told } from '../executions';
import { kill, setTrap } from '../kill';
import { checkBooks, type Run } from '../run';

/** Requests for slices of the backfill that are answered before n8n is killed. */
const SLICES_BEFORE_KILL = 8;
const LARGEST_STATE = 1_000_000;

/**
 * The first sync, with n8n killed twice on the way: while Meta has a batch that it has counted but not
 * yet confirmed, and while the tracker is being read.
 */
export async function backfill(run: Run): Promise<void> {
	const { stage, publisher, checks } = run;
	await checks.check('first sync: killed in the middle of forwarding', async () => {
		const { meta } = stage;
		const caught = await setTrap({ simulator: meta, path: '/events', kind: 'slow', skip: 0 });
		await publisher.publish();
		run.books.open();
		await caught();
		await kill(run);
		const { accepted } = await meta.command<{ accepted: number }>('counts');
		assert.ok(accepted > 0, 'Meta has counted nothing of the batch');
	});
	await checks.check('first sync: killed in the middle of a poll', async () => {
		const caught = await setTrap({
			simulator: stage.keitaro,
			path: '/conversions/log',
			kind: 'slow',
			skip: SLICES_BEFORE_KILL,
		});
		await stage.server.launch();
		await caught();
		await kill(run);
	});
	await checks.check('first sync: goes on by itself until all is in', async () => {
		await publisher.revive();
		const state = await publisher.state();
		assert.equal(state?.behind, false);
		assert.equal(state?.lost, '');
		assert.ok(JSON.stringify(state).length < LARGEST_STATE, 'the saved state is too large');
	});
	await checkBooks(run, 'first sync');
	await checks.check('first sync: each item says how far it is', async () => {
		const steps = (await run.executions.ended()).map(({ told }) => [
			...new Set(told.map(({ percent }) => percent)),
		]);
		const ofOneExecution = steps.filter(({ length }) => length > 0);
		assert.deepEqual(
			ofOneExecution.filter(({ length }) => length > 1),
			[],
		);
		const percents = ofOneExecution.flat();
		run.log(`        ${percents.join(', ')} %`);
		assert.ok(percents.length > 2, 'the first sync took too few executions to tell');
		assert.ok((percents[0] ?? 100) < 100, 'it began at its end');
		assert.equal(percents.at(-1), 100);
	});
	await checks.check('first sync: what is too old for Meta says so', async () => {
		const old = (await allTold(run)).filter(({ code }) => code === 'too_old');
		assert.ok(old.length > 5_000, `only ${old.length} too old`);
		const unclear = old.filter(
			({ reason }) => !/events of the last 7 days only/.test(reason ?? ''),
		);
		assert.deepEqual(unclear.slice(0, 3), []);
	});
	await checks.check('first sync: comes again only where n8n was killed', async () => {
		const told = await allTold(run);
		const firsts = told.filter(({ change }) => change === 'new').map(({ id }) => id);
		assert.equal(new Set(firsts).size, firsts.length, 'some came as new twice');
		const seen = new Set<string>();
		const again = told.filter(({ id }) => seen.has(id) || !seen.add(id));
		run.log(`        ${again.length} of ${told.length} came again`);
		assert.deepEqual(again.filter(({ change }) => change !== 'resync').slice(0, 3), []);
	});
}

async function allTold({ executions }: Run): Promise<Told[]> {
	return (await executions.ended()).flatMap(({ told }) => told);
}
