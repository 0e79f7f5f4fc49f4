import { DateTime } from 'luxon';
import type { TruthRow } from '../../simulators/keitaro';
import {
	DAY_MS,
	differences,
	factsOf,
	idsOf,
	Publication,
	truthFacts,
	truthIds,
	unannounced,
	withoutTimes,
	type PublicationOptions,
} from './publication';

afterAll(async () => await Publication.stopAll());

/** A workflow whose first sync is behind it. */
async function caughtUp(options: PublicationOptions = {}): Promise<Publication> {
	const publication = await Publication.start(options);
	await publication.catchUp();
	return publication;
}

describe('the syncs after the first', () => {
	it('bring what happens over two weeks, changes included, and nothing twice', async () => {
		const publication = await caughtUp({ tracker: { conversions: 600 } });
		const firstSyncFrom = new Date(publication.now - 30 * DAY_MS).toISOString();
		for (let tick = 0; tick < 14 * 24; tick++) {
			if (tick % 5 === 0) publication.order('create', { count: 2 });
			await publication.tick(60);
		}
		const expected = publication.truth().filter(({ datetime }) => datetime >= firstSyncFrom);
		const emitted = publication.emitted;
		const facts = [factsOf(emitted), truthFacts(expected)].map(withoutTimes) as [
			string[],
			string[],
		];
		expect(differences(...facts)).toEqual([]);
		expect(emitted.some(({ change }) => change === 'updated')).toBe(true);
		expect(emitted.some(({ change }) => change === 'resync')).toBe(false);
		expect(unannounced(emitted)).toEqual([]);
	}, 120_000);

	it('bring all that happened while n8n was off for ten days', async () => {
		const publication = await caughtUp({ tracker: { conversions: 1_500 } });
		for (let day = 0; day < 10; day++) {
			publication.now += DAY_MS;
			publication.order('create', { count: 5 });
		}
		publication.kill();
		const emitted = await publication.tick();
		const from = new Date(publication.now - 10.1 * DAY_MS).toISOString();
		const expected = publication.truth().filter(({ datetime }) => datetime >= from);
		const got = new Set(idsOf(emitted));
		expect(truthIds(expected).filter((id) => !got.has(id))).toEqual([]);
	});

	it.each([
		['status', { status: 'rejected' }, ['status'], 'rejected'],
		['revenue', { status: 'sale', revenue: 123.45 }, ['revenue'], 'confirmed'],
		['status and revenue', { status: 'rejected', revenue: 0 }, ['status', 'revenue'], 'rejected'],
	])('a changed %s comes as updated and says so', async (_, postback, changedFields, status) => {
		const publication = await caughtUp({ tracker: { conversions: 0 } });
		const [row] = publication.order<TruthRow[]>('create', { count: 1 });
		publication.order('postback', { index: row?.index, status: 'sale', revenue: 10 });
		await publication.tick();
		publication.now += 5 * DAY_MS;
		publication.order('postback', { index: row?.index, ...postback });
		const emitted = await publication.tick();
		expect(emitted).toMatchObject([
			{ id: row?.event_id, change: 'updated', changedFields, status, event: 'Purchase' },
		]);
	});

	it('a postback that repeats what was known brings nothing', async () => {
		const publication = await caughtUp({ tracker: { conversions: 0 } });
		const [row] = publication.order<TruthRow[]>('create', { count: 1 });
		await publication.tick();
		publication.order('postback', { index: row?.index, status: row?.original_status });
		expect(await publication.tick()).toEqual([]);
		expect(publication.poller.emissions).toHaveLength(1);
	});
});

describe('the load on the tracker', () => {
	it('a tick that is not due costs no request', async () => {
		const publication = await caughtUp();
		publication.simulator.forgetTraffic();
		for (let minute = 1; minute < 15; minute++) expect(await publication.tick(1)).toEqual([]);
		expect(publication.simulator.requestCount).toBe(0);
		await publication.tick(1);
		expect(publication.simulator.requestCount).toBeGreaterThan(0);
	});

	it.each([1, 60])(
		'with Sync Every %i a day costs no more syncs than it has such spans',
		async (every) => {
			const publication = await caughtUp({
				tracker: { conversions: 0 },
				parameters: { syncEvery: every },
			});
			publication.simulator.forgetTraffic();
			for (let minute = 0; minute < 240; minute++) await publication.tick(1);
			expect(publication.simulator.requestCount).toBe(240 / every);
		},
	);

	it('a sync without news asks for one page, and once for campaigns when there are rows to look up', async () => {
		const publication = await caughtUp();
		publication.now += DAY_MS;
		await publication.tick();
		publication.simulator.forgetTraffic();
		await publication.tick();
		const paths = publication.simulator.received().map(({ path }) => path.slice(13));
		expect(paths).toEqual(['/conversions/log', '/campaigns']);
	});
});

describe('Re-Sync From', () => {
	const withResync = async (days: number, parameters = {}) => {
		const publication = await Publication.start({
			parameters: { firstSyncDays: 0, ...parameters },
		});
		await publication.catchUp();
		await publication.tick();
		const resyncFrom = new Date(publication.now - days * DAY_MS).toISOString();
		const again = await Publication.start({
			now: publication.now,
			parameters: { firstSyncDays: 0, ...parameters, options: { resyncFrom } },
		});
		return again;
	};

	it('brings everything from that moment on once, marked as resync', async () => {
		const publication = await withResync(10);
		const emitted = await publication.catchUp();
		const expected = truthIds(publication.truth(10));
		expect(idsOf(emitted)).toEqual(expected);
		expect(emitted.filter(({ change }) => change === 'resync').length).toBeGreaterThan(
			expected.length - 5,
		);
		for (let ticks = 3; ticks > 0; ticks--) expect(await publication.tick()).toEqual([]);
	});

	it('is read in the time zone of the workflow when it names none', async () => {
		const now = Date.UTC(2026, 10, 20, 12);
		const resyncFrom = '2026-11-18T00:00:00';
		const publication = await Publication.start({
			now,
			parameters: { firstSyncDays: 0, options: { resyncFrom } },
			poller: { timezone: 'Asia/Tokyo' },
		});
		const emitted = await publication.catchUp();
		const from = DateTime.fromISO(resyncFrom, { zone: 'Asia/Tokyo' }).toUTC().toISO() ?? '';
		const expected = publication.truth().filter(({ datetime }) => datetime >= from);
		expect(idsOf(emitted)).toEqual(truthIds(expected));
	});
});

describe('polls that overlap', () => {
	it('the second one waits for nothing and brings nothing', async () => {
		const publication = await Publication.start();
		publication.simulator.misbehave({ kind: 'slow', times: 1, delayMs: 100 });
		publication.now += 60_000;
		const slow = publication.poller.poll({ now: publication.now });
		expect(await publication.poller.poll({ now: publication.now })).toBeNull();
		expect((await slow)?.length).toBe(publication.owed().length);
		expect(unannounced(publication.emitted)).toEqual([]);
	});

	it('a failed poll does not block the next', async () => {
		const publication = await Publication.start();
		publication.order('setEdition', { status: 402 });
		await expect(publication.tick()).rejects.toThrow();
		publication.order('setEdition', { status: 200 });
		expect((await publication.tick()).length).toBeGreaterThan(0);
	});
});
