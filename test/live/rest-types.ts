import type { IConnections, IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

export interface Owner {
	email: string;
	password: string;
}

export interface CredentialInput {
	name: string;
	type: string;
	data: IDataObject;
}

export interface Credential {
	id: string;
	name: string;
	type: string;
}

/** What the *Test* button of a credential says. */
export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

export interface WorkflowInput {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IDataObject;
	/** Items that a node puts out in manual executions, by its name. */
	pinData?: Record<string, Array<{ json: IDataObject }>>;
}

export interface WorkflowRecord extends WorkflowInput {
	id: string;
	active: boolean;
	versionId: string;
}

export interface PublicationStatus {
	/** `in_progress`, `published`, `partial`, `failed`, `not_published`. */
	status: string;
	pendingVersionId: string | null;
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

/** An execution as the list of executions shows it. */
export interface ExecutionSummary {
	id: string;
	workflowId: string;
	/** `success`, `error`, `crashed`, `canceled`, `running`, `new`, `waiting`, `unknown`. */
	status: string;
	/** `trigger` also for a poll; `webhook`, `manual`. */
	mode: string;
	startedAt: string | null;
	stoppedAt: string | null;
}

/** Part of the list of executions. */
export interface ExecutionPage {
	results: ExecutionSummary[];
	/** Where the next page begins; older versions of n8n tell none. */
	nextCursor?: string | null;
}

/** An execution with the items of its nodes. */
export interface Execution extends ExecutionSummary {
	/** Message of the error that ended the execution. */
	error: string | undefined;
	/** Items a node put out in all its runs, by output. */
	outputs(nodeName: string): INodeExecutionData[][];
	/** The stored run data by node name, as n8n keeps it. */
	runData: Record<string, NodeRun[]>;
}

export interface NodeRun {
	executionStatus?: string;
	error?: { message?: string; description?: string | null };
	data?: { main?: Array<INodeExecutionData[] | null> };
}

/** Execution statuses after which nothing changes any more. */
export const isFinished = (status: string): boolean =>
	!['running', 'new', 'waiting'].includes(status);
