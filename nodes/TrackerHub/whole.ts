import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { cancelledBy } from '../shared/n8n/cancelled';
import { Params } from '../shared/n8n/params';
import { asNodeError } from '../shared/n8n/serviceError';
import { wholeRegistry } from './actions';
import type { WholeOperation } from './actions/operation';
import type { HubApi } from './transport';

/** The chosen operation, where it is one that takes all items together. */
export function wholeOperation(context: IExecuteFunctions): WholeOperation | undefined {
	const resource = String(context.getNodeParameter('resource', 0, ''));
	const operation = String(context.getNodeParameter('operation', 0, ''));
	return wholeRegistry[resource]?.operations[operation];
}

/** Runs it once. What stops it comes out with every item where the workflow is to go on. */
export async function runWhole(
	context: IExecuteFunctions,
	operation: WholeOperation,
	connect: () => HubApi,
): Promise<INodeExecutionData[][]> {
	try {
		const param = new Params(context, 0, operation.fields);
		const items = (input: number) => context.getInputData(input) ?? [];
		const cancelled = cancelledBy(context);
		return await operation.runWhole({ context, connect, param, items, cancelled });
	} catch (error) {
		const shown = asNodeError(context.getNode(), error);
		if (!context.continueOnFail()) throw mustStop(shown);
		return failedItems(context, shown);
	}
}

/** Every item comes out with the error, so that none is lost: by the last output, as not mapped. */
function failedItems(context: IExecuteFunctions, error: Error): INodeExecutionData[][] {
	const outputs = context.getNodeOutputs().filter(({ category }) => category !== 'error');
	const failed = context.getInputData().map(
		({ json }, item): INodeExecutionData => ({
			json: { ...json, error: error.message },
			error: error instanceof NodeOperationError ? error : undefined,
			pairedItem: { item },
		}),
	);
	return outputs.map((_, output) => (output === outputs.length - 1 ? failed : []));
}

const mustStop = (error: Error): Error => error;
