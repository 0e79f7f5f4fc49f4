import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { SyncProgress } from '../../../nodes/TrackerTrigger/progress';
import { conversionItem, World } from '../ForwardConversions/world';
import { idsOf, Publication, truthIds } from './publication';

afterAll(async () => await Publication.stopAll());

const TRACKER = { conversions: 2_000, days: 40 };
const MAX_ITEMS = 200;

const start = async (options: INodeParameters = {}, parameters: INodeParameters = {}) =>
	await Publication.start({
		tracker: TRACKER,
		parameters: { ...parameters, options: { maxItems: MAX_ITEMS, ...options } },
	});
const asked = { includeProgress: true };

/** What the items of each execution say of it. */
const told = ({ poller }: Publication): SyncProgress[][] =>
	poller.emissions.map(({ items }) => items.map(({ json }) => json.progress as SyncProgress));
const lastOf = (publication: Publication): SyncProgress | undefined =>
	told(publication).at(-1)?.at(-1);

describe('Include Progress', () => {
	it('is off unless asked for: items are conversions and nothing else', async () => {
		const publication = await start();
		await publication.catchUp();
		expect(publication.emitted.length).toBeGreaterThan(1_000);
		expect(publication.emitted.filter((item) => 'progress' in item)).toEqual([]);
	});

	it('adds the same to all items of an execution, and nothing else to any of them', async () => {
		const [plain, telling] = [await start(), await start(asked)];
		await plain.catchUp();
		await telling.catchUp();
		const withoutProgress = telling.emitted.map((item) => ({ ...item, progress: undefined }));
		// The two simulators differ by their address.
		const own = (items: object[], { simulator }: Publication) =>
			JSON.parse(JSON.stringify(items).replaceAll(new URL(simulator.url).host, 'host')) as object;
		expect(own(withoutProgress, telling)).toEqual(own(plain.emitted, plain));
		for (const ofOne of told(telling)) {
			expect(ofOne.filter((one) => JSON.stringify(one) !== JSON.stringify(ofOne[0]))).toEqual([]);
		}
	});

	it('tells how far the first sync is, and is true: what is said to be read is out', async () => {
		const publication = await start(asked);
		const seen: SyncProgress[] = [];
		while (publication.isBehind) {
			await publication.tick(1);
			const progress = lastOf(publication) as SyncProgress;
			seen.push(progress);
			expect(publication.state?.behind).toBe(false);
			const { since = '' } = publication.state ?? {};
			const read = publication
				.truth()
				.filter(({ datetime }) => datetime >= progress.readBackTo && datetime >= since);
			const out = new Set(idsOf(publication.emitted));
			expect(truthIds(read).filter((id) => !out.has(id))).toEqual([]);
		}
		const percents = seen.map(({ percent }) => percent);
		expect(new Set(percents).size).toBeGreaterThan(3);
		expect(percents).toEqual([...percents].sort((a, b) => a - b));
		expect(seen.map(({ phase, percent }) => phase === 'live' || percent < 100)).not.toContain(
			false,
		);
		expect(seen.at(-1)).toEqual({
			...{ phase: 'live', percent: 100 },
			readBackTo: publication.state?.since,
		});
	});

	it('tells how far a re-sync is', async () => {
		const publication = await start({ ...asked, resyncFrom: '2026-11-01' }, { firstSyncDays: 0 });
		await publication.tick(1);
		expect(lastOf(publication)).toMatchObject({ phase: 'backfill' });
		expect(lastOf(publication)?.percent).toBeLessThan(50);
		await publication.catchUp();
		expect(lastOf(publication)).toMatchObject({ phase: 'live', percent: 100 });
	});

	it('comes with simplified conversions and with clicks as well', async () => {
		const simple = await start({ ...asked, simplify: true });
		await simple.tick(1);
		expect(lastOf(simple)).toMatchObject({ phase: 'backfill' });
		const clicks = await start(asked, { triggerOn: 'clicks', firstSyncDays: 3 });
		await clicks.tick(1);
		expect(lastOf(clicks)).toMatchObject({
			phase: expect.any(String),
			percent: expect.any(Number),
		});
	});

	it('Fetch Test Event shows where the next sync begins', async () => {
		const publication = await start(asked);
		const shown = async () =>
			(await publication.poller.poll({ mode: 'manual', now: publication.now }))?.map(
				({ json }) => json.progress,
			);
		expect(await shown()).toEqual(
			Array.from({ length: 10 }, () => expect.objectContaining({ phase: 'backfill', percent: 0 })),
		);
		await publication.catchUp();
		expect((await shown())?.[0]).toMatchObject({ phase: 'live', percent: 100 });
	});
});

it('an item that tells of progress is the same conversion to an ad platform', async () => {
	const world = await World.start();
	const progress: IDataObject = { phase: 'backfill', percent: 42, readBackTo: '2026-11-01' };
	const { results: plain } = await world.forward([conversionItem(0)]);
	const { results: telling } = await world.forward([conversionItem(0, { progress })]);
	expect(plain[0]).toMatchObject({ outcome: 'accepted' });
	expect(telling[0]).toMatchObject({ code: 'already_accepted', eventId: plain[0]?.eventId });
});
