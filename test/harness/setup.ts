import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
	OnError,
} from 'n8n-workflow';
import { NodeConnectionTypes, Workflow } from 'n8n-workflow';
import { buildAdditionalData } from './additional-data';
import type { Credentials } from './credentials';
import { credentialReferences, HarnessCredentialsHelper } from './credentials';
import { latestVersion, nodeTypesOf, packageTypeName, START_TYPE } from './node-types';

/** A node in a workflow, as a user sets it up. Every harness function takes these. */
export interface NodeSetup {
	/** An instance of the real node class. */
	node: INodeType;
	/** Full type name; `n8n-nodes-tracker-hub.<name>` unless given. */
	type?: string;
	/** What the user set; the rest gets the defaults of the description, as in n8n. */
	parameters?: INodeParameters;
	credentials?: Credentials;
	nodeName?: string;
	/** With `workflowId` the key of processed data. */
	nodeId?: string;
	workflowId?: string;
	typeVersion?: number;
	/** Static data of the whole workflow, as saved. It is copied. */
	staticData?: IDataObject;
	/** IANA zone of the workflow's settings; n8n's own default is `America/New_York`. */
	timezone?: string;
	/**
	 * `true` = *On Error: Continue*, `'errorOutput'` = *Continue (using error output)*,
	 * absent = *Stop Workflow*.
	 */
	continueOnFail?: boolean | 'errorOutput';
	/** Node settings such as Retry On Fail, or a webhook id. */
	settings?: Partial<INode>;
}

export interface PreparedNode {
	workflow: Workflow;
	/** The node as the workflow holds it, parameters with defaults. */
	node: INode;
	start: INode;
	additionalData: IWorkflowExecuteAdditionalData;
	nodeTypes: INodeTypes;
}

export const START_NODE = 'Start';

function onErrorOf(continueOnFail: NodeSetup['continueOnFail']): OnError | undefined {
	if (continueOnFail === 'errorOutput') return 'continueErrorOutput';
	return continueOnFail ? 'continueRegularOutput' : undefined;
}

/** A JSON copy, as a database makes it. */
export const jsonCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Items from plain objects. */
export const toItems = (...objects: IDataObject[]): INodeExecutionData[] =>
	objects.map((json) => ({ json }));

export function buildNode(setup: NodeSetup): INode {
	const onError = onErrorOf(setup.continueOnFail);
	return {
		id: setup.nodeId ?? 'node-1',
		name: setup.nodeName ?? setup.node.description.displayName,
		type: setup.type ?? packageTypeName(setup.node),
		typeVersion: setup.typeVersion ?? latestVersion(setup.node),
		position: [200, 0],
		parameters: jsonCopy(setup.parameters ?? {}),
		...(setup.credentials && { credentials: credentialReferences(setup.credentials) }),
		...(onError && { onError }),
		// The editor gives one to every node with webhooks; it is part of their address.
		...(setup.node.description.webhooks && { webhookId: 'webhook-1' }),
		...setup.settings,
	};
}

/** A workflow *Start → node*, or the node alone when it is a trigger. */
export function prepare(setup: NodeSetup): PreparedNode {
	const node = buildNode(setup);
	const start: INode = {
		id: 'start',
		name: START_NODE,
		type: START_TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const isTrigger = setup.node.description.group.includes('trigger');
	const nodeTypes = nodeTypesOf({ [node.type]: setup.node });
	const toNode = { node: node.name, type: NodeConnectionTypes.Main, index: 0 };
	const workflow = new Workflow({
		id: setup.workflowId ?? 'workflow-1',
		name: 'Test workflow',
		nodes: isTrigger ? [node] : [start, node],
		connections: isTrigger ? {} : { [START_NODE]: { main: [[toNode]] } },
		active: true,
		nodeTypes,
		staticData: jsonCopy(setup.staticData ?? {}),
		settings: setup.timezone ? { timezone: setup.timezone } : {},
	});
	const helper = new HarnessCredentialsHelper(setup.credentials ?? {}, nodeTypes);
	const additionalData = buildAdditionalData(helper, { workflowId: workflow.id });
	return { workflow, node, start, additionalData, nodeTypes };
}
