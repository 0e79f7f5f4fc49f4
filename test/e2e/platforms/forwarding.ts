import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { withCredentials } from '../../live/demo-content';
import type { WorkflowInput } from '../../live/rest-types';
import type { Run } from '../run';
import { FORWARD, OUTCOMES, type Outcome } from '../workflow';
import type { PlatformWorld } from './world';
import { NEXT_X, nodeAt } from './nodeAt';

const START = 'Start';

/** Items that came out of Forward Conversions, by output. */
export type Sorted = Record<Outcome, IDataObject[]>;

export function sorted(outputs: readonly INodeExecutionData[][]): Sorted {
	const jsons = OUTCOMES.map((_, at) => (outputs[at] ?? []).map(({ json }) => json));
	return { accepted: jsons[0] ?? [], skipped: jsons[1] ?? [], failed: jsons[2] ?? [] };
}

/** Items on their way into the node by a click on *Execute workflow*. */
function workflowFor(
	name: string,
	items: readonly IDataObject[],
	parameters: IDataObject,
): WorkflowInput {
	return {
		name,
		nodes: [
			nodeAt(0, START, 'n8n-nodes-base.manualTrigger', {}),
			nodeAt(NEXT_X, FORWARD, 'n8n-nodes-tracker-hub.forwardConversions', parameters),
		],
		connections: { [START]: { main: [[{ node: FORWARD, type: 'main', index: 0 }]] } },
		pinData: { [START]: items.map((json) => ({ json })) },
	};
}

/** What is made of the items by Forward Conversions on the server. */
export async function forwardOnServer(
	{ stage }: Run,
	world: PlatformWorld,
	items: readonly IDataObject[],
	parameters: IDataObject,
): Promise<Sorted> {
	const input = workflowFor(`To ${String(parameters.platform)}`, items, parameters);
	const types = await stage.rest.nodeTypes();
	const filled = withCredentials(input, world.credentials, types);
	const { id } = await stage.rest.createWorkflow(filled);
	const execution = await stage.rest.finished(await stage.rest.run(id, START));
	if (execution.status !== 'success') throw new Error(execution.error ?? execution.status);
	return sorted(execution.outputs(FORWARD));
}
