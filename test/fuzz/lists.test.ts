import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { compare, type EntityItem, type Seen } from '../../nodes/shared/sync/entities/compare';
import { fitted, WATCHED, type Watched } from '../../nodes/shared/sync/entities/memory';
import { restored, shortened } from '../../nodes/shared/sync/entities/shortenedId';
import { syncEntities, type EntityState } from '../../nodes/shared/sync/entities/syncEntities';
import { savedList } from '../../nodes/shared/sync/readState';
import type { Entity } from '../../nodes/shared/trackers/entity';
import { ABOUT, campaign, uuid } from '../nodes/shared/sync/entities/examples';
import { fuzz } from './cases';
import { spoilt } from './spoilt';

const NOW = Date.UTC(2026, 10, 20, 12, 30);

const LIST_STATE: EntityState = {
	source: 'source',
	syncedAt: '2026-11-20T12:00:00.000Z',
	behind: false,
	entities: { '=1': ['One', 'active', 'ACTIVE', null, null], '=2': 'fingerprints' },
	missing: { '=3': ['Three', null, null, null, null] },
	delivery: { key: 'k', at: '2026-11-20T12:00:00.000Z', before: { '=1': null } },
	memory: {},
};

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
