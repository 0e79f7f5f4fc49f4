import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Conversion } from '../../nodes/shared/conversion/conversion';
import { compare, type EntityItem, type Seen } from '../../nodes/shared/sync/entities/compare';
import { fitted, WATCHED, type Watched } from '../../nodes/shared/sync/entities/memory';
import { restored, shortened } from '../../nodes/shared/sync/entities/shortenedId';
import { syncEntities, type EntityState } from '../../nodes/shared/sync/entities/syncEntities';
import { conversionFeed } from '../../nodes/shared/sync/feed';
import { Known, packIds, unpackIds } from '../../nodes/shared/sync/known';
import { savedList, savedLog } from '../../nodes/shared/sync/readState';
import type { SyncState } from '../../nodes/shared/sync/state';
import { sync } from '../../nodes/shared/sync/sync';
import type { Entity } from '../../nodes/shared/trackers/entity';
import { ABOUT, campaign, uuid } from '../nodes/shared/sync/entities/examples';
import { KINDS } from '../nodes/shared/sync/model/kinds';
import { Story } from '../nodes/shared/sync/model/story';
import { backfill, LIMITS, sale, settings, state } from '../nodes/shared/sync/states';
import { cell } from './arbitraries';
import { fuzz } from './cases';

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
		},
	],
	lost: 'abcdefgh',
});
const LIST_STATE: EntityState = {
	source: 'source',
	syncedAt: '2026-11-20T12:00:00.000Z',
	behind: false,
	entities: { '=1': ['One', 'active', 'ACTIVE', null, null], '=2': 'fingerprints' },
	missing: { '=3': ['Three', null, null, null, null] },
	delivery: { key: 'k', at: '2026-11-20T12:00:00.000Z', before: { '=1': null } },
	memory: {},
};

/** The ways to all parts of a value. */
function* paths(value: unknown, to: readonly string[] = []): Generator<readonly string[]> {
	yield to;
	if (typeof value !== 'object' || value === null) return;
	for (const [name, part] of Object.entries(value)) yield* paths(part, [...to, name]);
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
	if (name === undefined) return by;
	const copy = structuredClone(value) as Record<string, unknown>;
	copy[name] = replaced(copy[name], rest, by);
	return copy;
}

/** A saved state in which something else stands somewhere, as JSON from a database. */
const spoilt = (whole: object): fc.Arbitrary<unknown> =>
	fc
		.tuple(fc.constantFrom(...paths(whole)), fc.oneof(cell, fc.constant(undefined)))
		.map(([path, by]) => {
			const text = JSON.stringify(replaced(whole, path, by));
			return text === undefined ? undefined : (JSON.parse(text) as unknown);
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

fuzz('Lists: any saved state', spoilt(LIST_STATE), async (saved) => {
	equal(savedList(LIST_STATE, 'source'), LIST_STATE);
	const listed = [campaign('1'), campaign('2')];
	const result = await syncEntities({
		tracker: {
			...{ name: 'voluum', account: ABOUT.account, memory: {} },
			list: async function* () {
				yield await Promise.resolve(listed);
			},
		},
		...{ kind: 'campaign', saved: saved as EntityState | undefined, clock: () => NOW },
		settings: { source: 'source', everyMinutes: 15, maxItems: 100, emitsExisting: true },
		...{ statusOf: () => 'done', deliveryKey: 'next' },
	});
	if (savedList(saved, 'source') !== undefined) return;
	deepEqual(
		result?.items.map(({ id, change }) => `${id} ${change}`),
		['1 added', '2 added'],
	);
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

const anyId = fc.oneof(
	fc.uuid({ version: 4 }),
	fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 24, maxLength: 24 }),
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.constantFrom('~', '^x', '=', '', '__proto__', uuid(7), uuid(7).toUpperCase()),
);

fuzz('Lists: IDs come back as they were', fc.tuple(anyId, anyId), ([one, other]) => {
	equal(restored(shortened(one)), one);
	equal(shortened(one) === shortened(other), one === other);
});

const CHANGES: ReadonlyArray<Partial<Watched>> = [
	...[{}, { name: 'Other' }, { state: 'paused' as const }, { trackerState: 'X' }, { url: null }],
	{ group: 'G', name: 'Third' },
];
const ids = ['1', '2', uuid(3), '__proto__'];
const listing = fc
	.array(
		fc.record({
			id: fc.constantFrom(...ids),
			more: fc.constantFrom(...CHANGES),
			isDeleted: fc.nat(9).map((chance) => chance === 0),
		}),
		{ maxLength: 5 },
	)
	.map((rows) =>
		rows.map(({ id, more, isDeleted }) =>
			campaign(id, { ...more, ...(isDeleted && { state: 'deleted' as const }) }),
		),
	);

/** What a list's reader would write down by hand: each thing with its values and how often it was missed. */
class Book {
	private readonly things = new Map<string, { values: Entity; isMissed: boolean }>();

	read(listed: readonly Entity[]): string[] {
		const found: string[] = [];
		const first = new Map<string, Entity>();
		for (const one of listed) if (!first.has(one.id)) first.set(one.id, one);
		for (const [id, now] of first) {
			const before = this.things.get(id)?.values;
			if (now.state === 'deleted') {
				if (before !== undefined) found.push(`${id} gone`);
				this.things.delete(id);
				continue;
			}
			const moved = before && WATCHED.filter(([field]) => before[field] !== now[field]);
			if (before === undefined) found.push(`${id} added`);
			else if (moved !== undefined && moved.length > 0)
				found.push(`${id} changed ${moved.map(([field]) => field).join()}`);
			this.things.set(id, { values: now, isMissed: false });
		}
		for (const [id, thing] of this.things) {
			if (first.has(id)) continue;
			if (thing.isMissed) {
				found.push(`${id} gone`);
				this.things.delete(id);
			} else thing.isMissed = true;
		}
		return found.sort();
	}
}

const inWords = ({ id, change, changedFields }: EntityItem): string =>
	`${id} ${change}${changedFields.length > 0 ? ` ${changedFields.join()}` : ''}`;

fuzz(
	'Lists: added, changed, gone',
	fc.record({ lists: fc.array(listing, { maxLength: 6 }), most: fc.constantFrom(1, 2, 100) }),
	({ lists, most }) => {
		const book = new Book();
		let seen: Seen = { entities: {}, missing: {} };
		for (const listed of lists) {
			const expected = book.read(listed);
			const found: string[] = [];
			// What does not fit into one poll is found by the next, from the same list.
			for (let isMore = true, turns = 0; isMore; turns++) {
				if (turns > 20) throw new Error('It never ends');
				const compared = compare(listed, seen, most, ABOUT);
				ok(compared.items.length <= most);
				found.push(...compared.items.map(inWords));
				const saved = { ...compared.seen, entities: fitted(compared.seen.entities) };
				seen = JSON.parse(JSON.stringify(saved)) as Seen;
				isMore = compared.isMore;
			}
			// In one turn it is exact; in several one that is missed is missed in each of them.
			if (most === 100) deepEqual(found.sort(), expected);
			else equal(new Set(found).size, found.length);
			if (most !== 100) return;
		}
	},
);
