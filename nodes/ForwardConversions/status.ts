import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { ServiceError, toNodeError } from '../shared/n8n/serviceError';
import type { PlatformModule, RequestStatus } from '../shared/platforms/module';
import { maskOf } from '../shared/n8n/discretion';
import { sender } from './send';

/**
 * What became of earlier requests, on the first output. All conversions of a request share its id, so
 * each is asked for once. What cannot be told is an error, or an item of the last output where the
 * workflow is to go on.
 */
export async function getStatus(
	context: IExecuteFunctions,
	module: PlatformModule,
	status: RequestStatus,
): Promise<INodeExecutionData[][]> {
	const credential = await context.getCredentials(module.platform.credential);
	const send = sender(context, module, credential);
	const mask = maskOf(credential);
	const known: INodeExecutionData[] = [];
	const failed: INodeExecutionData[] = [];
	for (const [requestId, items] of requestsOf(context)) {
		const pairedItem = items.map((item) => ({ item }));
		try {
			if (requestId === '') throw new Error("'Request ID' is empty");
			const found = await status.read(send, requestId);
			known.push(...found.map((json) => ({ json, pairedItem })));
		} catch (error) {
			const shown = asNodeError(context, error, items[0] ?? 0);
			shown.message = mask(shown.message);
			if (!context.continueOnFail()) throw mustStop(shown);
			const json: IDataObject = { requestId, error: shown.message, details: shown.description };
			failed.push({ json, pairedItem });
		}
	}
	return [known, [], failed];
}

/** The ids with the items that name each. */
function requestsOf(context: IExecuteFunctions): Map<string, number[]> {
	const requests = new Map<string, number[]>();
	context.getInputData().forEach((_item, index) => {
		const requestId = String(context.getNodeParameter('requestId', index, '') ?? '').trim();
		requests.set(requestId, [...(requests.get(requestId) ?? []), index]);
	});
	return requests;
}

function asNodeError(context: IExecuteFunctions, error: unknown, itemIndex: number) {
	if (error instanceof ServiceError) return toNodeError(context.getNode(), error, itemIndex);
	return new NodeOperationError(context.getNode(), error as Error, { itemIndex });
}

const mustStop = (error: Error): Error => error;
