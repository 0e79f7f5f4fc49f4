import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

const FIELDS = ['campaign', 'subIds', 'flow', 'offer', 'landingPage', 'trafficSource', 'pageUrl'];

/** Why the item is no conversion, naming it; nothing where it is one. */
function refusalOf(
	context: IExecuteFunctions,
	{ json }: INodeExecutionData,
	itemIndex: number,
): NodeOperationError | undefined {
	const refusal = (message: string, description: string) =>
		new NodeOperationError(context.getNode(), message, { description, itemIndex });
	if (typeof json.campaign === 'string') {
		return refusal(
			`Item ${itemIndex} is a simplified conversion`,
			"Turn off 'Simplify' in the node that gives the conversions",
		);
	}
	if (FIELDS.some((name) => json[name] !== undefined && json[name] !== null)) return undefined;
	return refusal(
		`Item ${itemIndex} is no conversion`,
		`It has none of ${FIELDS.join(', ')}. Connect a node that gives conversions to the first input.`,
	);
}

/**
 * The item with what is wrong with it, where it is no conversion; nothing where it is one. Throws it
 * where the workflow is to stop.
 */
export function failedItem(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	index: number,
): INodeExecutionData | undefined {
	const error = refusalOf(context, item, index);
	if (error === undefined) return undefined;
	if (!context.continueOnFail()) throw error;
	return { json: { ...item.json, error: error.message }, error, pairedItem: { item: index } };
}
