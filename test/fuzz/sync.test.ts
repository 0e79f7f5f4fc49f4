import { deepEqual, equal, notEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Conversion } from '../../nodes/shared/conversion/conversion';
import { conversionFeed } from '../../nodes/shared/sync/feed';
import { Known, packIds, unpackIds } from '../../nodes/shared/sync/known';
import { savedLog } from '../../nodes/shared/sync/readState';
import type { SyncState } from '../../nodes/shared/sync/state';
import { sync } from '../../nodes/shared/sync/sync';
import { KINDS } from '../nodes/shared/sync/model/kinds';
import { Story } from '../nodes/shared/sync/model/story';
import { backfill, LIMITS, sale, settings, state } from '../nodes/shared/sync/states';
import { fuzz } from './cases';
import { spoilt } from './spoilt';

const NOW = Date.UTC(2026, 10, 20, 12, 30);

/** Long enough for late, moved and changed conversions, kills and failed pages; `Story` says which. */
const STEPS = 8;

for (const [kind, rounding] of Object.entries(KINDS)) {
	const seeds = fc.integer({ min: 1, max: 2 ** 30 });
	fuzz(
		`Sync with a tracker ${kind}`,
		seeds,
		async (seed) => await new Story(seed, rounding, STEPS).play(),
		{ most: 40 },
	);
}

const LOG_STATE: SyncState = state({
	cursor: { live: '2026-11-20T12:00:00.000Z', backfill: backfill(), lookBack: backfill() },
	behind: true,
	lookedBackAt: '2026-11-20T12:00:00.000Z',
	known: { nl2vk: 'abcdefgh123456789' },
	deliveries: [
		{
			key: 'k',
			at: '2026-11-20T12:00:00.000Z',
			ids: 'abcdefgh',
			before: { live: '2026-11-20T11:00:00.000Z', backfill: backfill() },
			was: 'abcdefgh123456789',
		},
	],
	lost: 'abcdefgh',
});

const ROWS = ['a', 'b', 'c', 'd'].map((id, at) => sale(id, at + 1, `2026-11-${10 + at} 11:30:00`));

async function reads(saved: unknown) {
	const memory = {};
	const feed = conversionFeed({
		...{ limits: { ...LIMITS, sliceMs: 30 * 86_400_000 }, memory },
		async *conversions({ from, to = DateTime.fromMillis(NOW) }) {
			const rows = ROWS.filter(({ updatedAt }) => {
				const at = Date.parse(updatedAt ?? '');
				return at >= from.toMillis() && at < to.toMillis();
			});
			yield await Promise.resolve(structuredClone(rows));
		},
	});
	return await sync<Conversion>({
		...{ feed, saved: saved as SyncState | undefined, settings: settings(), clock: () => NOW },
		...{ deadline: NOW + 60_000, statusOf: () => 'done', deliveryKey: 'next' },
	});
}

fuzz('Sync: any saved state', spoilt(LOG_STATE), async (saved) => {
	equal(savedLog(LOG_STATE, 'source'), LOG_STATE);
	const result = await reads(saved);
	if (savedLog(saved, 'source') !== undefined) return;
	// As good as none: everything that the first sync covers comes, and the state is whole again.
	deepEqual(result?.rows.map(({ id }) => id).sort(), ['a', 'b', 'c', 'd']);
	notEqual(savedLog(JSON.parse(JSON.stringify(result?.state)), 'source'), undefined);
});

const shortIds = fc.string({ unit: fc.constantFrom(...'abcAB-_09'), minLength: 8, maxLength: 8 });
const versions = fc.string({ unit: fc.constantFrom(...'abcAB-_09'), minLength: 9, maxLength: 9 });
const entries = fc.array(
	fc.record({ id: shortIds, version: versions, hour: fc.integer({ min: 0, max: 30 }) }),
	{ maxLength: 12 },
);
const HOUR_MS = 3_600_000;

fuzz(
	'Sync: what is remembered of conversions',
	fc.record({ entries, limit: fc.nat(12), keepFrom: fc.integer({ min: 0, max: 31 }) }),
	({ entries: added, limit, keepFrom }) => {
		const known = new Known();
		const last = new Map<string, { version: string; hour: number }>();
		for (const { id, version, hour } of added) {
			known.add(id, version, new Date(hour * HOUR_MS).toISOString());
			last.set(id, { version, hour });
		}
		const again = new Known(
			JSON.parse(JSON.stringify(known.pack(limit, keepFrom * HOUR_MS))) as never,
		);
		let dropped = 0;
		for (const [id, { version, hour }] of last) {
			const found = again.versionOf(id);
			if (found === undefined) dropped += 1;
			else equal(found, version);
			// What will be read again must not pass for new.
			if (hour >= keepFrom) equal(found, version);
		}
		equal(again.size, last.size - dropped);
		if (last.size <= limit) equal(dropped, 0);
		const ids = [...last.keys()];
		deepEqual(unpackIds(packIds(ids)), ids);
	},
);
