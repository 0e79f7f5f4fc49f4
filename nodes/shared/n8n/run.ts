import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { asObject } from './asObject';
import { cancelledBy } from './cancelled';
import {
	FileItem,
	type Files,
	type Operation,
	type OperationResult,
	type Registry,
} from './operation';
import { limitHint } from './listing';
import { Params } from './params';
import { progressOf, tenths } from './progress';
import { asNodeError } from './serviceError';

/** Each is a request at least; fewer are through in a minute. */
const FEWEST_ITEMS = 1_000;

/**
 * Runs the chosen operation for every input item: parameters read with the item's index, results
 * linked to it, errors naming it. The one loop over items in this package.
 */
export async function run<Api>(
	context: IExecuteFunctions,
	registry: Registry<Api>,
	connect: () => Promise<Api>,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const output: INodeExecutionData[] = [];
	let api: Api | undefined;
	const cancelled = cancelledBy(context);
	const hint = hinter(context);
	const progress = progressOf(context);
	const itemDone = tenths(context, 'items done', FEWEST_ITEMS);
	for (let index = 0; index < items.length && !cancelled(); index++) {
		try {
			api ??= await connect();
			const operation = chosen(context, registry, index);
			const param = new Params(context, index, operation.fields);
			const files = filesOf(context, index);
			const result = await operation.run({ api, param, files, hint, progress, cancelled });
			const results = asItems(result);
			for (const item of results) output.push({ ...item, pairedItem: { item: index } });
			const more = limitHint(operation.fields, param, results.length);
			if (more !== undefined) hint(more);
		} catch (error) {
			// Every error leaves as one of n8n's, with the item it belongs to.
			const shown = asNodeError(context.getNode(), error, index);
			if (!context.continueOnFail()) throw mustStop(shown);
			const json = {
				error: shown.message,
				...(shown.description && { details: shown.description }),
			};
			output.push({ json: json as IDataObject, pairedItem: { item: index } });
		}
		itemDone(index + 1, items.length);
	}
	return [output];
}

function chosen<Api>(
	context: IExecuteFunctions,
	registry: Registry<Api>,
	index: number,
): Operation<Api> {
	const resource = context.getNodeParameter('resource', index) as string;
	const name = context.getNodeParameter('operation', index) as string;
	const operation = registry[resource]?.operations[name];
	if (operation !== undefined) return operation;
	throw new NodeOperationError(context.getNode(), `'${name}' is no operation of '${resource}'`, {
		description: 'Choose the operation anew in the panel of the node',
		itemIndex: index,
	});
}

function asItems(result: OperationResult): INodeExecutionData[] {
	if (result instanceof FileItem) return [{ json: result.json, binary: { ...result.binary } }];
	return (Array.isArray(result) ? result : [result]).map((json) => ({ json: asObject(json) }));
}

function filesOf({ helpers }: IExecuteFunctions, index: number): Files {
	return {
		read: async (field) => await helpers.getBinaryDataBuffer(index, field),
		prepare: async (bytes, name, mimeType) =>
			await helpers.prepareBinaryData(bytes, name, mimeType),
	};
}

const mustStop = (error: Error): Error => error;

/** Hints say something once, however many items it is true of. */
function hinter(context: IExecuteFunctions): (message: string) => void {
	const said = new Set<string>();
	return (message) => {
		if (said.has(message)) return;
		said.add(message);
		context.addExecutionHints({ message, location: 'outputPane' });
	};
}
