import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { withCredentials } from '../../live/demo-content';
import { root } from '../../live/paths';
import { type ExecutionSummary, isFinished, type WorkflowInput } from '../../live/rest-types';
import { waitFor } from '../../live/wait';
import { Executions } from '../executions';
import { Publisher } from '../publisher';
import type { Run } from '../run';
import { TRIGGER, withTrigger } from '../workflow';
import type { PlatformWorld } from './world';

export const FORWARD_TYPE = 'n8n-nodes-tracker-hub.forwardConversions';

/** A workflow of the repository as users import it. */
export function readExample(file: string): WorkflowInput {
	const text = readFileSync(join(root, 'workflows', file), 'utf8');
	return JSON.parse(text) as WorkflowInput;
}

/** The trigger as it is needed here: as often as possible, some days back. */
export function following(
	nodes: readonly INode[],
	firstSyncDays: number,
	maxItems: number,
): INode[] {
	return withTrigger(nodes, { maxItems }).map((node) =>
		node.name === TRIGGER ? { ...node, parameters: { ...node.parameters, firstSyncDays } } : node,
	);
}

/** Saves a workflow with the accounts of these scenarios; it is not published yet. */
export async function save(
	{ stage }: Run,
	world: PlatformWorld,
	input: WorkflowInput,
): Promise<{ id: string; executions: Executions; publisher: Publisher }> {
	const { rest, server } = stage;
	const filled = withCredentials(input, world.credentials, await rest.nodeTypes());
	const { id } = await rest.createWorkflow(filled);
	const executions = new Executions(rest, id);
	return { id, executions, publisher: new Publisher(server, rest, executions, id) };
}

/** Waits until no execution does anything: those that sleep in a Wait node may go on sleeping. */
export async function atRest({ stage }: Run, workflowId: string): Promise<ExecutionSummary[]> {
	const ask = async () => {
		const all = await stage.rest.executions(workflowId);
		const isQuiet = all.every(({ status }) => isFinished(status) || status === 'waiting');
		return isQuiet && all.length > 0 ? all : undefined;
	};
	return await waitFor(ask, { what: 'The end of all executions', timeoutMs: 120_000 });
}
