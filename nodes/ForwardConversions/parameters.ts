import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Reads a parameter for an item. */
export interface Read {
	(name: string, index: number, fallback?: unknown): unknown;
	/** Whether it holds an expression, which may be something else for every item. */
	varies: (name: string) => boolean;
}

/**
 * Reads parameters, each once for all items where it holds no expression. n8n resolves a parameter
 * anew for every item, which for a large execution takes longer than sending it.
 */
export function parameterReader(context: IExecuteFunctions): Read {
	const { parameters } = context.getNode();
	const constants = new Map<string, unknown>();
	const known = new Map<string, boolean>();
	const varies = (name: string) => {
		const found = known.get(name) ?? hasExpression(valueAt(parameters as IDataObject, name));
		known.set(name, found);
		return found;
	};
	const read = (name: string, index: number, fallback?: unknown) => {
		const constant = constants.get(name);
		if (constant !== undefined) return constant;
		if (varies(name)) return context.getNodeParameter(name, index, fallback);
		if (!constants.has(name)) constants.set(name, context.getNodeParameter(name, 0, fallback));
		return constants.get(name);
	};
	return Object.assign(read, { varies });
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
