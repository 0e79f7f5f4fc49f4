import type { INodeExecutionData } from 'n8n-workflow';
import { parseFlatted } from './flatted';
import type { Execution, ExecutionSummary, NodeRun } from './rest-types';

interface StoredData {
	resultData?: { error?: { message?: string }; runData?: Record<string, NodeRun[]> };
}

/** An execution as n8n stores it, with what each of its nodes put out. */
export function readExecution(stored: ExecutionSummary & { data: string }): Execution {
	const { data, ...summary } = stored;
	// Empty while the execution has not begun.
	const result = (parseFlatted(data) as StoredData | undefined)?.resultData;
	const runData = result?.runData ?? {};
	return {
		...summary,
		error: result?.error?.message,
		runData,
		outputs(nodeName) {
			const outputs: INodeExecutionData[][] = [];
			for (const run of runData[nodeName] ?? []) {
				run.data?.main?.forEach((items, index) => {
					outputs[index] = (outputs[index] ?? []).concat(items ?? []);
				});
			}
			return outputs;
		},
	};
}
