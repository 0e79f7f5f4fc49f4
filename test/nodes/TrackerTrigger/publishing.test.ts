import { idsOf, Publication, truthIds, unannounced } from './publication';

afterAll(async () => await Publication.stopAll());

const MINUTE_MS = 60_000;

/** The same workflow, saved and published anew while n8n runs. */
const publishedAnew = async (older: Publication) =>
	await Publication.start({
		now: older.now,
		credential: { url: older.simulator.url },
		poller: { staticData: older.poller.savedStaticData },
	});

/** Publishing has no lease to keep within, durable cursors or not. */
const activating = { getPollBudgetMs: () => 300_000 };

/** Waits until the tracker has been asked `count` times. */
async function asked({ simulator }: Publication, count: number): Promise<void> {
	while (simulator.requestCount < count) await new Promise((resolve) => setImmediate(resolve));
}

describe('a workflow published anew while it is polled', () => {
	it('hands out nothing of the older poll, as n8n would, and all of it by the newer', async () => {
		const older = await Publication.start();
		older.simulator.misbehave({ kind: 'slow', times: 1, delayMs: 100 });
		const polling = older.poller.poll({ now: older.now });
		await asked(older, 1);
		const newer = await publishedAnew(older);
		const first = (await newer.poller.activate({ now: newer.now })) ?? [];
		expect(await polling).toBeNull();
		expect(older.poller.emissions).toEqual([]);
		expect(older.state).toBeUndefined();
		expect(first.map(({ json }) => String(json.id)).sort()).toEqual(truthIds(newer.owed()));
		expect(await newer.tick()).toEqual([]);
	});

	it('goes on where it stood when no poll was under way', async () => {
		const older = await Publication.start();
		await older.catchUp();
		const newer = await publishedAnew(older);
		expect(await newer.poller.activate({ now: newer.now + MINUTE_MS })).toBeNull();
		expect(await newer.tick()).toEqual([]);
	});

	it('an older poll that fails after that blocks nobody', async () => {
		const older = await Publication.start();
		older.simulator.misbehave({ kind: 'slow', times: 1, delayMs: 100 });
		older.simulator.misbehave({ kind: 'paymentRequired', times: 1, skip: 2 });
		const polling = older.poller.poll({ now: older.now }).catch(() => null);
		await asked(older, 1);
		const newer = await publishedAnew(older);
		await newer.poller.activate({ now: newer.now }).catch(() => null);
		await polling;
		await newer.catchUp();
		expect(idsOf(newer.emitted)).toEqual(truthIds(newer.owed()));
		expect(unannounced(newer.emitted)).toEqual([]);
	});
});

/** n8n hands every poll a copy of the state of its own then, and throws none away. */
describe('a poll that lasts longer than a minute, with durable cursors', () => {
	it('goes on to its end, and the next tick leaves it alone', async () => {
		const publication = await Publication.start({ poller: { durableCursors: true } });
		publication.simulator.misbehave({ kind: 'slow', times: 1, delayMs: 100 });
		const polling = publication.poller.poll({ now: publication.now });
		await asked(publication, 1);
		expect(await publication.tick(1)).toEqual([]);
		const first = (await polling) ?? [];
		expect(first.map(({ json }) => String(json.id)).sort()).toEqual(truthIds(publication.owed()));
		expect(await publication.tick()).toEqual([]);
	});

	it('gives way to the first poll of a workflow that is published anew', async () => {
		const older = await Publication.start({ poller: { durableCursors: true } });
		older.simulator.misbehave({ kind: 'slow', times: 1, delayMs: 100 });
		const polling = older.poller.poll({ now: older.now });
		await asked(older, 1);
		const first = (await older.poller.activate({ now: older.now, ...activating })) ?? [];
		expect(await polling).toBeNull();
		expect(first.map(({ json }) => String(json.id)).sort()).toEqual(truthIds(older.owed()));
		expect(await older.tick()).toEqual([]);
	});
});

/**
 * n8n gives up publishing after 84 s, and every trigger of the workflow is polled meanwhile. Each
 * request of this tracker takes three seconds.
 */
describe('publishing a workflow on a slow tracker', () => {
	const start = async () => {
		const publication = await Publication.start({ tracker: { conversions: 3_000, days: 30 } });
		const begun = publication.now;
		let last = 0;
		const clock = () => {
			const passed = (publication.simulator.requestCount - last) * 3_000;
			last = publication.simulator.requestCount;
			return (publication.now += passed);
		};
		return { publication, clock, elapsed: () => publication.now - begun };
	};

	it('takes half of that at most, and leaves the rest of the past to the polls after', async () => {
		const { publication, clock, elapsed } = await start();
		const first = (await publication.poller.activate({ now: clock })) ?? [];
		expect(first.length).toBeGreaterThan(50);
		expect(elapsed()).toBeLessThan(42_000);
		expect(publication.isBehind).toBe(true);
		await publication.catchUp();
		expect(idsOf(publication.emitted)).toEqual(truthIds(publication.owed()));
	});

	it('a budget that n8n makes smaller still is kept', async () => {
		const { publication, clock, elapsed } = await start();
		await publication.poller.activate({ now: clock, getPollBudgetMs: () => 15_000 });
		expect(elapsed()).toBeLessThanOrEqual(15_000);
	});
});
