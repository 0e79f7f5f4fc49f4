import type { Change, Conversion } from '../conversion/conversion';
import { changedFields } from '../conversion/version';
import { IN_DOUBT, type Known } from './known';

/** Whether an offered conversion was taken, passed over, or met no more room. */
export type Offer = 'taken' | 'skipped' | 'full';

/** Gathers the conversions of one poll: each one once, and none that was emitted before unchanged. */
export class Collector {
	readonly taken: Conversion[] = [];
	readonly takenIds = new Set<string>();

	constructor(
		private readonly known: Known,
		/** Short ids of conversions whose delivery was lost: to be emitted again, then taken off. */
		private readonly lost: Set<string>,
		private readonly room: number,
	) {}

	get isFull(): boolean {
		return this.taken.length >= this.room;
	}

	/** `id` is the short id; `isForced` emits known conversions too, as a re-sync does. */
	offer(id: string, conversion: Conversion, isForced: boolean): Offer {
		if (this.takenIds.has(id)) return 'skipped';
		const before = this.known.versionOf(id);
		const change = this.changeOf(id, before, conversion.version, isForced);
		if (change === undefined) return 'skipped';
		if (this.isFull) return 'full';
		conversion.change = change;
		if (before !== undefined && before !== IN_DOUBT)
			conversion.changedFields = changedFields(before, conversion.version);
		this.known.add(id, conversion.version, conversion.updatedAt ?? conversion.convertedAt);
		this.taken.push(conversion);
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
