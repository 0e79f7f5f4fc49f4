import {
	differences,
	factsOf,
	idsOf,
	Publication,
	truthFacts,
	truthIds,
	unannounced,
	withoutTimes,
} from './publication';

afterAll(async () => await Publication.stopAll());

describe('the first sync', () => {
	it('brings the last 30 days whole, each conversion once, with what the tracker knows of it', async () => {
		const publication = await Publication.start({ tracker: { conversions: 3_000, days: 60 } });
		const emitted = await publication.catchUp();
		const expected = publication.owed();
		expect(expected.some(({ campaign_state }) => campaign_state === 'deleted')).toBe(true);
		expect(expected.length).toBeGreaterThan(1_000);
		expect(differences(factsOf(emitted), truthFacts(expected))).toEqual([]);
		expect(emitted).toHaveLength(expected.length);
		expect(new Set(emitted.map(({ change }) => change))).toEqual(new Set(['new']));
	});

	it('finds the ad click ids and the campaign states that the tracker has', async () => {
		const publication = await Publication.start({ tracker: { conversions: 800 } });
		const emitted = new Map((await publication.catchUp()).map((one) => [one.id, one]));
		for (const { event_id, ad_click_ids, campaign_state, click_datetime } of publication.truth(
			30,
		)) {
			const { adClickIds, campaign, clickedAt } = emitted.get(event_id) ?? {};
			expect([adClickIds, campaign?.state, clickedAt]).toEqual([
				ad_click_ids,
				campaign_state === 'deleted' ? null : campaign_state,
				click_datetime,
			]);
		}
	});

	it('serves the newest hour first, then the newest day, since ad platforms take only a few days', async () => {
		const publication = await Publication.start({
			tracker: { conversions: 2_000, days: 30 },
			parameters: { options: { maxItems: 20 } },
		});
		const first = await publication.tick(1);
		expect(first).toHaveLength(20);
		const limit = new Date(publication.now - 25 * 3_600_000).toISOString();
		expect(first.every(({ updatedAt }) => (updatedAt ?? '') >= limit)).toBe(true);
	});

	it.each([1, 7, 100, 10_000])('arrives whole with Max Items per Poll %i', async (maxItems) => {
		const publication = await Publication.start({
			tracker: { conversions: 60, days: 30 },
			parameters: { options: { maxItems } },
		});
		const emitted = await publication.catchUp();
		expect(idsOf(emitted)).toEqual(truthIds(publication.owed()));
		const sizes = publication.poller.emissions.map(({ items }) => items.length);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(maxItems);
		expect(sizes).not.toContain(0);
	});

	it('while it is unfinished every tick goes on with it, not only every fifteenth', async () => {
		const publication = await Publication.start({ parameters: { options: { maxItems: 50 } } });
		const counts = [
			await publication.tick(1),
			await publication.tick(1),
			await publication.tick(1),
		];
		expect(counts.map(({ length }) => length)).toEqual([50, 50, 50]);
	});

	it('of 0 days brings nothing of the past and everything from now on', async () => {
		const publication = await Publication.start({ parameters: { firstSyncDays: 0 } });
		expect(await publication.tick(0)).toEqual([]);
		publication.order('create', { count: 2 });
		publication.now += 60_000;
		publication.order('create', { count: 3 });
		const [old] = publication.truth();
		publication.order('postback', { index: old?.index, status: 'sale', revenue: 999 });
		const emitted = await publication.tick();
		expect(emitted.length).toBeGreaterThanOrEqual(6);
		expect(emitted).toContainEqual(expect.objectContaining({ id: old?.event_id, revenue: 999 }));
		const from = new Date(publication.now - 17 * 60_000).toISOString();
		const expected = publication.truth().filter(({ datetime }) => datetime >= from);
		expect(idsOf(emitted)).toEqual(truthIds(expected));
	});

	it('of an account without conversions is a quiet one', async () => {
		const publication = await Publication.start({ tracker: { conversions: 0 } });
		expect(await publication.poller.activate({ now: publication.now })).toBeNull();
		expect(publication.isBehind).toBe(false);
		publication.order('create', { count: 1 });
		expect(await publication.tick()).toHaveLength(publication.truth().length);
	});
});

describe('rows that move while the pages are read', () => {
	it.each([false, true])(
		'none is passed over; with changed revenue: %p',
		async (change) => {
			const publication = await Publication.start({
				tracker: { conversions: 8_000, days: 1 },
				parameters: { firstSyncDays: 2 },
			});
			publication.order('moveWhilePaging', { rows: 400, everyRequests: 1, change });
			for (let ticks = 6; ticks > 0; ticks--) await publication.tick(1);
			publication.order('moveWhilePaging', { rows: 0 });
			await publication.tick(16);
			expect(publication.order<{ moved: number }>('counts').moved).toBeGreaterThan(400);
			const emitted = withoutTimes(factsOf(publication.emitted));
			const expected = withoutTimes(truthFacts(publication.truth()));
			expect(differences(emitted, expected)).toEqual([]);
			expect(unannounced(publication.emitted)).toEqual([]);
		},
		60_000,
	);
});
