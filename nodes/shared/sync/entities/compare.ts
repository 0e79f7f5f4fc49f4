import type { Entity } from '../../trackers/entity';
import { differences, recall, valuesOf, type Memory, type Watched } from './memory';
import { restored, shortened } from './shortenedId';

export type EntityChange = 'added' | 'changed' | 'gone';

/** An entity as the trigger emits it. Of one that is in no list any more, only what is remembered. */
export interface EntityItem extends Omit<Entity, 'name'> {
	name: string | null;
	change: EntityChange;
	/** Names of the watched fields that moved; empty unless `changed`. */
	changedFields: string[];
	/** Their earlier values, as far as they are remembered. */
	before: Partial<Watched>;
}

/** What was known of a list when it was last read. */
export interface Seen {
	entities: Memory;
	/**
	 * Those that were missing from the list the last time. Only when they are missing once more do they
	 * count as gone: a list that is paged while someone works on it can lose a row.
	 */
	missing: Memory;
}

export interface Comparison {
	items: EntityItem[];
	/** By shortened id, what was known before of the entities in `items`; `null` of the added ones. */
	before: Record<string, Memory[string] | null>;
	seen: Seen;
	/** Whether there were more changes than `most`; they are found again the next time. */
	isMore: boolean;
}

/** What an account's list is of. */
export type About = Pick<Entity, 'tracker' | 'account' | 'kind'>;

/** Compares a list with what was known of it, and takes over at most `most` of the changes. */
export function compare(
	listed: readonly Entity[],
	known: Seen,
	most: number,
	about: About,
): Comparison {
	const comparer = new Comparer(known, most);
	const rows = new Map<string, Entity>();
	// Two pages of a list that someone works on can bring the same row.
	for (const entity of [...listed].reverse()) rows.set(shortened(entity.id), entity);
	for (const [id, entity] of [...rows].reverse()) {
		if (entity.state === 'deleted') comparer.deleted(id, entity);
		else comparer.listed(id, entity);
	}
	for (const [id, before] of Object.entries({ ...known.entities, ...known.missing })) {
		if (!rows.has(id)) comparer.unlisted(id, absent(restored(id), before, about));
	}
	return comparer.result;
}

class Comparer {
	readonly result: Comparison = {
		items: [],
		before: {},
		seen: { entities: {}, missing: {} },
		isMore: false,
	};

	constructor(
		private readonly known: Seen,
		private readonly most: number,
	) {}

	listed(id: string, entity: Entity): void {
		const { entities } = this.result.seen;
		const before = this.beforeOf(id);
		const after = valuesOf(entity);
		if (before === undefined) {
			if (this.take(id, itemOf('added', entity))) entities[id] = after;
			return;
		}
		const fields = differences(before, after);
		const isTaken =
			fields.length === 0 ||
			this.take(id, itemOf('changed', entity, fields, recall(before, fields)));
		entities[id] = isTaken ? after : before;
	}

	deleted(id: string, entity: Entity): void {
		const before = this.beforeOf(id);
		if (before === undefined) return;
		if (!this.take(id, itemOf('gone', entity))) this.result.seen.missing[id] = before;
	}

	unlisted(id: string, entity: Unnamed): void {
		const { entities, missing } = this.known;
		const isGone = id in missing && this.take(id, itemOf('gone', entity));
		const before = missing[id] ?? entities[id];
		if (!isGone && before !== undefined) this.result.seen.missing[id] = before;
	}

	private beforeOf(id: string): Memory[string] | undefined {
		return this.known.entities[id] ?? this.known.missing[id];
	}

	/** Whether there was room for one more. */
	private take(id: string, item: EntityItem): boolean {
		const { items, before } = this.result;
		if (items.length >= this.most) {
			this.result.isMore = true;
			return false;
		}
		items.push(item);
		before[id] = this.beforeOf(id) ?? null;
		return true;
	}
}

/** One of which not even the name may be known. */
type Unnamed = Omit<Entity, 'name'> & { name: string | null };

function itemOf(
	change: EntityChange,
	entity: Unnamed,
	changedFields: string[] = [],
	before: Partial<Watched> = {},
): EntityItem {
	return { change, changedFields, before, ...entity };
}

/** One that is in no list any more, as far as it is remembered. */
function absent(id: string, remembered: Memory[string], about: About): Unnamed {
	const unknown = { name: null, state: null, trackerState: null, url: null, group: null };
	return { ...about, id, ...unknown, ...recall(remembered), createdAt: null, updatedAt: null };
}
