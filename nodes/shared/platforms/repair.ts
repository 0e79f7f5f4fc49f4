import type { Reading, Refusal } from './platform';

/** Sends some rows of a batch and tells what the platform made of them: it takes all or none. */
export type Attempt = (rows: readonly number[]) => Promise<Reading>;

/** Requests that must all have been refused before single rows are sampled. */
const CALLS_BEFORE_SAMPLING = 14;
/** Rows sampled, spread over the batch. */
const SAMPLES = 8;

interface Part {
	rows: readonly number[];
	/** What the platform said of exactly these rows; nothing when they are still to be sent. */
	reading?: Reading;
}

/**
 * Finds the rows for which a platform that takes all or nothing refused a batch, so that they do not
 * cost the others.
 *
 * Rows that the answer names are taken out. Without names the batch is halved, breadth first, for all
 * bad rows together: at most 2·log2(n) extra requests for each. Where every part is refused, a few
 * single rows tell whether the fault is in all of them, and then the rest is not sent at all.
 */
export class Repair {
	/** Rows refused for good, each with its reason. */
	readonly refused = new Map<number, Refusal>();
	private readonly taken = new Set<number>();
	private calls = 0;

	constructor(private readonly attempt: Attempt) {}

	/** Goes on until every row is taken or refused. `first` is what was said of all of them. */
	async run(rows: readonly number[], first: Reading): Promise<void> {
		const queue: Part[] = [{ rows, reading: first }];
		for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
			queue.push(...(await this.narrow(part)));
			if (this.taken.size > 0 || this.calls !== CALLS_BEFORE_SAMPLING) continue;
			const open = queue.flatMap((waiting) => this.open(waiting.rows));
			const common = await this.sample(open);
			if (common !== undefined) return this.refuse(this.open(open), untried(common));
		}
	}

	/** Sends a part if it has not been sent, and returns what is left to look into. */
	private async narrow({ rows, reading }: Part): Promise<Part[]> {
		const open = this.open(rows);
		if (open.length === 0) return [];
		const { refusal, culprits = [] } = reading ?? (await this.send(open));
		if (refusal === undefined) return [];
		if (open.length === 1 || refusal.class !== 'invalid data') {
			this.refuse(open, refusal);
			return [];
		}
		const named = culprits.flatMap((position) => open[position] ?? []);
		// A name that fits no row helps nobody, and the same request would be refused for ever.
		if (named.length > 0) {
			this.refuse(named, refusal);
			return [{ rows: this.open(open) }];
		}
		const middle = open.length >> 1;
		return [{ rows: open.slice(0, middle) }, { rows: open.slice(middle) }];
	}

	/** The reason that all sampled rows share, or nothing as soon as one is taken. */
	private async sample(open: readonly number[]): Promise<Refusal | undefined> {
		let common: Refusal | undefined;
		for (let nth = 0; nth < SAMPLES; nth++) {
			const row = open[Math.floor(((nth + 0.5) * open.length) / SAMPLES)];
			if (row === undefined || this.refused.has(row)) continue;
			const { refusal } = await this.send([row]);
			if (refusal === undefined) return undefined;
			this.refused.set(row, refusal);
			if (common !== undefined && common.code !== refusal.code) return undefined;
			common = refusal;
		}
		return common;
	}

	private async send(rows: readonly number[]): Promise<Reading> {
		this.calls++;
		const reading = await this.attempt(rows);
		if (reading.refusal === undefined) for (const row of rows) this.taken.add(row);
		return reading;
	}

	private open(rows: readonly number[]): number[] {
		return rows.filter((row) => !this.taken.has(row) && !this.refused.has(row));
	}

	private refuse(rows: readonly number[], refusal: Refusal): void {
		for (const row of rows) this.refused.set(row, refusal);
	}
}

/** The reason of rows that were never sent without others: it is likely theirs, not certainly. */
function untried(refusal: Refusal): Refusal {
	const reason = `${refusal.reason} (so it was for all ${SAMPLES} others of the batch that were tried alone; this one was not)`;
	return { ...refusal, reason };
}
