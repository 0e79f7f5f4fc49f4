import type {
	ExecutionError,
	IConnections,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	IRunData,
	IWorkflowBase,
} from 'n8n-workflow';
import { createRunExecutionData, UnexpectedError, Workflow } from 'n8n-workflow';
import { buildAdditionalData } from './additional-data';
import type { Credentials } from './credentials';
import { HarnessCredentialsHelper } from './credentials';
import { ExecutionLifecycleHooks, WorkflowExecute } from './engine';
import type { ExecuteOptions } from './execute-node';
import { nodeTypesOf } from './node-types';
import { jsonCopy, prepare, toItems } from './setup';
import { privacy } from './witness';

export interface RunResult {
	run: IRun;
	/** Results by node name, item links filled in by the engine. */
	runData: IRunData;
	/** What stopped the workflow, if anything did. */
	error: ExecutionError | undefined;
	/** Items per output of the node under test (or the last node), of its last run. */
	outputs: INodeExecutionData[][];
}

export interface WorkflowOptions extends Pick<ExecuteOptions, 'items' | 'cancel' | 'mode'> {
	/** Nodes and connections, as in an exported workflow file. */
	nodes: INode[];
	connections: IConnections;
	/** Node classes by full type name; n8n's No Operation is known. */
	types: Record<string, INodeType>;
	credentials?: Credentials;
	/** Name of the node the items enter; a trigger passes them on as its own. */
	start: string;
	workflowId?: string;
	timezone?: string;
}

async function run(
	workflow: Workflow,
	start: INode,
	credentialsHelper: HarnessCredentialsHelper,
	{
		items = toItems({}),
		cancel,
		mode = 'trigger',
	}: Pick<ExecuteOptions, 'items' | 'cancel' | 'mode'>,
): Promise<IRun> {
	const base: IWorkflowBase = {
		id: workflow.id,
		name: workflow.name ?? '',
		active: true,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
	};
	const hooks = new ExecutionLifecycleHooks(mode, '1', base);
	const additionalData = buildAdditionalData(credentialsHelper, { hooks, workflowId: workflow.id });
	const runExecutionData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: start, data: { main: [items] }, source: null }],
		},
	});
	const execute = new WorkflowExecute(additionalData, mode, runExecutionData);
	const running = execute.processRunExecutionData(workflow);
	cancel?.addEventListener('abort', () => running.cancel());
	privacy().keepPrivate(items);
	const finished = await running;
	const { runData, error } = finished.data.resultData;
	privacy().see('an error', error);
	for (const [name, tasks] of Object.entries(runData)) {
		// What enters the workflow was put out by nobody.
		if (name === start.name) continue;
		for (const task of tasks) {
			privacy().see('an output', task.data);
			privacy().see('an error', task.error);
			privacy().see('a hint', task.hints);
		}
	}
	return finished;
}

function resultOf(run: IRun, nodeName: string | undefined): RunResult {
	const { runData, error } = run.data.resultData;
	const last = nodeName === undefined ? undefined : runData[nodeName]?.at(-1);
	const outputs = (last?.data?.main ?? []).map((items) => items ?? []);
	return { run, runData, error, outputs };
}

/** Runs *Start → node* through n8n's WorkflowExecute: error output, pairing and retries included. */
export async function runWorkflow(options: ExecuteOptions): Promise<RunResult> {
	const { workflow, node, start, nodeTypes } = prepare(options);
	const helper = new HarnessCredentialsHelper(options.credentials ?? {}, nodeTypes);
	const isTrigger = workflow.nodes[start.name] === undefined;
	return resultOf(await run(workflow, isTrigger ? node : start, helper, options), node.name);
}

/** Runs a whole workflow file from the node `start`. */
export async function runWorkflowFile(options: WorkflowOptions): Promise<RunResult> {
	const nodeTypes = nodeTypesOf(options.types);
	const workflow = new Workflow({
		id: options.workflowId ?? 'workflow-1',
		name: 'Test workflow',
		nodes: jsonCopy(options.nodes),
		connections: options.connections,
		active: true,
		nodeTypes,
		settings: options.timezone ? { timezone: options.timezone } : {},
	});
	const start = workflow.getNode(options.start);
	if (!start) throw new UnexpectedError(`There is no node '${options.start}'`);
	const helper = new HarnessCredentialsHelper(options.credentials ?? {}, nodeTypes);
	const finished = await run(workflow, start, helper, options);
	return resultOf(finished, finished.data.resultData.lastNodeExecuted);
}
