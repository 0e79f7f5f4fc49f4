import { IN_DOUBT, Known, packIds, shortId, unpackIds } from '../../../../nodes/shared/sync/known';
import { versionOf } from '../../../../nodes/shared/conversion/version';

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const iso = (ms: number) => new Date(ms).toISOString();
const id = (number: number) => shortId('keitaro', 'tracker.example.com', `event-${number}`);

const version = (revenue: number) =>
	versionOf({
		status: 'confirmed',
		trackerStatus: 'sale',
		event: 'Purchase',
		trackerEvent: 'Sale',
		revenue,
		currency: 'USD',
	});

/** `count` conversions, number 0 the newest, evenly over the days before `NOW`. */
function filled(count: number, days: number): Known {
	const known = new Known();
	for (let i = 0; i < count; i++) {
		known.add(id(i), version(i % 500), iso(NOW - (i * days * 24 * HOUR_MS) / count));
	}
	return known;
}

describe('the conversions already emitted', () => {
	it('come back from the saved state as they were', () => {
		const known = filled(1_000, 30);
		const packed = JSON.parse(JSON.stringify(known.pack(1_000, NOW))) as Record<string, string>;
		const back = new Known(packed);
		expect(back.size).toBe(1_000);
		for (let i = 0; i < 1_000; i++) expect(back.versionOf(id(i))).toBe(version(i % 500));
		expect(back.pack(1_000, NOW)).toEqual(packed);
	});

	it('are as they were before what was emitted in vain', () => {
		const known = filled(3, 1);
		known.restore(id(1) + version(400) + id(7) + version(401));
		const found = [0, 1, 2, 7].map((number) => known.versionOf(id(number)));
		expect(found).toEqual([version(0), version(400), version(2), undefined]);
	});

	it('count once when emitted again, under the time of their last change', () => {
		const known = new Known();
		known.add(id(1), version(1), iso(NOW - 50 * HOUR_MS));
		known.add(id(1), version(2), iso(NOW));
		expect(known.size).toBe(1);
		expect(Object.values(known.pack(10, NOW))).toEqual([id(1) + version(2)]);
	});

	it('let the oldest go first when there are too many', () => {
		const back = new Known(filled(1_000, 30).pack(100, NOW));
		expect(back.size).toBe(100);
		for (let i = 0; i < 95; i++) expect(back.versionOf(id(i))).toBeDefined();
		expect(back.versionOf(id(999))).toBeUndefined();
	});

	it('keep what the next sync reads again, however many that are', () => {
		const keepFrom = NOW - 15 * 24 * HOUR_MS;
		const back = new Known(filled(1_000, 30).pack(10, keepFrom));
		for (let i = 0; i <= 500; i++) expect(back.versionOf(id(i))).toBeDefined();
		expect(back.size).toBeLessThan(510);
	});

	it('stay under a megabyte of state at 50,000, deliveries under way included', () => {
		const trail = packIds(Array.from({ length: 12_000 }, (_, i) => id(i)));
		const known = filled(60_000, 90).pack(50_000, NOW);
		expect(new Known(known).size).toBe(50_000);
		expect(JSON.stringify({ known, deliveries: [{ ids: trail }] }).length).toBeLessThan(1_000_000);
	});

	it('forget the version of one that may never have arrived', () => {
		const known = filled(2, 1);
		known.doubt(id(0));
		known.doubt(id(7));
		const back = new Known(known.pack(10, NOW));
		expect([0, 1, 7].map((i) => back.versionOf(id(i)))).toEqual([IN_DOUBT, version(1), undefined]);
	});

	it('a state damaged in the middle of an entry loses that entry only', () => {
		const hour = Math.floor(NOW / HOUR_MS).toString(36);
		const known = new Known({ [hour]: id(1) + version(1) + id(2).slice(0, 5) });
		expect(known.size).toBe(1);
	});
});

describe('short ids', () => {
	it('differ between accounts and trackers', () => {
		const ids = [
			shortId('keitaro', 'a.example.com', '1'),
			shortId('keitaro', 'b.example.com', '1'),
			shortId('voluum', 'a.example.com', '1'),
		];
		expect(new Set(ids).size).toBe(3);
	});

	it('do not collide among 200,000 conversions of one account', () => {
		expect(new Set(Array.from({ length: 200_000 }, (_, i) => id(i))).size).toBe(200_000);
	});

	it.each([0, 1, 3])('%i of them survive being packed', (count) => {
		const ids = Array.from({ length: count }, (_, i) => id(i));
		expect(unpackIds(packIds(ids))).toEqual(ids);
	});
});
