import { rereadFromMs, sliceFrom, withLookBack } from '../../../../nodes/shared/sync/plan';
import { backfill, LIMITS, state, time } from './states';

const NOW = time('2026-11-20T12:00:00.400Z');

describe('the daily look-back', () => {
	const STILL = { ...LIMITS, lookBackMs: 3 * 86_400_000 };
	const lookBackOf = (more = {}) => withLookBack(state(more), STILL, NOW).cursor.lookBack;
	const due = { lookedBackAt: '2026-11-19T12:00:00.400Z' };

	it('is no business of a tracker whose changes move the row', () => {
		expect(withLookBack(state(due), LIMITS, NOW)).toEqual(state(due));
	});

	it('covers the days in which rows can have changed unnoticed, up to the live window', () => {
		expect(lookBackOf(due)).toEqual({
			from: '2026-11-17T12:00:00.400Z',
			to: '2026-11-20T11:00:00.000Z',
			until: '2026-11-20T11:00:00.000Z',
			change: 'new',
		});
		expect(withLookBack(state(due), STILL, NOW).lookedBackAt).toBe('2026-11-20T12:00:00.400Z');
	});

	it.each([
		['a day has passed', '2026-11-19T12:00:00.400Z', true],
		['less than a day has passed', '2026-11-19T12:00:01.000Z', false],
		['a wrong clock pointed to another year', '2031-01-01T00:00:00.000Z', true],
		['the first sync has only just read', undefined, false],
	])('is due when %s: at %s %p', (_, lookedBackAt, expected) => {
		expect(lookBackOf({ lookedBackAt }) !== undefined).toBe(expected);
	});

	it('is first due a day after the first sync', () => {
		const first = withLookBack(state(), STILL, NOW);
		expect(first).toEqual(state({ lookedBackAt: '2026-11-20T12:00:00.400Z' }));
		const next = withLookBack(first, STILL, NOW.plus({ days: 1 }));
		expect(next.cursor.lookBack).toBeDefined();
	});

	it('under way is gone on with, not begun anew', () => {
		const cursor = { live: '2026-11-20T12:00:00.000Z', lookBack: backfill() };
		expect(lookBackOf({ ...due, cursor })).toEqual(backfill());
	});

	it('leaves alone what the first sync left alone', () => {
		expect(lookBackOf({ ...due, since: '2026-11-19T00:00:00.000Z' })?.from).toBe(
			'2026-11-19T00:00:00.000Z',
		);
		expect(lookBackOf({ ...due, since: '2026-11-20T11:30:00.000Z' })).toBeUndefined();
	});

	it('is not needed for days that the live window still has to read', () => {
		const cursor = { live: '2026-11-10T12:00:00.000Z' };
		const late = withLookBack(state({ ...due, cursor }), STILL, NOW);
		expect(late.cursor.lookBack).toBeUndefined();
		expect(late.lookedBackAt).toBe('2026-11-20T12:00:00.400Z');
	});

	it('keeps what it will read again from being forgotten', () => {
		const live = '2026-11-20T12:00:00.000Z';
		expect(rereadFromMs(live, LIMITS, NOW)).toBe(Date.parse('2026-11-20T11:00:00.000Z'));
		expect(rereadFromMs(live, STILL, NOW)).toBe(Date.parse('2026-11-17T12:00:00.400Z'));
		const old = '2026-11-01T12:00:00.000Z';
		expect(rereadFromMs(old, STILL, NOW)).toBe(Date.parse('2026-11-01T11:00:00.000Z'));
	});
});

describe('the slices of a stretch', () => {
	it.each([
		['a broken first day', '2026-11-10T12:00:00.000Z', '2026-11-10T00:00:00.000Z'],
		['whole days', '2026-11-10T00:00:00.000Z', '2026-11-09T00:00:00.000Z'],
		['a broken last day', '2026-10-22T00:00:00.000Z', '2026-10-21T12:00:00.000Z'],
	])('begin at midnight, so that no tracker reads a day twice: %s', (_, to, expected) => {
		expect(sliceFrom(backfill({ to }), LIMITS).toISO()).toBe(expected);
	});

	it('of an hour begin on the hour', () => {
		const slice = sliceFrom(backfill({ to: '2026-11-10T12:30:00.000Z' }), {
			...LIMITS,
			sliceMs: 3_600_000,
		});
		expect(slice.toISO()).toBe('2026-11-10T12:00:00.000Z');
	});
});
