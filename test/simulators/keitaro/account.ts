import type { TruthPostback, TruthStatus } from '../generator';
import { TickedAccount, type TickedAccountOptions } from '../tickedAccount';
import { BUILDS, type Build, type BuildTraits } from './builds';
import { Collection } from './collection';
import { COLLECTIONS } from './collectionSpecs';
import type { ColumnContext } from './columns';
import { Costs } from './costs';
import type { LabelOf } from './filters';
import type { FlowSearch } from './flowSearch';
import { seedRows } from './seedRows';
import { TimeZone } from './timeZone';

export interface AccountOptions extends TickedAccountOptions {
	build: Build;
}

export interface NewPostback {
	status: TruthStatus;
	word: string;
	/** null: the postback carries no amount. */
	revenue: number | null;
	/** Transaction id; another one than the conversion has makes a further conversion. */
	transactionId?: string;
}

/** One tracker: its entities, what happened on it, and its clock. */
export class KeitaroAccount extends TickedAccount {
	readonly traits: BuildTraits;
	/** Grows with every write to an entity or label. */
	revision = 0;
	readonly labels = new Map<string, string>();
	readonly costs = new Costs(this);
	/** How the search for flows takes a text. */
	flowSearch: FlowSearch = 'wildcards';
	private readonly collections = new Map<string, Collection>();

	constructor(options: AccountOptions) {
		super(options);
		this.traits = BUILDS[options.build];
		const context = {
			traits: this.traits,
			stamp: () => TimeZone.named('UTC').format(this.nowS),
			exists: (name: string, id: number) => this.collections.get(name)?.find(id) !== undefined,
		};
		const seeded = seedRows();
		const createdAt = TimeZone.named('UTC').format(this.truth.startS);
		for (const spec of COLLECTIONS) {
			const collection = new Collection(spec, context);
			for (const row of seeded[spec.path] ?? []) collection.seed(row, createdAt);
			this.collections.set(spec.path, collection);
		}
	}

	collection(path: string): Collection {
		const collection = this.collections.get(path);
		if (!collection) throw new Error(`There is no collection ${path}`);
		return collection;
	}

	columnContext(zone: TimeZone): ColumnContext {
		const fieldOf = (path: string, id: unknown, field: string): unknown =>
			this.collections.get(path)?.find(Number(id))?.[field] ?? null;
		return {
			traits: this.traits,
			zone,
			fieldOf,
			nameOf: (path, id) => {
				const name = fieldOf(path, id, 'name');
				return typeof name === 'string' ? name : null;
			},
		};
	}

	readonly labelOf: LabelOf = (campaignId, name, value) =>
		this.labels.get(labelKey(campaignId, name, value));

	/** Lets a postback for existing conversions arrive now, each with its own. */
	repeat(rows: readonly number[], postback: (row: number) => NewPostback): void {
		for (const row of rows) this.truth.addPostback(row, this.stamped(postback(row)));
		this.index.touch(rows);
	}

	/**
	 * A postback for a click: updates the conversion with the same transaction id, or the first one
	 * when it names none; else makes a further conversion. Returns the row number.
	 */
	receive(click: number, postback: NewPostback): number {
		const rows = this.truth.conversionsOfClick(click);
		const { transactionId } = postback;
		const same = rows.find(
			(row) => !transactionId || this.truth.transactionId(row) === transactionId,
		);
		if (same !== undefined) {
			this.repeat([same], () => postback);
			return same;
		}
		const row = this.truth.append({
			at: this.nowS,
			click,
			transactionId: transactionId ?? '',
			timeline: [this.stamped(postback)],
		});
		this.index.touch([row]);
		return row;
	}

	private stamped({ status, word, revenue }: NewPostback): TruthPostback {
		return { at: this.nowS, status, word, revenue };
	}
}

export function labelKey(campaignId: unknown, name: string, value: string): string {
	return JSON.stringify([Number(campaignId), name, value]);
}
