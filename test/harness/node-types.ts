import type { IExecuteFunctions, INodeType, INodeTypes } from 'n8n-workflow';
import { NodeConnectionTypes, UnexpectedError } from 'n8n-workflow';

/** Type name of the node that hands the test's items to the node under test. */
export const START_TYPE = 'n8n-nodes-base.noOp';

/** n8n's own No Operation node: passes its input on. Also the node credential tests run on. */
export class NoOp implements INodeType {
	description: INodeType['description'] = {
		displayName: 'No Operation, do nothing',
		name: 'noOp',
		group: ['organization'],
		version: 1,
		description: 'No Operation',
		defaults: { name: 'No Operation, do nothing' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties: [],
	};

	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	}
}

/** Registry of the given nodes, keyed by full type name, and the built-in start node. */
export function nodeTypesOf(nodes: Record<string, INodeType>): INodeTypes {
	const types = new Map<string, INodeType>([[START_TYPE, new NoOp()], ...Object.entries(nodes)]);
	const find = (name: string): INodeType => {
		const node = types.get(name);
		if (!node) throw new UnexpectedError(`Unrecognized node type: ${name}`);
		return node;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

/** The name n8n gives a node of this package, e.g. `n8n-nodes-tracker-hub.keitaro`. */
export const packageTypeName = ({ description }: INodeType) =>
	`n8n-nodes-tracker-hub.${description.name}`;

/** The version a freshly dropped node gets: `defaultVersion`, else the highest. */
export function latestVersion({ description }: INodeType): number {
	const versions = [description.version].flat();
	return description.defaultVersion ?? Math.max(...versions);
}
