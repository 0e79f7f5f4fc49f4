import { hash } from '../generator';
import type { BuildTraits } from './builds';
import {
	POSTBACK_METHODS,
	S2S_STATUSES,
	type CollectionSpec,
	type FieldKind,
} from './collectionSpecs';
import { invalid, isRecord, refusal, type Body } from './refusal';

export type Entity = Body & { id: number };

export interface CollectionContext {
	traits: BuildTraits;
	/** Naive stamp for `created_at` and `updated_at`. */
	stamp: () => string;
	exists: (collection: string, id: number) => boolean;
}

const isWhole = (value: unknown): boolean => /^-?\d+$/.test(String(value));
const isFlag = (value: unknown): boolean =>
	typeof value === 'boolean' || ['0', '1'].includes(String(value));

function faultOfPostback(value: unknown): string | undefined {
	if (!isRecord(value)) return 'must be objects';
	if (typeof value.url !== 'string' || value.url === '') return 'url is required';
	if (!POSTBACK_METHODS.includes(String(value.method))) return 'method must be GET or POST';
	const { statuses } = value;
	const isFine = Array.isArray(statuses) && statuses.every((one) => S2S_STATUSES.includes(one));
	return isFine ? undefined : `statuses must be of ${S2S_STATUSES.join(', ')}`;
}

function faultOfPostbacks(value: unknown): string | undefined {
	if (!Array.isArray(value)) return 'must be an array';
	return value.map(faultOfPostback).find((fault) => fault !== undefined);
}

/** Why a value cannot be written into a field, or nothing. `null` empties any field. */
const FAULTS: Record<
	Exclude<FieldKind, readonly string[]>,
	(value: unknown) => string | undefined
> = {
	text: (value) => (['string', 'number'].includes(typeof value) ? undefined : 'must be a string'),
	integer: (value) => (isWhole(value) ? undefined : 'must be an integer'),
	money: (value) => (value !== '' && !isNaN(Number(value)) ? undefined : 'must be a number'),
	flag: (value) => (isFlag(value) ? undefined : 'must be a boolean'),
	list: (value) => (Array.isArray(value) ? undefined : 'must be an array'),
	object: (value) => (isRecord(value) ? undefined : 'must be an object'),
	any: () => undefined,
	postbacks: faultOfPostbacks,
};

function faultOf(kind: FieldKind, value: unknown): string | undefined {
	if (value === null) return undefined;
	if (typeof kind === 'string') return FAULTS[kind](value);
	return kind.includes(String(value)) ? undefined : `must be one of ${kind.join(', ')}`;
}

/** Value as kept, from a value that has no fault. */
function kept(kind: FieldKind, value: unknown): unknown {
	if (value === null) return null;
	if (kind === 'integer' || kind === 'money') return Number(value);
	if (kind === 'flag') return Number(value === true || String(value) === '1');
	return value;
}

function shown(kind: FieldKind | undefined, value: unknown): unknown {
	// Keitaro answers amounts of entities as numeric strings on every build seen.
	return kind === 'money' && typeof value === 'number' ? value.toFixed(2) : value;
}

/** One table of the tracker with everything the Admin API does to it. */
export class Collection {
	private readonly rows = new Map<number, Entity>();
	private nextId = 1;
	private nextPart = 1;

	constructor(
		readonly spec: CollectionSpec,
		private readonly context: CollectionContext,
	) {}

	/** Puts a row in as it is, with the defaults it lacks. */
	seed(row: Entity, createdAt: string): void {
		const stamps = { created_at: createdAt, updated_at: createdAt };
		this.rows.set(row.id, { ...structuredClone(this.spec.defaults), ...stamps, ...row });
		this.nextId = Math.max(this.nextId, row.id + 1);
	}

	find(id: number): Entity | undefined {
		return this.rows.get(id);
	}

	all(): Entity[] {
		return [...this.rows.values()];
	}

	/** Rows as the API shows them, archived ones or the others. */
	list(archived: boolean, filter: (row: Entity) => boolean = () => true): Body[] {
		return this.all()
			.filter((row) => (row.state === 'deleted') === archived && filter(row))
			.map((row) => this.show(row));
	}

	get(id: number): Body {
		return this.show(this.existing(id));
	}

	create(body: Body): Body {
		this.check(body, this.spec.required, undefined);
		return this.add(body);
	}

	update(id: number, body: Body): Body {
		const row = this.existing(id);
		this.check(body, this.spec.requiredOnUpdate ?? [], row);
		return this.change(row, this.writable(body, row.id));
	}

	setState(id: number, state: string): Body {
		return this.change(this.existing(id), { state });
	}

	clone(id: number): Body {
		const copy = structuredClone(this.existing(id));
		// A copy cannot keep what must be unique, nor the key of its original.
		for (const field of this.spec.unique ?? [])
			copy[field] = `${String(copy[field])}-copy${this.nextId}`;
		if (!this.spec.unique?.includes('name')) copy.name = `${String(copy.name)} (copy)`;
		delete copy.token;
		return this.add({ ...copy, state: 'active' });
	}

	remove(id: number): Body {
		if (!this.spec.operations.remove?.final) return this.setState(id, 'deleted');
		const row = this.get(id);
		this.rows.delete(id);
		return row;
	}

	private existing(id: number): Entity {
		const row = this.rows.get(id);
		if (!row) throw refusal(404, `Not found: ${this.spec.path} #${id}`);
		return row;
	}

	private show(row: Entity): Body {
		const entries = Object.entries(row).map(([field, value]) => [
			field,
			shown(this.spec.fields[field], value),
		]);
		return Object.fromEntries(entries) as Body;
	}

	private add(body: Body): Body {
		const id = this.nextId;
		this.seed({ ...this.writable(body, id), id }, this.context.stamp());
		const row = this.existing(id);
		if (this.spec.path === 'campaigns') {
			const noise = hash(id, 0, 1).toString(36);
			row.token ??= `token-${noise}`;
			if (row.alias === '') row.alias = noise;
		}
		return this.show(row);
	}

	private change(row: Entity, fields: Body): Body {
		Object.assign(row, fields, { updated_at: this.context.stamp() });
		return this.show(row);
	}

	/** The known fields of a body; others are ignored. */
	private writable(body: Body, id: number): Body {
		const fields: Body = {};
		for (const [field, kind] of Object.entries(this.spec.fields)) {
			const value = body[field];
			if (value === undefined) continue;
			const isParts = Array.isArray(value) && value.some(isRecord);
			fields[field] = isParts ? this.parts(value, id) : kept(kind, value);
		}
		return fields;
	}

	/** Rows inside a row (postbacks of a campaign; filters, landings, offers of a flow) get ids. */
	private parts(values: unknown[], id: number): unknown[] {
		const owner = { campaigns: 'campaign_id', streams: 'stream_id' }[this.spec.path];
		return values.map((value) => {
			if (!isRecord(value)) return value;
			const own = owner ? { [owner]: id } : {};
			return { ...value, id: value.id ?? this.nextPart++, ...own };
		});
	}

	private check(body: Body, required: readonly string[], own: Entity | undefined): void {
		const faults: Record<string, string[]> = {};
		for (const field of required) {
			const value = body[field];
			// An empty alias asks the tracker to make one.
			const isMissing =
				value === undefined || value === null || (value === '' && field !== 'alias');
			if (isMissing) faults[field] = ['is required'];
		}
		for (const [field, kind] of Object.entries(this.spec.fields)) {
			const value = body[field];
			if (value === undefined || faults[field]) continue;
			const fault = faultOf(kind, value) ?? this.faultOfOthers(field, value, own);
			if (fault) faults[field] = [fault];
		}
		if (Object.keys(faults).length > 0) throw invalid(this.context.traits, faults);
	}

	/** Faults that other rows cause. */
	private faultOfOthers(
		field: string,
		value: unknown,
		own: Entity | undefined,
	): string | undefined {
		const isSame = (row: Entity) =>
			row !== own && row.state !== 'deleted' && row[field] === value && value !== '';
		if (this.spec.unique?.includes(field) && this.all().some(isSame)) return 'Must be unique';
		const target = this.spec.references?.[field];
		if (!target || value === null || this.context.exists(target, Number(value))) return undefined;
		return 'does not exist';
	}
}
