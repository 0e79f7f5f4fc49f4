import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	INode,
	INodeParameters,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { getAdditionalKeys } from './engine';
import { START_TYPE } from './node-types';

interface Surroundings {
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	executeData: IExecuteData | undefined;
	nodeTypes: INodeTypes;
}

/** n8n resolves credentials outside a run on a node that knows nothing of the workflow. */
const mockNode = (): INode => ({
	id: 'mock',
	name: 'mock',
	type: START_TYPE,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

/** Expressions a user typed into credential fields, resolved as n8n does: per item inside a run. */
export function resolveCredentialExpressions(
	data: ICredentialDataDecryptedObject,
	{ additionalData, mode, executeData, nodeTypes }: Surroundings,
	run?: ICredentialsExpressionResolveValues,
): ICredentialDataDecryptedObject {
	const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	// The expression engine is typed for node parameters; credential data is the same kind of object.
	const parameters = data as INodeParameters;
	if (run) {
		return run.workflow.expression.getParameterValue(
			parameters,
			run.runExecutionData,
			run.runIndex,
			run.itemIndex,
			run.node.name,
			run.connectionInputData,
			mode,
			keys,
			executeData,
			false,
			data,
		) as ICredentialDataDecryptedObject;
	}
	const node = mockNode();
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getComplexParameterValue(
		node,
		parameters,
		mode,
		keys,
		undefined,
		undefined,
		data,
	) as ICredentialDataDecryptedObject;
}
