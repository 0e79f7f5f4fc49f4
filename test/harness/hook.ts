import type { IDataObject, WebhookType, WorkflowActivateMode } from 'n8n-workflow';
import { UnexpectedError } from 'n8n-workflow';
import { HookContext } from './engine';
import type { NodeSetup } from './setup';
import { jsonCopy, prepare } from './setup';
import { witnessed } from './witness';

export interface HookOptions extends NodeSetup {
	method: 'checkExists' | 'create' | 'delete';
	/** `default` unless given. */
	webhookName?: WebhookType;
	activation?: WorkflowActivateMode;
	/** The test address of *Listen for Test Event* instead of the production one. */
	isTest?: boolean;
}

export interface HookResult {
	result: boolean;
	/** Static data of the workflow afterwards, for the next call's `staticData`. */
	staticData: IDataObject;
}

/** One step of a webhook's registration, on HookContext. */
export async function hook(options: HookOptions): Promise<HookResult> {
	const { workflow, node, additionalData } = prepare(options);
	const name = options.webhookName ?? 'default';
	const description = options.node.description.webhooks?.find((webhook) => webhook.name === name);
	const method = options.node.webhookMethods?.[name]?.[options.method];
	if (!description || !method) {
		throw new UnexpectedError(`The node has no ${options.method} for webhook '${name}'`);
	}
	const isTest = options.isTest ?? false;
	const context = new HookContext(
		workflow,
		node,
		additionalData,
		isTest ? 'manual' : 'internal',
		options.activation ?? (isTest ? 'manual' : 'activate'),
		{
			httpMethod: 'GET',
			node: node.name,
			path: description.path,
			webhookDescription: description,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additionalData,
			isTest,
		},
	);
	const result = await witnessed('an answer', async () => await method.call(context));
	return { result, staticData: jsonCopy(workflow.staticData) };
}
