import type { INode } from 'n8n-workflow';
import type { SyncState } from '../../nodes/shared/sync/state';
import type { N8nServer } from '../live/n8n';
import type { Rest } from '../live/rest';
import type { WorkflowRecord } from '../live/rest-types';
import { waitFor } from '../live/wait';
import type { Executions } from './executions';
import { TRIGGER, type TriggerOptions, withTrigger } from './workflow';

/** A sync is due this long after the last one: half a minute less than *Sync Every*, and a little. */
const DUE_AFTER_MS = 31_000;
/** Polls in a row that bring nothing before the workflow counts as caught up. */
const QUIET_POLLS = 2;
const MOST_POLLS = 60;

type Record = WorkflowRecord & { staticData: { [key: string]: { sync?: SyncState } } | null };

/**
 * Makes the trigger poll. n8n polls at most once a minute, but also each time a workflow is
 * published, so it is unpublished and published again wherever a run cannot wait for the minute.
 */
export class Publisher {
	constructor(
		private readonly server: N8nServer,
		private readonly rest: Rest,
		private readonly executions: Executions,
		readonly workflowId: string,
	) {}

	/** What the trigger has saved. */
	async state(): Promise<SyncState | undefined> {
		const { staticData } = await this.rest.call<Record>(
			'GET',
			`/rest/workflows/${this.workflowId}`,
		);
		return staticData?.[`node:${TRIGGER}`]?.sync;
	}

	/** Unpublishes it; nothing polls any more. */
	async unpublish(): Promise<void> {
		await this.rest.deactivate(this.workflowId);
	}

	/** Publishes and polls. Throws with the trigger's words when the poll fails. */
	async publish(): Promise<void> {
		await this.rest.activate(this.workflowId);
	}

	/** Publishes without waiting for the poll, to catch n8n in the middle of it. */
	async beginToPublish(): Promise<void> {
		await this.rest.beginToActivate(this.workflowId);
	}

	/** One poll more of a workflow that is published, without waiting for it. */
	async nudge(): Promise<void> {
		await this.rest.waitUntilPublished(this.workflowId);
		await this.unpublish();
		await this.beginToPublish();
	}

	/** One poll, and the executions it leads to. */
	async poll(): Promise<void> {
		await this.unpublish();
		await this.publish();
		await this.executions.idle();
	}

	/** Polls until nothing more comes. */
	async drain(): Promise<void> {
		for (let polls = 0, quiet = 0; quiet < QUIET_POLLS; polls += 1) {
			if (polls === MOST_POLLS) throw new Error(`Still something new after ${polls} polls`);
			const before = await this.executions.ids();
			await this.poll();
			const after = await this.executions.ids();
			quiet = after.size === before.size ? quiet + 1 : 0;
		}
	}

	/** Waits until the trigger would look for news of its own accord. */
	async due(): Promise<void> {
		const ask = async (): Promise<true | undefined> => {
			const state = await this.state();
			if (state === undefined || state.behind || state.lost !== '') return true;
			return Date.now() - Date.parse(state.syncedAt) >= DUE_AFTER_MS ? true : undefined;
		};
		await waitFor(ask, { what: 'A sync that is due', timeoutMs: 2 * DUE_AFTER_MS });
	}

	/** A due sync, to its end. */
	async sync(): Promise<void> {
		await this.due();
		await this.drain();
	}

	/** Sets the trigger; holds from the next publishing on. */
	async set(options: TriggerOptions): Promise<void> {
		const { nodes } = await this.rest.workflow(this.workflowId);
		const changed: INode[] = withTrigger(nodes, options);
		await this.rest.updateWorkflow(this.workflowId, { nodes: changed });
	}

	/** Starts n8n after a kill and lets it come to rest. */
	async revive(): Promise<void> {
		await this.server.launch();
		await this.settle();
	}

	/** Lets an n8n that has just been started come to rest. */
	async settle(): Promise<void> {
		const { active } = await this.rest.workflow(this.workflowId);
		if (active) await this.rest.waitUntilPublished(this.workflowId);
		// The kill came between the two calls of `poll`: it was we who had unpublished it.
		else await this.publish();
		await this.executions.idle();
		await this.drain();
	}
}
