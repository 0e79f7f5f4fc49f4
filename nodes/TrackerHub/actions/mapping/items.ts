import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

const FIELDS = ['campaign', 'subIds', 'flow', 'offer', 'landingPage', 'trafficSource', 'pageUrl'];

/** Why the item is no conversion, naming it; nothing where it is one. */
export function refusalOf(
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

/** An item that could not be read, where the workflow is to go on. */
export const failedItem = (
	{ json }: INodeExecutionData,
	item: number,
	error: NodeOperationError,
): INodeExecutionData => ({
	json: { ...json, error: error.message },
	error,
	pairedItem: { item },
});
