import { processedData, ProcessKilledError, type DeathMoment } from '../../harness';
import { seeded } from '../shared/platforms/examples';
import { conversionItem, conversionItems, World } from './world';

let world: World;
beforeEach(async () => {
	world = await World.start();
});

const DEATHS = [1, 2, 3, 4].flatMap((call) =>
	(['before', 'after'] as const).map((moment): [number, DeathMoment] => [call, moment]),
);

/** One execution that may end in the death of the process. */
async function execute(from: number, to: number): Promise<boolean> {
	try {
		const items = conversionItems(to - from, (n) => conversionItem(from + n));
		const { results } = await world.forward(items);
		for (const result of results) {
			const saysDone = result.outcome === 'accepted' || result.code === 'already_accepted';
			// What is called done must be at Meta.
			expect([result.eventId, saysDone && !world.has(result)]).toEqual([result.eventId, false]);
		}
		return true;
	} catch (error) {
		// The node shows errors as n8n's own, with the first one in its message.
		if (!String((error as Error).message).includes(new ProcessKilledError().message)) throw error;
		return false;
	} finally {
		processedData.revive();
	}
}

describe.each(DEATHS)(
	'when the process dies at store call %d, %s it is written',
	(call, moment) => {
		it.each([
			['a first execution', 0],
			['conversions that were accepted', 1],
			['conversions that were refused', 2],
		])('Meta counts each once after a restart: %s', async (_what, story) => {
			if (story === 2) world.meta.misbehave({ kind: 'unauthorized', times: 1 });
			if (story > 0) expect(await execute(0, 5)).toBe(true);
			processedData.failAfter(call, moment);
			await execute(0, 5);
			expect(await execute(0, 5)).toBe(true);
			expect(world.counts()).toMatchObject({ unique: 5, countedAgain: 0 });
			const sent = world.counts().accepted;
			expect(await execute(0, 5)).toBe(true);
			expect(world.counts().accepted).toBe(sent);
		});
	},
);

it('loses nothing and counts nothing twice in histories of deaths and failures', async () => {
	let deaths = 0;
	for (let seed = 1; seed <= 25; seed++) {
		const random = seeded(seed);
		processedData.clear();
		world.meta.reset();
		for (let step = 0; step < 8; step++) {
			const from = Math.floor(random() * 6);
			if (random() < 0.3) world.meta.misbehave({ kind: 'forbidden', times: 1 });
			if (random() < 0.5) {
				processedData.failAfter(1 + Math.floor(random() * 3), random() < 0.5 ? 'before' : 'after');
			}
			if (!(await execute(from, from + 4))) deaths++;
			world.meta.behave();
		}
		expect(await execute(0, 9)).toBe(true);
		expect(world.counts()).toMatchObject({ unique: 9, countedAgain: 0, withoutId: 0 });
	}
	expect(deaths).toBeGreaterThan(20);
});

it('counts each once where three executions of a workflow run at the same time', async () => {
	await Promise.all([execute(0, 40), execute(20, 60), execute(10, 50)]);
	expect(world.counts()).toMatchObject({ unique: 60, countedAgain: 0 });
	const sent = world.counts().accepted;
	await execute(0, 60);
	expect(world.counts().accepted).toBe(sent);
});

it('keeps a bounded number of marks in the database', async () => {
	for (let n = 0; n < 12; n++) {
		const items = conversionItems(50, (each) => conversionItem(n * 50 + each));
		await world.forward(items, { options: { remembered: 100 } }, { workflowId: 'bounded' });
	}
	expect(processedData.hashes('bounded', 'node-1').length).toBeLessThanOrEqual(200);
	const { results } = await world.forward(
		conversionItems(50, (each) => conversionItem(550 + each)),
		{ options: { remembered: 100 } },
		{ workflowId: 'bounded' },
	);
	expect(results.every(({ code }) => code === 'already_accepted')).toBe(true);
});
