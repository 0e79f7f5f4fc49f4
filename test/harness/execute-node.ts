import type {
	INodeExecutionData,
	NodeExecutionHint,
	NodeOutput,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createRunExecutionData, UnexpectedError } from 'n8n-workflow';
import { ExecuteContext } from './engine';
import type { NodeSetup } from './setup';
import { prepare, START_NODE, toItems } from './setup';
import { privacy, witnessed } from './witness';

export interface ExecuteOptions extends NodeSetup {
	/** Input items; one empty item unless given, as a manual trigger gives. */
	items?: INodeExecutionData[];
	/** Items of the second input and of those behind it. */
	furtherInputs?: INodeExecutionData[][];
	/** The user stopping the execution. */
	cancel?: AbortSignal;
	/** `trigger` (a production run) unless given. */
	mode?: WorkflowExecuteMode;
}

export interface ExecuteResult {
	/** Items per output, as the node returned them: nothing is filled in or moved. */
	outputs: INodeExecutionData[][];
	/** Hints the node added for the user during the run. */
	hints: NodeExecutionHint[];
}

function asOutputs(output: NodeOutput): INodeExecutionData[][] {
	if (output === null) return [];
	if (!Array.isArray(output)) throw new UnexpectedError('Engine requests are not supported');
	return output;
}

/**
 * Runs `execute` once on n8n-core's ExecuteContext. It throws what the node throws. For what the
 * engine does around a node (error output, pairing, retries) use `runWorkflow`.
 */
export async function executeNode(options: ExecuteOptions): Promise<ExecuteResult> {
	const { workflow, node, additionalData } = prepare(options);
	const items = options.items ?? toItems({});
	const inputData = { main: [items, ...(options.furtherInputs ?? [])] };
	const source = { main: inputData.main.map(() => ({ previousNode: START_NODE })) };
	const runData = {
		[START_NODE]: [
			{ startTime: 0, executionIndex: 0, executionTime: 0, source: [], data: inputData },
		],
	};
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		options.mode ?? 'trigger',
		createRunExecutionData({ resultData: { runData } }),
		0,
		items,
		inputData,
		{ node, data: inputData, source },
		[],
		options.cancel ?? new AbortController().signal,
	);
	if (!options.node.execute) throw new UnexpectedError('The node has no execute function');
	const { execute } = options.node;
	privacy().keepPrivate(inputData);
	try {
		const output = await witnessed('an output', async () => await execute.call(context));
		return { outputs: asOutputs(output), hints: context.hints };
	} finally {
		privacy().see('a hint', context.hints);
	}
}
