import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import type { TimeWindow, TrackerLimits } from '../../../../../nodes/shared/trackers/tracker';
import { sale } from '../states';
import { stampOf, type FakeTrackerOptions } from './fakeTracker';

export interface Rounding {
	limits: TrackerLimits;
	/** What the log's `from` and `to` are rounded to, in milliseconds: 1,000, an hour, a day. */
	toMs: number;
	/** Whether the log has no order of its own, so that a window is read whole and sorted. */
	isUnordered?: boolean;
	/** Whether its sessions end after a few pages. */
	hasSessions?: boolean;
}

export interface RoundedTrackerOptions
	extends Pick<FakeTrackerOptions, 'log' | 'pageSize' | 'onPage'> {
	/** How many pages the next session lasts. */
	sessionLength: () => number;
}

/**
 * A tracker in memory whose rows keep their stamp when they change. Its log is cut at whole seconds,
 * hours or days, `to` exclusive, and paged by offset; what it brings beside the window is left in.
 */
export class RoundedTracker {
	readonly limits: TrackerLimits;
	readonly memory = {};
	private sessionLeft = 0;

	constructor(
		private readonly rounding: Rounding,
		private readonly options: RoundedTrackerOptions,
	) {
		this.limits = rounding.limits;
	}

	async *conversions({ from, to }: TimeWindow): AsyncGenerator<Conversion[]> {
		const { toMs } = this.rounding;
		const begin = Math.floor(from.toMillis() / toMs) * toMs;
		const end = to === undefined ? Infinity : Math.ceil(to.toMillis() / toMs) * toMs;
		const pages = this.pages(begin, end);
		if (this.rounding.isUnordered !== true) return yield* pages;
		const all: Conversion[] = [];
		for await (const page of pages) all.push(...page);
		yield all.sort((a, b) => (a.updatedAt ?? '').localeCompare(b.updatedAt ?? ''));
	}

	private async *pages(beginMs: number, endMs: number): AsyncGenerator<Conversion[]> {
		const { pageSize } = this.options;
		for (let offset = 0; ; offset += pageSize) {
			const { rows, total } = this.page(beginMs, endMs, offset);
			if (rows.length > 0) yield rows;
			if (offset + rows.length >= total) return;
		}
	}

	/** One page as the log stands now. A session that has ended costs a login, and the page once more. */
	private page(beginMs: number, endMs: number, offset: number) {
		this.options.onPage();
		if (this.rounding.hasSessions === true && this.sessionLeft-- <= 0) {
			this.sessionLeft = this.options.sessionLength();
			this.options.onPage();
		}
		const matching = this.options
			.log()
			.filter(({ at }) => at * 1000 >= beginMs && at * 1000 < endMs)
			.sort((a, b) => a.at - b.at || a.id.localeCompare(b.id));
		if (this.rounding.isUnordered === true) matching.reverse();
		const rows = matching
			.slice(offset, offset + this.options.pageSize)
			.map(({ id, at, revenue }) => sale(id, revenue, stampOf(at)));
		return { rows, total: matching.length };
	}
}
