import assert from 'node:assert/strict';
import { sleep } from '../../live/wait';
import { kill, setTrap, type Trap } from '../kill';
import { checkBooks, type Run } from '../run';
import { create } from '../tracker';

/** Two batches and a half at Meta. */
const LARGE_WAVE = 2_600;
const SMALL_WAVE = 300;
/** Of a wave that takes several polls, so that a kill can come between any two steps. */
const LONG_WAVE = { conversions: 1_000, maxItems: 200 };
const RANDOM_KILLS = 2;
/** Within what time after the first poll of a wave a random kill comes. */
const RANDOM_MS = 5_000;

interface Moment {
	when: string;
	wave: number;
	trap: (run: Run) => Trap;
}

const MOMENTS: readonly Moment[] = [
	{
		when: 'killed while Meta has a batch and has done nothing yet',
		wave: SMALL_WAVE,
		trap: ({ stage }) => ({ simulator: stage.meta, path: '/events', kind: 'hang', skip: 0 }),
	},
	{
		when: 'killed between two batches, the second counted but not confirmed',
		wave: LARGE_WAVE,
		trap: ({ stage }) => ({ simulator: stage.meta, path: '/events', kind: 'slow', skip: 1 }),
	},
	{
		when: 'killed while a sync reads new conversions',
		wave: SMALL_WAVE,
		trap: ({ stage }) => ({
			simulator: stage.keitaro,
			path: '/conversions/log',
			kind: 'slow',
			skip: 0,
		}),
	},
];

/** SIGKILL at chosen and at random moments, each with a wave of new conversions on its way. */
export async function kills(run: Run): Promise<void> {
	const { publisher, checks } = run;
	for (const { when, wave, trap } of MOMENTS) {
		await checks.check(`${when}: goes on by itself`, async () => {
			await publisher.due();
			await create(run, wave);
			await publisher.unpublish();
			const caught = await setTrap(trap(run));
			await publisher.beginToPublish();
			await caught();
			await kill(run);
			await publisher.revive();
		});
		await checkBooks(run, when);
	}
	await killAtRandom(run);
}

/** Several times in a row, before n8n has got through one long wave. */
async function killAtRandom(run: Run): Promise<void> {
	const { publisher, checks, random, stage } = run;
	await checks.check(`killed ${RANDOM_KILLS} times at random: goes on by itself`, async () => {
		await publisher.due();
		await publisher.set({ maxItems: LONG_WAVE.maxItems });
		await create(run, LONG_WAVE.conversions);
		for (let nth = 1; nth <= RANDOM_KILLS; nth += 1) {
			const afterMs = Math.round(random() * RANDOM_MS);
			run.log(`        after ${afterMs} ms`);
			// It ends with the connection when n8n dies under it.
			const polling = publisher.drain().catch(() => undefined);
			await sleep(afterMs);
			assert.ok(stage.server.pid !== undefined, 'n8n was not running any more');
			await kill(run);
			await polling;
			await stage.server.launch();
		}
		await publisher.settle();
	});
	await checkBooks(run, 'killed at random');
}
