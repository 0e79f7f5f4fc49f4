import { hash } from '../generator';
import type { Logged, VoluumAccount } from './account';
import { invalid } from './refusal';
import { conversionRow } from './rows';
import { parseRange } from './query';

const SORTABLE = ['postbackTimestamp', 'visitTimestamp', 'revenue', 'cost', 'clickId'];

/** `GET /report/conversions`. */
export class ConversionsLog {
	private requests = 0;

	constructor(private readonly account: VoluumAccount) {}

	/** `isPartial`: fewer rows than `totalRows` promises. */
	read(query: URLSearchParams, isPartial: boolean): Record<string, unknown> {
		this.requests += 1;
		const range = parseRange(query);
		const { sort = 'postbackTimestamp' } = range;
		if (!SORTABLE.includes(sort)) throw invalid(`Cannot sort by ${sort}`);
		if (sort !== 'postbackTimestamp') throw new Error(`Sorting by ${sort} is not simulated`);
		const found = this.account.logged(range.fromS, range.toS);
		const ordered = range.isDescending ? [...found].reverse() : found;
		const page = shuffledTies(ordered, range.offset, range.offset + range.limit, this.requests);
		const rows = isPartial ? page.slice(0, Math.floor(page.length / 2)) : page;
		return {
			totalRows: found.length,
			rows: rows.map((logged) => conversionRow(this.account, logged, range.zone)),
			limit: range.limit,
			columnMappings: [{ key: 'clickId', label: 'Click ID', type: 'string' }],
		};
	}
}

/** Lines [from, to); those of one second stand in another order at every request. */
function shuffledTies(
	lines: readonly Logged[],
	from: number,
	to: number,
	request: number,
): Logged[] {
	let start = Math.min(from, lines.length);
	let end = Math.min(to, lines.length);
	while (start > 0 && lines[start - 1]?.at === lines[start]?.at) start -= 1;
	while (end < lines.length && lines[end]?.at === lines[end - 1]?.at) end += 1;
	const place = ({ index }: Logged) => hash(request, 1, index);
	const isBefore = (a: Logged, b: Logged) => (a.at === b.at ? place(a) - place(b) : 0);
	const shuffled: Logged[] = [];
	for (let i = start; i < end; ) {
		let next = i + 1;
		while (next < end && lines[next]?.at === lines[i]?.at) next += 1;
		shuffled.push(...lines.slice(i, next).sort(isBefore));
		i = next;
	}
	return shuffled.slice(from - start, from - start + (Math.min(to, lines.length) - from));
}
