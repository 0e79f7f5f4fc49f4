import type {
	IDataObject,
	IHttpRequestMethods,
	INode,
	INodeExecutionData,
	IWebhookDescription,
	IWebhookResponseData,
	WebhookType,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { UnexpectedError } from 'n8n-workflow';
import { WebhookContext } from './engine';
import type { FakeRequestOptions } from './fake-http';
import { fakeRequest, FakeResponse } from './fake-http';
import type { NodeSetup } from './setup';
import { jsonCopy, prepare } from './setup';
import { privacy } from './witness';

export interface WebhookOptions extends NodeSetup {
	request: FakeRequestOptions;
	/** `default` unless given. */
	webhookName?: WebhookType;
	/** Of its webhooks with that name the one with this path; the first unless given. */
	path?: string;
	/** What becomes of a call that the node has taken: answered, unless given. */
	ending?: 'caller hangs up' | 'execution cannot start';
	/** `manual` = *Listen for Test Event*; `webhook` (production) unless given. */
	mode?: Extract<WorkflowExecuteMode, 'webhook' | 'manual'>;
}

export interface WebhookAnswer {
	status: number;
	headers: Record<string, string>;
	body: unknown;
}

export interface WebhookResult {
	/** Items per output of the execution the call starts, or undefined when it starts none. */
	outputs: INodeExecutionData[][] | undefined;
	/** What the caller gets. */
	answer: WebhookAnswer;
	/** What the node threw: n8n answers 500 and stores a failed execution. */
	error?: unknown;
	/** Static data of the workflow afterwards, for the next call's `staticData`. */
	staticData: IDataObject;
}

type DescriptionField = 'httpMethod' | 'path' | 'responseCode' | 'responseData' | 'responseMode';

/** Reads fields of the webhook description, which may be expressions over the parameters. */
function fieldReader(workflow: Workflow, node: INode, mode: WorkflowExecuteMode) {
	return (description: IWebhookDescription, field: DescriptionField, fallback: string | number) =>
		workflow.expression.getSimpleParameterValue(
			node,
			description[field],
			mode,
			{},
			undefined,
			fallback,
		);
}

/** What n8n sends for a node that started an execution without answering itself. */
function onReceivedBody(responseData: unknown, { webhookResponse }: IWebhookResponseData): unknown {
	if (responseData === 'noData') return undefined;
	if (responseData) return responseData;
	return webhookResponse !== undefined ? webhookResponse : { message: 'Workflow was started' };
}

/**
 * One call to the node's webhook on WebhookContext, with the answer n8n's server would give for it.
 * Response modes other than `onReceived` are answered by later nodes: their body stays undefined.
 */
export async function webhook(options: WebhookOptions): Promise<WebhookResult> {
	const { workflow, node, additionalData } = prepare(options);
	const mode = options.mode ?? 'webhook';
	const name = options.webhookName ?? 'default';
	const request = fakeRequest(options.request);
	const response = new FakeResponse();
	const read = fieldReader(workflow, node, mode);
	const httpMethod: IHttpRequestMethods = request.method;
	const description = options.node.description.webhooks?.find(
		(candidate) =>
			candidate.name === name &&
			(options.path === undefined || candidate.path === options.path) &&
			String(read(candidate, 'httpMethod', 'GET'))
				.split(',')
				.includes(httpMethod),
	);
	const staticData = () => jsonCopy(workflow.staticData);
	const answerOf = (): WebhookAnswer => ({
		status: response.statusCode,
		headers: response.headers,
		body: response.sent,
	});
	if (!description) {
		response.status(404).json({
			code: 404,
			message: `This webhook is not registered for ${httpMethod} requests.`,
		});
		return { outputs: undefined, answer: answerOf(), staticData: staticData() };
	}

	const context = new WebhookContext(
		workflow,
		node,
		{ ...additionalData, httpRequest: request, httpResponse: response.asResponse() },
		mode,
		{
			httpMethod,
			node: node.name,
			path: String(read(description, 'path', '')),
			webhookDescription: description,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additionalData,
			isTest: mode === 'manual',
		},
		[],
		null,
	);
	const shown = <T extends WebhookResult>(outcome: T): T => {
		privacy().see('an output', outcome.outputs);
		privacy().see('an answer', outcome.answer);
		privacy().see('an error', outcome.error);
		return outcome;
	};
	if (!options.node.webhook) throw new UnexpectedError('The node has no webhook function');
	let result: IWebhookResponseData;
	try {
		result = await options.node.webhook.call(context);
	} catch (error) {
		response
			.status(500)
			.json({ code: 0, message: 'Workflow Webhook Error: Workflow could not be started!' });
		return shown({ outputs: undefined, answer: answerOf(), error, staticData: staticData() });
	}

	if (options.ending === 'caller hangs up') {
		response.hangUp();
	} else if (options.ending === 'execution cannot start') {
		response.status(500).json({ code: 0, message: 'There was a problem executing the workflow' });
	} else if (!result.noWebhookResponse) {
		response.status(Number(read(description, 'responseCode', 200)));
		if (result.workflowData === undefined) {
			response.send(result.webhookResponse ?? { message: 'Webhook call received' });
		} else if (read(description, 'responseMode', 'onReceived') === 'onReceived') {
			response.send(onReceivedBody(read(description, 'responseData', ''), result));
		}
	}
	return shown({
		outputs: result.workflowData,
		answer: answerOf(),
		staticData: staticData(),
	});
}
