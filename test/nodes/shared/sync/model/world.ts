import type { Chance } from './chance';

/** What a conversion was worth from some moment on. Every version has another revenue. */
export interface Version {
	/** Stamp of the postback, Unix seconds. */
	at: number;
	/** When the log begins to show it, Unix milliseconds: postbacks wait in a queue. */
	visibleAt: number;
	revenue: number;
}

export interface VisibleRow {
	id: string;
	at: number;
	revenue: number;
}

/** Postbacks wait less than the hour that every read overlaps the last by. */
const LONGEST_QUEUE_MS = 50 * 60_000;

/** What really happened on the tracker. */
export class World {
	private readonly rows = new Map<string, Version[]>();

	constructor(
		private readonly chance: Chance,
		/** Whether a changed row keeps its stamp. */
		private readonly isStill = false,
	) {}

	get size(): number {
		return this.rows.size;
	}

	/** A new conversion, stamped and shown at once. */
	create(atMs: number): void {
		this.add(`row-${this.rows.size}`, atMs, 0);
	}

	/** What a busy tracker does in one go: a new row, a changed one, or many in the same second. */
	happen(atMs: number): void {
		const kind = this.chance.unit();
		const queueMs = this.chance.happens(0.3) ? this.chance.below(LONGEST_QUEUE_MS) : 0;
		if (kind < 0.55) this.add(`row-${this.rows.size}`, atMs, queueMs);
		else if (kind < 0.97) this.change(atMs, queueMs);
		else for (let left = 6; left > 0; left--) this.create(atMs);
	}

	/** Another postback for some conversion: its row moves to the end of the log, or keeps its place. */
	change(atMs: number, queueMs = 0): void {
		if (this.rows.size > 0) this.add(`row-${this.chance.below(this.rows.size)}`, atMs, queueMs);
	}

	/** The log as it stands at a moment, in no particular order. */
	visible(nowMs: number): VisibleRow[] {
		const shown: VisibleRow[] = [];
		for (const [id, versions] of this.rows) {
			const last = versions.filter(({ visibleAt }) => visibleAt <= nowMs).at(-1);
			if (last !== undefined) shown.push({ id, at: last.at, revenue: last.revenue });
		}
		return shown;
	}

	private add(id: string, atMs: number, queueMs: number): void {
		const versions = this.rows.get(id) ?? [];
		const before = versions.at(-1);
		versions.push({
			at: this.isStill && before ? before.at : Math.max(Math.floor(atMs / 1000), before?.at ?? 0),
			visibleAt: Math.max(atMs + queueMs, before?.visibleAt ?? 0),
			revenue: versions.length + 1,
		});
		this.rows.set(id, versions);
	}
}
