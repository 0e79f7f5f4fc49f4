import { isDue, liveFrom, prepare, progressOf } from '../../../../nodes/shared/sync/plan';
import { backfill, LIMITS, settings, state, time } from './states';

const NOW = time('2026-11-20T12:00:00.400Z');
const plan = (saved = state(), chosen = {}) => prepare(saved, settings(chosen), LIMITS, NOW);

describe('the first sync', () => {
	const first = (firstSyncDays: number) =>
		prepare(undefined, settings({ firstSyncDays }), LIMITS, NOW);

	it('reads the last hour live and the days before as a backfill, newest first', () => {
		expect(first(30).cursor).toEqual({
			live: '2026-11-20T12:00:00.400Z',
			backfill: {
				from: '2026-10-21T12:00:00.400Z',
				to: '2026-11-20T11:00:00.400Z',
				until: '2026-11-20T11:00:00.400Z',
				change: 'new',
			},
		});
	});

	it.each([
		[0, '2026-11-20T12:00:00.000Z', undefined],
		[1, '2026-11-19T12:00:00.000Z', '2026-11-19T12:00:00.400Z'],
		[90, '2026-08-22T12:00:00.000Z', '2026-08-22T12:00:00.400Z'],
		[400, '2026-08-22T12:00:00.000Z', '2026-08-22T12:00:00.400Z'],
	])('with %i days reaches back to %s and no further', (days, since, from) => {
		const { cursor, since: actual } = first(days);
		expect([actual, cursor.backfill?.from]).toEqual([since, from]);
	});

	it('is due at once', () => {
		expect(isDue(first(0), settings(), NOW)).toBe(true);
	});
});

describe('a saved state', () => {
	it('is gone on with when nothing was changed', () => {
		expect(plan()).toEqual(state());
		expect(plan(state({ cursor: { live: 'x', backfill: backfill() } })).cursor.backfill).toEqual(
			backfill(),
		);
	});

	it('of another tracker, account or time zone starts from nothing', () => {
		const planned = plan(
			state({ source: 'other', known: { a: 'b' }, lost: 'c', resyncedFrom: 'd' }),
		);
		expect(planned).toEqual(prepare(undefined, settings(), LIMITS, NOW));
	});

	it('with other filters reads the first-sync window again and keeps what was emitted', () => {
		const planned = plan(state({ known: { a: 'b' } }), { selection: 'other' });
		expect(planned).toMatchObject({ selection: 'other', known: { a: 'b' } });
		expect(planned.cursor).toEqual({
			live: '2026-11-20T12:00:00.000Z',
			backfill: backfill({ from: '2026-10-21T12:00:00.400Z', to: '2026-11-20T11:00:00.000Z' }),
		});
	});

	it('with other filters reads a live window anew that earlier polls have begun', () => {
		const live = '2026-11-20T11:55:00.000Z';
		const begun = { resume: '2026-11-20T11:30:00.000Z', resumedFrom: '2026-11-20T11:58:00.000Z' };
		const planned = plan(state({ cursor: { live, ...begun } }), { selection: 'other' });
		expect(planned.cursor).toEqual({
			live,
			backfill: backfill({
				from: '2026-10-21T12:00:00.400Z',
				to: '2026-11-20T10:55:00.000Z',
				until: '2026-11-20T10:55:00.000Z',
			}),
		});
		expect(plan(state({ cursor: { live, ...begun } })).cursor).toEqual({ live, ...begun });
	});

	it('is not changed by planning', () => {
		const saved = state({ cursor: { live: '2026-11-20T12:00:00.000Z', backfill: backfill() } });
		const before = JSON.stringify(saved);
		plan(saved, { selection: 'other', resyncFrom: NOW.minus({ days: 3 }) });
		expect(JSON.stringify(saved)).toBe(before);
	});
});

describe('a re-sync', () => {
	const resyncFrom = time('2026-11-18T00:00:00Z');

	it('reads from the date until now, marked as such, once', () => {
		const planned = plan(state(), { resyncFrom });
		expect(planned.cursor.backfill).toEqual({
			from: '2026-11-18T00:00:00.000Z',
			to: '2026-11-20T12:00:00.400Z',
			until: '2026-11-20T12:00:00.400Z',
			change: 'resync',
		});
		const through = { ...planned, cursor: { live: planned.cursor.live } };
		expect(plan(through, { resyncFrom }).cursor.backfill).toBeUndefined();
	});

	it('happens again with another date, and not when the date is taken out', () => {
		const done = state({ resyncedFrom: '2026-11-18T00:00:00.000Z' });
		expect(plan(done).cursor.backfill).toBeUndefined();
		const other = plan(done, { resyncFrom: time('2026-11-17T00:00:00Z') });
		expect(other.cursor.backfill?.from).toBe('2026-11-17T00:00:00.000Z');
	});

	it('reaches back 90 days at most', () => {
		const planned = plan(state(), { resyncFrom: time('2020-01-01T00:00:00Z') });
		expect(planned.cursor.backfill?.from).toBe('2026-08-22T12:00:00.400Z');
	});

	it('of the future brings nothing and breaks nothing', () => {
		const planned = plan(state(), { resyncFrom: time('2027-01-01T00:00:00Z') });
		expect(planned.cursor).toEqual(state().cursor);
	});

	it('takes over what an unfinished first sync still owes', () => {
		const unfinished = state({
			cursor: { live: '2026-11-20T12:00:00.000Z', backfill: backfill() },
		});
		const planned = plan(unfinished, { resyncFrom });
		expect(planned.cursor.backfill).toMatchObject({
			from: '2026-10-21T12:00:00.000Z',
			to: '2026-11-20T12:00:00.400Z',
		});
	});

	it('under way starts over when the filters change, rather than being dropped', () => {
		const under = plan(state(), { resyncFrom });
		const planned = plan(under, { resyncFrom, selection: 'other', firstSyncDays: 0 });
		expect(planned.cursor.backfill).toEqual(under.cursor.backfill);
		const taken = plan(under, { selection: 'other', firstSyncDays: 0 });
		expect(taken.cursor.backfill).toBeUndefined();
	});

	it('older than the first sync lets late rows of that time in', () => {
		expect(plan(state(), { resyncFrom: time('2026-09-01T00:00:00Z') }).since).toBe(
			'2026-09-01T00:00:00.000Z',
		);
		expect(plan(state(), { resyncFrom }).since).toBe(state().since);
	});
});

describe('Sync Every (Minutes)', () => {
	it.each([
		[15, '12:14:29', false],
		[15, '12:14:30', true],
		[15, '12:15:00', true],
		[1, '12:00:29', false],
		[1, '12:00:31', true],
		[60, '12:59:00', false],
		[60, '13:00:00', true],
	])('%i minutes, at %s: due %p', (everyMinutes, at, expected) => {
		const now = time(`2026-11-20T${at}Z`);
		expect(isDue(state(), settings({ everyMinutes }), now)).toBe(expected);
	});

	it.each([
		['there is more to read', { behind: true }],
		['a delivery was lost', { lost: 'abcdefgh' }],
	])('does not matter while %s', (_, more) => {
		expect(isDue(state(more), settings(), NOW)).toBe(true);
	});

	it('does not wait for the day to which a wrong clock pointed', () => {
		expect(isDue(state({ syncedAt: '2031-01-01T00:00:00.000Z' }), settings(), NOW)).toBe(true);
	});
});

describe('the live window', () => {
	it('overlaps the last one by what the tracker needs', () => {
		const from = liveFrom('2026-11-20T12:00:00.000Z', LIMITS);
		expect(from.toISO()).toBe('2026-11-20T11:00:00.000Z');
	});
});

describe('the progress of a backfill', () => {
	const ten = { from: '2026-11-01T00:00:00.000Z', until: '2026-11-11T00:00:00.000Z' };

	it.each([
		['nothing read', '2026-11-11', undefined, 0],
		['half of the first day', '2026-11-11', '2026-11-10T12:00:00.000Z', 0.05],
		['the first day', '2026-11-10', undefined, 0.1],
		['one and a quarter', '2026-11-10', '2026-11-09T06:00:00.000Z', 0.125],
		['nine and a half', '2026-11-02', '2026-11-01T12:00:00.000Z', 0.95],
		['all', '2026-11-01', undefined, 1],
	])('grows: %s', (_, to, at, expected) => {
		const progress = progressOf(backfill({ ...ten, to: `${to}T00:00:00.000Z`, at }));
		expect(progress).toBeCloseTo(expected, 6);
	});
});
