/** One row of n8n's `processed_data` table, its value as the JSON text the database holds. */
type Rows = Map<string, string>;

/** When a simulated death strikes: before the row is written, or after it (the caller never knows). */
export type DeathMoment = 'before' | 'after';

export class ProcessKilledError extends Error {
	constructor() {
		super('The process was killed (simulated)');
		this.name = 'ProcessKilledError';
	}
}

/** Key of a row: the workflow, and the context n8n builds from the scope. */
const rowKey = (workflowId: string, context: string) => `${workflowId}|${context}`;

/** Context of scope `node`, as n8n's DeduplicationHelper names it. Scope `workflow` is `''`. */
export const nodeContext = (nodeId: string) => `n:${nodeId}`;

/**
 * n8n's `processed_data` table in memory. Rows are kept as JSON text and parsed at every read, since
 * that is what the database costs: a call is O(entries kept), whatever the number of items.
 */
export class ProcessedData {
	/** Store calls made so far: a check, a removal, a clear and a count are one each. */
	calls = 0;

	private rows: Rows = new Map();

	private deathAtCall = Infinity;

	private deathMoment: DeathMoment = 'after';

	/** Hashes recorded for a node, oldest first. */
	hashes(workflowId: string, nodeId: string): string[] {
		const row = this.rows.get(rowKey(workflowId, nodeContext(nodeId)));
		return row === undefined ? [] : (JSON.parse(row) as { data: string[] }).data;
	}

	clear(): void {
		this.rows.clear();
		this.calls = 0;
		this.revive();
	}

	/** What a backup of the table would hold; `restore` puts it back, as after a restart. */
	copy(): ReadonlyMap<string, string> {
		return new Map(this.rows);
	}

	restore(copy: ReadonlyMap<string, string>): void {
		this.rows = new Map(copy);
	}

	/** The n-th store call from now (1 = the next) fails, and all after it until `revive()`. */
	failAfter(n: number, moment: DeathMoment = 'after'): void {
		this.deathAtCall = this.calls + n;
		this.deathMoment = moment;
	}

	revive(): void {
		this.deathAtCall = Infinity;
	}

	/** For the deduplicator only: counts the call and kills it before it can write, if its time came. */
	enter(): void {
		this.calls++;
		const writesFirst = this.calls === this.deathAtCall && this.deathMoment === 'after';
		if (this.calls >= this.deathAtCall && !writesFirst) throw new ProcessKilledError();
	}

	/** For the deduplicator only: end of a call, after its write. */
	leave(): void {
		if (this.calls >= this.deathAtCall) throw new ProcessKilledError();
	}

	read<T>(workflowId: string, context: string): T | undefined {
		const row = this.rows.get(rowKey(workflowId, context));
		return row === undefined ? undefined : (JSON.parse(row) as T);
	}

	write(workflowId: string, context: string, value: object): void {
		this.rows.set(rowKey(workflowId, context), JSON.stringify(value));
	}

	remove(workflowId: string, context: string): void {
		this.rows.delete(rowKey(workflowId, context));
	}
}

/** The table all nodes run by the harness share. Clear it between tests. */
export const processedData = new ProcessedData();
