import type { IDataObject, INode } from 'n8n-workflow';
import type { Credential, WorkflowInput } from '../../live/rest-types';

export const TRIGGER = 'Postback Trigger';
const BEHIND = 'After';

/** The trigger with these parameters, and a node behind each of its outputs. */
export function postbackWorkflow(
	name: string,
	webhookId: string,
	parameters: IDataObject,
	credentials: Credential[],
): WorkflowInput {
	const trigger: INode = {
		// At most 36 characters, or PostgreSQL does not take the state of its publication.
		id: webhookId,
		name: TRIGGER,
		type: 'n8n-nodes-tracker-hub.postbackTrigger',
		typeVersion: 2,
		position: [0, 0],
		webhookId,
		parameters: parameters as INode['parameters'],
		credentials: Object.fromEntries(
			credentials.map(({ id, name: label, type }) => [type, { id, name: label }]),
		),
	};
	const behind = (suffix: string, y: number): INode => ({
		id: `after-${suffix}-${webhookId}`,
		name: `${BEHIND} ${suffix}`,
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [220, y],
		parameters: {},
	});
	const link = (suffix: string) => [
		{ node: `${BEHIND} ${suffix}`, type: 'main' as const, index: 0 },
	];
	return {
		name,
		nodes: [trigger, behind('postback', 0), behind('refused', 160)],
		connections: { [TRIGGER]: { main: [link('postback'), link('refused')] } },
	};
}
