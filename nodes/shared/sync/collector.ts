import type { Change } from '../conversion/conversion';
import { changedFields } from '../conversion/version';
import type { Feed, Stamp } from './feed';
import { IN_DOUBT, type Known } from './known';

/** Whether an offered row was taken, passed over, or met no more room. */
export type Offer = 'taken' | 'skipped' | 'full';

/** Gathers the rows of one poll: each one once, and none that was emitted before unchanged. */
export class Collector<Row> {
	readonly taken: Row[] = [];
	readonly takenIds = new Set<string>();
	/** What those that had changed were before, as `Delivery.was` has it. */
	was = '';

	constructor(
		private readonly mark: Feed<Row>['mark'],
		private readonly known: Known,
		/** Short ids of rows whose delivery was lost: to be emitted again, then taken off. */
		private readonly lost: Set<string>,
		private readonly room: number,
	) {}

	get isFull(): boolean {
		return this.taken.length >= this.room;
	}

	/** `isForced` emits known rows too, as a re-sync does. */
	offer(row: Row, { id, at, version }: Stamp, isForced: boolean): Offer {
		if (this.takenIds.has(id)) return 'skipped';
		const before = this.known.versionOf(id);
		const change = this.changeOf(id, before, version, isForced);
		if (change === undefined) return 'skipped';
		if (this.isFull) return 'full';
		const isCompared = before !== undefined && before !== IN_DOUBT;
		const changed = isCompared ? changedFields(before, version) : [];
		if (changed.length > 0) this.was += id + before;
		this.mark(row, change, changed);
		this.known.add(id, version, at);
		this.taken.push(row);
		this.takenIds.add(id);
		this.lost.delete(id);
		return 'taken';
	}

	private changeOf(
		id: string,
		before: string | undefined,
		version: string,
		isForced: boolean,
	): Change | undefined {
		if (isForced || this.lost.has(id) || before === IN_DOUBT) return 'resync';
		if (before === undefined) return 'new';
		return before === version ? undefined : 'updated';
	}
}
