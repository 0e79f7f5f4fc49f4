import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Reads a parameter for an item. */
export type Read = (name: string, index: number, fallback?: unknown) => unknown;

/**
 * Reads parameters, each once for all items where it holds no expression. n8n resolves a parameter
 * anew for every item, which for a large execution takes longer than sending it.
 */
export function parameterReader(context: IExecuteFunctions): Read {
	const { parameters } = context.getNode();
	const constants = new Map<string, unknown>();
	return (name, index, fallback) => {
		if (hasExpression(valueAt(parameters as IDataObject, name))) {
			return context.getNodeParameter(name, index, fallback);
		}
		if (!constants.has(name)) constants.set(name, context.getNodeParameter(name, 0, fallback));
		return constants.get(name);
	};
}

function valueAt(parameters: IDataObject, name: string): unknown {
	return name
		.split('.')
		.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], parameters);
}

/** n8n marks expressions by a leading equals sign, at any depth. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}
