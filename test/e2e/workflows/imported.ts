import assert from 'node:assert/strict';
import type { IDataObject, INode } from 'n8n-workflow';
import type { SyncState } from '../../../nodes/shared/sync/state';
import { withCredentials } from '../../live/demo-content';
import { type Execution, isFinished } from '../../live/rest-types';
import { sleep, waitFor } from '../../live/wait';
import { readExample } from '../platforms/example';
import { addDataTableRows, dataTableRows } from './dataTable';
import type { ReadyWorkflow } from './ready';
import type { ReadyWorld } from './world';

const TIMEOUT_MS = 120_000;
/** A sync is due this long after the last one: half a minute less than *Sync Every*, and a little. */
const DUE_AFTER_MS = 31_000;

interface Synced {
	staticData: Record<string, { sync?: SyncState }> | null;
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parameters laid over others, objects field by field. */
function overlay(under: IDataObject, over: IDataObject): IDataObject {
	const merged = Object.entries(over).map(([name, value]) => {
		const below = under[name];
		return [name, isObject(below) && isObject(value) ? overlay(below, value) : value] as const;
	});
	return { ...under, ...Object.fromEntries(merged) };
}

function withLocal(nodes: readonly INode[], local: ReadyWorkflow['local'] = {}): INode[] {
	const names = nodes.map(({ name }) => name);
	for (const name of Object.keys(local)) assert.ok(names.includes(name), `no node '${name}'`);
	return nodes.map((node) => ({
		...node,
		parameters: overlay(
			node.parameters as IDataObject,
			local[node.name] ?? {},
		) as INode['parameters'],
	}));
}

/** A workflow of `workflows/` in a real n8n, as after its import and the choice of credentials. */
export class Imported {
	/** Executions that have been handed out. */
	private readonly seen = new Set<string>();

	private constructor(
		readonly world: ReadyWorld,
		readonly id: string,
	) {}

	static async from(file: string, { local }: ReadyWorkflow, world: ReadyWorld): Promise<Imported> {
		const { rest } = world.run.stage;
		const { name, nodes, connections, settings } = readExample(file);
		const input = { name, nodes: withLocal(nodes, local), connections, settings };
		const filled = withCredentials(input, world.credentials, await rest.nodeTypes());
		const { id } = await rest.createWorkflow(filled);
		return new Imported(world, id);
	}

	private get rest() {
		return this.world.run.stage.rest;
	}

	/** Presses *Execute workflow* at a trigger, and waits for the end. `items` instead of its own. */
	async start(trigger: string, items?: readonly IDataObject[]): Promise<Execution> {
		if (items !== undefined) {
			const pinData = { [trigger]: items.map((json) => ({ json })) };
			await this.rest.updateWorkflow(this.id, { pinData });
		}
		const execution = await this.rest.finished(await this.rest.run(this.id, trigger));
		this.seen.add(execution.id);
		return execution;
	}

	/** Publishes it: its triggers listen, and those that poll do so once. */
	async publish(): Promise<void> {
		await this.rest.activate(this.id);
	}

	async unpublish(): Promise<void> {
		await this.rest.deactivate(this.id);
	}

	/** One poll of its triggers; answers the executions, `count` at least, at their end. */
	async poll(count = 1): Promise<Execution[]> {
		await this.publish();
		await this.unpublish();
		return await this.fresh(count);
	}

	/**
	 * Lets a Tracker Trigger bring everything of the last days once more, which does not wait until a
	 * sync is due. What has been sent or stored already must not be again.
	 */
	async pollAllAgain(trigger: string, days: number): Promise<Execution[]> {
		const resyncFrom = new Date(Date.now() - days * 86_400_000).toISOString();
		await this.set(trigger, { options: { resyncFrom } });
		return await this.poll();
	}

	/** Lets what has just happened at a tracker come before now: a re-sync ends with the second before. */
	async passSecond(): Promise<void> {
		await sleep(2_000);
	}

	/** Changes parameters of a node; holds from the next publishing on. */
	async set(name: string, parameters: IDataObject): Promise<void> {
		const { nodes } = await this.rest.workflow(this.id);
		await this.rest.updateWorkflow(this.id, { nodes: withLocal(nodes, { [name]: parameters }) });
	}

	/** Waits until a Tracker Trigger that syncs every minute would look for news of its own accord. */
	async untilDue(trigger: string): Promise<void> {
		const ask = async (): Promise<true | undefined> => {
			const path = `/rest/workflows/${this.id}`;
			const { staticData } = await this.rest.call<Synced>('GET', path);
			const { syncedAt } = staticData?.[`node:${trigger}`]?.sync ?? {};
			assert.ok(syncedAt, `'${trigger}' has not synced yet`);
			return Date.now() - Date.parse(syncedAt) >= DUE_AFTER_MS ? true : undefined;
		};
		await waitFor(ask, { what: 'A sync that is due', timeoutMs: 2 * DUE_AFTER_MS });
	}

	/** Production URL of a webhook, with what its node puts behind the id. */
	async webhookUrl(name: string, path: string): Promise<string> {
		const { nodes } = await this.rest.workflow(this.id);
		const webhookId = nodes.find((node) => node.name === name)?.webhookId;
		assert.ok(webhookId, `'${name}' has no webhook`);
		return `${this.world.run.stage.server.url}/webhook/${webhookId}/${path}`;
	}

	/**
	 * Executions since the last ones that were handed out, `count` at least, when none does anything any
	 * more: at their end, or asleep in a Wait node.
	 */
	async fresh(count = 1): Promise<Execution[]> {
		const ask = async (): Promise<string[] | undefined> => {
			const all = await this.rest.executions(this.id);
			const unseen = all.filter(({ id }) => !this.seen.has(id));
			const isThrough = unseen.every(({ status }) => isFinished(status) || status === 'waiting');
			return isThrough && unseen.length >= count ? unseen.map(({ id }) => id) : undefined;
		};
		const what = `The end of ${count} executions`;
		const ids = await waitFor(ask, { what, timeoutMs: TIMEOUT_MS, everyMs: 300 });
		for (const id of ids) this.seen.add(id);
		const sorted = [...ids].sort((a, b) => Number(a) - Number(b));
		return await Promise.all(sorted.map(async (id) => await this.rest.execution(id)));
	}

	/** Rows of a data table of n8n, by the name of the table. */
	async rowsOf(table: string): Promise<IDataObject[]> {
		return await dataTableRows(this.rest, table);
	}

	/** Fills in rows, as a user does in the editor of data tables. */
	async addRows(table: string, rows: readonly IDataObject[]): Promise<void> {
		await addDataTableRows(this.rest, table, rows);
	}
}
