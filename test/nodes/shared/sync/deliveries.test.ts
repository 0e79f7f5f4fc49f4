import {
	LONGEST_TRAIL,
	roomBeside,
	settle,
	withDelivery,
	type DeliveryStatus,
} from '../../../../nodes/shared/sync/deliveries';
import type { Backfill, Delivery } from '../../../../nodes/shared/sync/state';
import { backfill, state } from './states';

const ids = (...names: string[]) => names.map((name) => name.padEnd(8, '-')).join('');
const delivery = (key: string, before: Backfill | undefined, live = '10:00'): Delivery => ({
	key,
	at: '2026-11-20T12:00:00.000Z',
	ids: ids(key),
	before: { live: `2026-11-20T${live}:00.000Z`, backfill: before },
});
/** Ten minutes after the deliveries above were made. */
const NOW = Date.parse('2026-11-20T12:10:00.000Z');
const statuses = (of: Record<string, DeliveryStatus>) => (key: string) => of[key] ?? 'lost';

describe('deliveries of the last sync', () => {
	it('those that ended are forgotten, those under way stay', () => {
		const deliveries = [delivery('a', undefined), delivery('b', undefined)];
		const settled = settle(state({ deliveries }), statuses({ a: 'done', b: 'running' }));
		expect(settled).toEqual(state({ deliveries: deliveries.slice(1) }));
	});

	it('those nobody knows of send reading back to where it stood before them', () => {
		const before = backfill({ to: '2026-11-15T12:00:00.000Z' });
		const deliveries = [delivery('a', before, '09:00'), delivery('b', backfill(), '10:00')];
		const settled = settle(state({ deliveries }), () => 'lost');
		expect(settled).toEqual(
			state({
				cursor: { live: '2026-11-20T09:00:00.000Z', backfill: before },
				lost: ids('a', 'b'),
			}),
		);
	});

	it('what was lost before is not forgotten over it', () => {
		const settled = settle(
			state({ lost: ids('x'), deliveries: [delivery('a', undefined)] }),
			() => 'lost',
		);
		expect(settled.lost).toBe(ids('x', 'a'));
	});

	it('a look-back that has ended since goes on where it stood', () => {
		const lost: Delivery = {
			...delivery('a', undefined),
			before: { live: state().cursor.live, lookBack: backfill() },
		};
		expect(settle(state({ deliveries: [lost] }), () => 'lost').cursor.lookBack).toEqual(backfill());
	});

	it('the cursor never moves forward by it', () => {
		const deliveries = [delivery('a', undefined, '13:00')];
		const settled = settle(state({ deliveries }), () => 'lost');
		expect(settled.cursor.live).toBe('2026-11-20T12:00:00.000Z');
	});
});

/** Where a backfill goes on when a delivery is lost; an older loss may have sent it back further. */
describe.each<[string, Backfill | undefined, Backfill | undefined, Backfill | undefined]>([
	['none then, none now', undefined, undefined, undefined],
	['it was through since', undefined, backfill(), backfill()],
	['it has begun since', backfill(), undefined, backfill()],
	['a slice further since', backfill({ to: '2026-11-09T12:00:00.000Z' }), backfill(), backfill()],
	['sent back further since', backfill(), backfill({ to: '2026-11-09T12:00:00.000Z' }), backfill()],
	[
		'further inside the slice since',
		backfill({ at: '2026-11-10T01:00:00.000Z' }),
		backfill(),
		backfill(),
	],
	[
		'sent back inside the slice since',
		backfill({ at: '2026-11-10T01:00:00.000Z' }),
		backfill({ at: '2026-11-10T02:00:00.000Z' }),
		backfill({ at: '2026-11-10T01:00:00.000Z' }),
	],
	[
		'further inside the same second',
		backfill({ at: '2026-11-10T01:00:00.000Z', atIds: ids('a', 'b') }),
		backfill({ at: '2026-11-10T01:00:00.000Z', atIds: ids('a') }),
		backfill({ at: '2026-11-10T01:00:00.000Z', atIds: ids('a') }),
	],
	[
		'a re-sync has begun since: one stretch that covers both',
		backfill({
			from: '2026-11-01T00:00:00.000Z',
			to: '2026-11-05T00:00:00.000Z',
			until: '2026-11-19T00:00:00.000Z',
			change: 'resync',
		}),
		backfill({ at: '2026-11-10T01:00:00.000Z' }),
		backfill({ until: '2026-11-19T00:00:00.000Z', change: 'resync' }),
	],
])('a backfill after a lost delivery: %s', (_, now, before, expected) => {
	it('passes over nothing', () => {
		const lost = state({
			cursor: { live: state().cursor.live, backfill: now },
			deliveries: [delivery('a', before)],
		});
		expect(settle(lost, () => 'lost').cursor.backfill).toEqual(expected);
	});
});

describe('the trail of deliveries', () => {
	const big = (key: string, count: number): Delivery => ({
		...delivery(key, undefined),
		ids: ids(...Array.from({ length: count }, (_, i) => `${key}${i}`)),
	});

	it('leaves less room the more conversions are on their way', () => {
		expect(roomBeside([], NOW)).toBe(LONGEST_TRAIL);
		expect(roomBeside([big('a', 5_000), big('b', 5_000)], NOW)).toBe(LONGEST_TRAIL - 10_000);
		expect(roomBeside([big('a', 20_000)], NOW)).toBe(0);
	});

	it('an execution that takes longer than an hour holds up nothing', () => {
		expect(roomBeside([big('a', 20_000)], NOW + 51 * 60_000)).toBe(LONGEST_TRAIL);
	});

	it('forgets none that is waited for, and of the others only what is too much', () => {
		const old = [big('a', 5_000), big('b', 5_000)];
		const add = (count: number, minutes: number) => {
			const at = new Date(NOW + minutes * 60_000).toISOString();
			return withDelivery(old, { ...big('c', count), at }).map(({ key }) => key);
		};
		expect(add(5_000, 0)).toEqual(['a', 'b', 'c']);
		expect(add(5_000, 60)).toEqual(['b', 'c']);
		expect(add(2_000, 60)).toEqual(['a', 'b', 'c']);
	});
});
