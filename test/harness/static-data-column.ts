import { setImmediate } from 'node:timers/promises';
import type { IDataObject, Workflow } from 'n8n-workflow';
import { jsonCopy } from './setup';

/**
 * The `staticData` column of the workflow, as n8n's WorkflowStaticDataService fills it: whole, and
 * only if a top-level key was reassigned since the last save (`__dataChanged`).
 */
export class StaticDataColumn {
	private pending: Promise<void>[] = [];

	constructor(public saved: IDataObject | undefined) {}

	/**
	 * The copy is taken at once. The mark is taken off when the write is done, so a change made in
	 * between is not saved later either, unless a further change marks it again. Same on the server.
	 */
	save(workflow: Workflow): void {
		const { staticData } = workflow;
		if (staticData.__dataChanged !== true) return;
		this.saved = jsonCopy(staticData);
		this.pending.push(
			setImmediate().then(() => {
				staticData.__dataChanged = false;
			}),
		);
	}

	/** Waits for the writes under way. */
	async settled(): Promise<void> {
		await Promise.all(this.pending.splice(0));
	}
}
