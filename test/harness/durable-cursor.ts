import { AsyncLocalStorage } from 'node:async_hooks';
import { isDeepStrictEqual } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { UnexpectedError } from 'n8n-workflow';
import { jsonCopy } from './setup';

interface Staged {
	/** What the node reads and changes. */
	snapshot: IDataObject;
	/** What it started from, or last committed. */
	seed: IDataObject;
}

/**
 * A poll cursor as n8n keeps it with N8N_POLLER_DURABLE_CURSORS_ENABLED: every poll works on a copy,
 * which is committed with an emission, or alone when the poll brings nothing, and is lost when the
 * poll fails.
 */
export class DurableCursor {
	committed: IDataObject | undefined;

	private readonly staging = new AsyncLocalStorage<Staged>();

	/** `legacy` is the node's static data from before durable cursors were switched on. */
	async runPoll<T>(legacy: IDataObject, poll: () => Promise<T>): Promise<T> {
		this.committed ??= jsonCopy(legacy);
		const seed = jsonCopy(this.committed);
		return await this.staging.run({ snapshot: jsonCopy(seed), seed }, poll);
	}

	/** Static data for the node; refused outside a poll, as on the server. */
	snapshot(): IDataObject {
		const staged = this.staging.getStore();
		if (!staged) throw new UnexpectedError('Poll node read its static data outside of a poll');
		return staged.snapshot;
	}

	/** Answers how to take the commit back. */
	commit(): () => void {
		const before = this.committed;
		const staged = this.staging.getStore();
		const cursor = staged && jsonCopy(staged.snapshot);
		if (staged && cursor && !isDeepStrictEqual(cursor, staged.seed)) {
			staged.seed = cursor;
			this.committed = jsonCopy(cursor);
		}
		return () => {
			this.committed = before;
		};
	}
}
