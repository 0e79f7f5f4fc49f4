import type { KeitaroAccount } from './account';
import type { Filter } from './filters';
import type { Sums } from './metrics';
import type { Range } from './range';
import type { Body } from './refusal';

/** Clicks with the same values, counted. */
export interface Group {
	dimensions: Body;
	sums: Sums;
}

/** All that decides the groups of a report; metrics, order and page do not. */
export interface Grouping {
	grouping: readonly string[];
	filters: readonly Filter[];
	range: Range;
}

/** Reports of the same moment that are kept: a month asked for day by day, and some more. */
const MOST = 64;

/**
 * Groups of reports that were computed before and would be the same now. A tracker with millions of
 * clicks answers the next page, or the same report again, without counting them anew.
 */
export class ReportGroups {
	private moment = '';
	private readonly known = new Map<string, readonly Group[]>();

	constructor(private readonly account: KeitaroAccount) {}

	/** Groups that nobody may change. */
	of({ grouping, filters, range }: Grouping, compute: () => readonly Group[]): readonly Group[] {
		const { index, nowS, revision } = this.account;
		const moment = `${index.generation} ${revision}`;
		if (moment !== this.moment) this.known.clear();
		this.moment = moment;
		const until = Math.min(range.to, nowS);
		const key = JSON.stringify([grouping, filters, range.from, until, range.zone.name]);
		const found = this.known.get(key);
		if (found) return found;
		const groups = compute();
		const [oldest] = this.known.keys();
		if (this.known.size >= MOST && oldest !== undefined) this.known.delete(oldest);
		this.known.set(key, groups);
		return groups;
	}
}
