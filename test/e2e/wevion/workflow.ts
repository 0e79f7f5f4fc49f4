import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import type { Credential, WorkflowInput } from '../../live/rest-types';

export const BEGIN = 'Begin';

/** One node of Wevion for each question, one after the other, each asked once. */
export function workflowOf(
	questions: ReadonlyArray<readonly [operation: string, INodeParameters]>,
	{ id, name, type }: Credential,
): WorkflowInput {
	const begin: INode = {
		...{ id: 'begin', name: BEGIN, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
		...{ position: [0, 0], parameters: {} },
	};
	const nodes = questions.map(([asked, parameters], index): INode => {
		const [resource, operation] = asked.split('.');
		return {
			...{ id: `wevion-${index}`, name: asked, typeVersion: 1, position: [220, 120 * index] },
			type: 'n8n-nodes-tracker-hub.wevion',
			parameters: { resource, operation, ...parameters } as INodeParameters,
			credentials: { [type]: { id, name } },
			executeOnce: true,
		};
	});
	const connections: IConnections = {};
	nodes.forEach(({ name: next }, index) => {
		const previous = index === 0 ? begin : nodes[index - 1];
		connections[previous?.name ?? ''] = { main: [[{ node: next, type: 'main', index: 0 }]] };
	});
	return { name: 'Wevion', nodes: [begin, ...nodes], connections };
}
