import assert from 'node:assert/strict';
import type { IDataObject, INode } from 'n8n-workflow';
import type { Conversion } from '../../../nodes/shared/conversion/conversion';
import type { SyncState } from '../../../nodes/shared/sync/state';
import type { Rest } from '../../live/rest';
import {
	isFinished,
	type Credential,
	type WorkflowInput,
	type WorkflowRecord,
} from '../../live/rest-types';
import { waitFor } from '../../live/wait';

/** One trigger of the workflow. */
export interface Trigger {
	/** Name of the node. */
	name: string;
	tracker: string;
	credential: Credential;
}

type Saved = WorkflowRecord & { staticData: Record<string, { sync?: SyncState }> | null };

/** Half a minute less than *Sync Every*, and a little. */
const DUE_AFTER_MS = 31_000;
const QUIET_POLLS = 2;
const MOST_POLLS = 40;
const EVERY_MINUTE = { item: [{ mode: 'custom', cronExpression: '0 * * * * *' }] };

export const FIRST_SYNC_DAYS = 30;

function workflowOf(triggers: readonly Trigger[]): WorkflowInput {
	const nodes = triggers.flatMap(({ name, tracker, credential }, index): INode[] => [
		{
			id: `trigger-${index}`,
			name,
			type: 'n8n-nodes-tracker-hub.trackerTrigger',
			typeVersion: 1,
			position: [0, index * 160],
			parameters: {
				tracker,
				triggerOn: 'conversions',
				pollTimes: EVERY_MINUTE,
				syncEvery: 1,
				firstSyncDays: FIRST_SYNC_DAYS,
				options: {},
			},
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		},
		{
			id: `after-${index}`,
			name: `After ${name}`,
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [220, index * 160],
			parameters: {},
		},
	]);
	const connections = triggers.map(({ name }) => [
		name,
		{ main: [[{ node: `After ${name}`, type: 'main' as const, index: 0 }]] },
	]);
	return {
		name: 'Several trackers at once',
		nodes,
		connections: Object.fromEntries(connections) as WorkflowInput['connections'],
	};
}

/** A published workflow that begins with several triggers, and what each of them has given out. */
export class Followed {
	private constructor(
		private readonly rest: Rest,
		private readonly triggers: readonly Trigger[],
		readonly id: string,
	) {}

	static async create(rest: Rest, triggers: readonly Trigger[]): Promise<Followed> {
		const { id } = await rest.createWorkflow(workflowOf(triggers));
		return new Followed(rest, triggers, id);
	}

	async publish(): Promise<void> {
		await this.rest.activate(this.id);
	}

	async unpublish(): Promise<void> {
		await this.rest.deactivate(this.id);
	}

	/** Publishes without waiting for the polls, to catch n8n in the middle of one. */
	async beginToPublish(): Promise<void> {
		await this.rest.beginToActivate(this.id);
	}

	/** Polls until nothing more comes: n8n polls each time a workflow is published. */
	async drain(): Promise<void> {
		for (let polls = 0, quiet = 0; quiet < QUIET_POLLS; polls += 1) {
			if (polls === MOST_POLLS) throw new Error(`Still something new after ${polls} polls`);
			const before = (await this.rest.executions(this.id)).length;
			await this.unpublish();
			await this.publish();
			await this.idle();
			const after = (await this.rest.executions(this.id)).length;
			quiet = after === before ? quiet + 1 : 0;
		}
	}

	/** Waits until every trigger would look for news, and lets them. */
	async sync(): Promise<void> {
		await this.due();
		await this.drain();
	}

	async due(): Promise<void> {
		const ask = async (): Promise<true | undefined> => {
			const states = await this.states();
			const syncedAt = Math.max(...states.map((state) => Date.parse(state?.syncedAt ?? '')));
			return Date.now() - syncedAt >= DUE_AFTER_MS ? true : undefined;
		};
		await waitFor(ask, { what: 'A sync that is due', timeoutMs: 3 * DUE_AFTER_MS });
	}

	/** Lets an n8n that has just been started come to rest. */
	async settle(): Promise<void> {
		const { active } = await this.rest.workflow(this.id);
		if (active) await this.rest.waitUntilPublished(this.id);
		await this.idle();
		await this.drain();
	}

	/** What each trigger has saved; each under the name of its node. */
	async states(): Promise<Array<SyncState | undefined>> {
		const { staticData } = await this.rest.call<Saved>('GET', `/rest/workflows/${this.id}`);
		return this.triggers.map(({ name }) => staticData?.[`node:${name}`]?.sync);
	}

	/**
	 * What one trigger has given out so far, the oldest first. n8n that was killed in the middle of an
	 * execution calls it crashed when it is back, and has stored nothing of what was in it.
	 */
	async given(trigger: string, { afterKill = false } = {}): Promise<Conversion[]> {
		const all = await this.rest.executions(this.id);
		const items: IDataObject[] = [];
		for (const { id } of [...all].sort((a, b) => Number(a.id) - Number(b.id))) {
			const execution = await this.rest.execution(id);
			if (afterKill && execution.status === 'crashed') continue;
			assert.equal(execution.status, 'success', execution.error);
			items.push(...(execution.outputs(trigger)[0] ?? []).map(({ json }) => json));
		}
		return items as unknown as Conversion[];
	}

	private async idle(): Promise<void> {
		const ask = async (): Promise<true | undefined> => {
			const all = await this.rest.executions(this.id);
			return all.every(({ status }) => isFinished(status)) ? true : undefined;
		};
		await waitFor(ask, { what: 'The end of all executions', timeoutMs: 120_000 });
	}
}
