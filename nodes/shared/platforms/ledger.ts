import type { ICheckProcessedOptions, IDataObject } from 'n8n-workflow';

/** n8n's processed data of the node: it records while it checks, and can take records back. */
export interface ProcessedData {
	check(
		values: string[],
		options: ICheckProcessedOptions,
	): Promise<{ new: string[]; processed: string[] }>;
	remove(values: string[], options: ICheckProcessedOptions): Promise<void>;
}

/** What is known of a conversion that was sent before: its end is unknown, or it was accepted. */
export type Standing = 'unfinished' | 'done';

const mark = {
	tried: (key: string) => `t:${key}`,
	done: (key: string) => `d:${key}`,
	looking: (key: string) => `l:${key}`,
};

/** Records an accepted conversion leaves behind: tried and done. */
const MARKS_PER_CONVERSION = 2;

/**
 * Remembers across executions, restarts and workers what a platform has accepted. Whichever moment the
 * process dies at, a conversion may be sent again under its old event id, but none is taken for sent
 * that was not.
 *
 * `tried` is recorded before sending and `done` after acceptance: two store calls. Looking `done` up
 * records it, so a conversion that was tried before is first marked `looking`, in the same write; if
 * the process dies then, the mark stays and says that its `done` proves nothing.
 */
export class Ledger {
	private looked: string[] = [];
	private count = 0;
	private found = new Set<string>();

	constructor(
		private readonly store: ProcessedData,
		/** Conversions to remember. */
		private readonly size: number,
	) {}

	/** Where conversions stand that are not new; all keys are recorded as tried. */
	async begin(keys: readonly string[]): Promise<Map<string, Standing>> {
		const standings = new Map<string, Standing>();
		if (keys.length === 0) return standings;
		this.count = keys.length;
		const options = this.options();
		const tried = new Set((await this.store.check(keys.map(mark.tried), options)).processed);
		if (tried.size === 0) return standings;
		this.looked = keys.filter((key) => tried.has(mark.tried(key)));
		// `done` first: the oldest marks are dropped when the ledger is full, and a `done` that proves
		// nothing must not outlive the `looking` that says so.
		const marks = this.looked.flatMap((key) => [mark.done(key), mark.looking(key)]);
		const before = new Set((await this.store.check(marks, options)).processed);
		for (const key of this.looked) {
			const isDone = before.has(mark.done(key)) && !before.has(mark.looking(key));
			standings.set(key, isDone ? 'done' : 'unfinished');
			if (isDone) this.found.add(key);
		}
		return standings;
	}

	/** Records what was accepted. */
	async finish(accepted: readonly string[]): Promise<void> {
		const options = this.options();
		const looked = new Set(this.looked);
		const done = looked.size === 0 ? accepted : accepted.filter((key) => !looked.has(key));
		if (done.length > 0) await this.store.check(done.map(mark.done), options);
		if (looked.size === 0) return;
		const known = new Set([...accepted, ...this.found]);
		const undone = this.looked.filter((key) => !known.has(key)).map(mark.done);
		await this.store.remove([...undone, ...this.looked.map(mark.looking)], options);
	}

	/** An execution larger than the ledger must not push its own beginning out of it. */
	private options(): ICheckProcessedOptions {
		const size = Math.max(this.size, 2 * this.count);
		return { mode: 'entries', maxEntries: size * MARKS_PER_CONVERSION } as ICheckProcessedOptions &
			IDataObject;
	}
}
