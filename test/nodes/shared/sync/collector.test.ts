import type { Conversion } from '../../../../nodes/shared/conversion/conversion';
import { Collector } from '../../../../nodes/shared/sync/collector';
import { conversionFeed } from '../../../../nodes/shared/sync/feed';
import { Known } from '../../../../nodes/shared/sync/known';
import { LIMITS, sale } from './states';

const { mark } = conversionFeed({ limits: LIMITS, memory: {}, async *conversions() {} });

/** A sale as the engine offers it, under a short name. */
const offered = (id: string, revenue: number) => {
	const row = sale(id, revenue);
	return [row, { id, at: row.updatedAt ?? '', version: row.version }] as const;
};

const collector = (room = 10, known = new Known(), lost = new Set<string>()) => ({
	known,
	lost,
	collector: new Collector<Conversion>(mark, known, lost, room),
});

describe('what one poll hands out', () => {
	it('a conversion never seen is new, with no changed fields', () => {
		const { collector: one } = collector();
		expect(one.offer(...offered('a', 1), false)).toBe('taken');
		expect(one.taken[0]).toMatchObject({ change: 'new', changedFields: [] });
	});

	it('one that was emitted and did not change is passed over, even when there is no room', () => {
		const { known } = collector();
		known.add('a', sale('a', 1).version, '2026-11-20T11:30:00.000Z');
		expect(new Collector(mark, known, new Set(), 0).offer(...offered('a', 1), false)).toBe(
			'skipped',
		);
	});

	it('one that changed is updated and names what moved', () => {
		const { collector: one, known } = collector();
		known.add('a', sale('a', 1).version, '2026-11-20T11:30:00.000Z');
		expect(one.offer(...offered('a', 2), false)).toBe('taken');
		expect(one.taken[0]).toMatchObject({ change: 'updated', changedFields: ['revenue'] });
	});

	it('one that comes twice in a poll is handed out once', () => {
		const { collector: one } = collector();
		one.offer(...offered('a', 1), false);
		expect(one.offer(...offered('a', 2), true)).toBe('skipped');
		expect(one.taken).toHaveLength(1);
	});

	it('a re-sync brings what is known too', () => {
		const { collector: one, known } = collector();
		known.add('a', sale('a', 1).version, '2026-11-20T11:30:00.000Z');
		one.offer(...offered('a', 1), true);
		expect(one.taken[0]).toMatchObject({ change: 'resync', changedFields: [] });
	});

	it('one whose delivery was lost comes again, and is lost no more', () => {
		const { collector: one, known, lost } = collector(10, new Known(), new Set(['a', 'b']));
		known.add('a', sale('a', 1).version, '2026-11-20T11:30:00.000Z');
		expect(one.offer(...offered('a', 1), false)).toBe('taken');
		expect(one.taken[0]?.change).toBe('resync');
		expect([...lost]).toEqual(['b']);
	});

	it('one in doubt comes again without claiming that it changed', () => {
		const { collector: one, known } = collector();
		known.add('a', sale('a', 1).version, '2026-11-20T11:30:00.000Z');
		known.doubt('a');
		one.offer(...offered('a', 1), false);
		expect(one.taken[0]).toMatchObject({ change: 'resync', changedFields: [] });
	});

	it('Max Items is kept, and what found no room stays lost and unknown', () => {
		const { collector: one, known, lost } = collector(1, new Known(), new Set(['b']));
		one.offer(...offered('a', 1), false);
		expect(one.isFull).toBe(true);
		expect(one.offer(...offered('b', 1), false)).toBe('full');
		expect([one.taken.length, known.versionOf('b'), [...lost]]).toEqual([1, undefined, ['b']]);
	});
});
