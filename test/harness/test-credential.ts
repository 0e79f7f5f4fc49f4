import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { createEmptyRunExecutionData, Workflow } from 'n8n-workflow';
import { buildAdditionalData } from './additional-data';
import type { CredentialEntry } from './credentials';
import { credentialReferences, HarnessCredentialsHelper } from './credentials';
import { ExecuteContext, RoutingNode } from './engine';
import { NoOp, nodeTypesOf } from './node-types';
import { privacy } from './witness';

export interface CredentialTestOptions {
	/** An instance of the real credential class. */
	credential: ICredentialType;
	/** What the user typed in. */
	data: ICredentialDataDecryptedObject;
	/** Another test than the class's own, e.g. one a node gives by `testedBy`. */
	test?: ICredentialTestRequest;
}

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	/** The text in the credential's dialogue. */
	message: string;
	/** The credential as saved afterwards: `preAuthentication` may have filled a token in. */
	saved: ICredentialDataDecryptedObject;
}

type Verdict = Pick<CredentialTestResult, 'status' | 'message'>;
type Rule = NonNullable<ICredentialTestRequest['rules']>[number];

const failure = (message: string): Verdict => ({ status: 'Error', message });

/** The parts of a failed request n8n looks at. */
interface RequestFailure {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

/** n8n's order: a rule for the status code, the server's status text, the socket's code, the error. */
function explain(error: unknown, rules: Rule[]): Verdict {
	// Whatever the request threw; n8n reads these fields without looking at its class.
	const { message, cause } = error as RequestFailure;
	if (cause?.response) {
		const { status, statusText } = cause.response;
		for (const rule of rules) {
			if (rule.type === 'responseCode' && rule.properties.value === status) {
				return failure(rule.properties.message);
			}
		}
		if (status < 199 || status > 299) {
			return failure(statusText || `Received HTTP status code: ${status}`);
		}
	} else if (cause?.code) {
		return failure(cause.code);
	}
	return failure(message.toString());
}

/** Value at a path such as `error.code` or `items[0].id`. */
const valueAt = (data: unknown, path: string): unknown =>
	path
		.split(/[.[\]]+/)
		.filter((key) => key !== '')
		.reduce<unknown>((value, key) => (value as IDataObject | undefined | null)?.[key], data);

/** A 2xx answer whose body says no. */
function judge(response: INodeExecutionData[][] | null | undefined, rules: Rule[]): Verdict {
	const body = response?.[0]?.[0]?.json;
	for (const rule of rules) {
		if (rule.type !== 'responseSuccessBody') continue;
		if (valueAt(body, rule.properties.key) === rule.properties.value) {
			return failure(rule.properties.message);
		}
	}
	return { status: 'OK', message: 'Connection successful!' };
}

/** A No Operation node whose only parameter sends the test request. */
function testNodeType(typeName: string, request: ICredentialTestRequest['request']): INodeType {
	const { description } = new NoOp();
	return {
		description: {
			...description,
			credentials: [{ name: typeName, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	};
}

/**
 * *Test* in a credential's dialogue: the steps of the server's CredentialsTester (2.41), its request
 * sent by the real RoutingNode, its messages word for word.
 */
export async function testCredential(
	options: CredentialTestOptions,
): Promise<CredentialTestResult> {
	const { credential } = options;
	const test = options.test ?? credential.test;
	const entry: CredentialEntry = { instance: credential, data: { ...options.data } };
	const finish = (verdict: Verdict): CredentialTestResult => {
		privacy().see('an answer', verdict);
		return { ...verdict, saved: entry.data };
	};
	if (!test) return finish(failure('No testing function found for this credential.'));

	const credentials = { [credential.name]: entry };
	const nodeType = testNodeType(credential.name, test.request);
	const nodeTypes = nodeTypesOf({ [nodeType.description.name]: nodeType });
	const helper = new HarnessCredentialsHelper(credentials, nodeTypes);
	const additionalData = buildAdditionalData(helper);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		// Without its package, as n8n has it here (2.41): see `isCredentialTest` in pre-authentication.ts.
		type: nodeType.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: credentialReferences(credentials),
	};
	let data: ICredentialDataDecryptedObject;
	try {
		data = await helper.getDecrypted(
			additionalData,
			{ id: credential.name, name: credential.name },
			credential.name,
			'internal',
		);
	} catch (error) {
		return finish(explain({ message: (error as Error).message }, []));
	}
	const rules: Rule[] = test.rules ?? [];
	try {
		const response = await buildRouting(node, nodeType, nodeTypes, additionalData, {
			id: credential.name,
			name: credential.name,
			type: credential.name,
			data,
		}).runNode();
		return finish(judge(response, rules));
	} catch (error) {
		return finish(explain(error, rules));
	}
}

function buildRouting(
	node: INode,
	nodeType: INodeType,
	nodeTypes: ReturnType<typeof nodeTypesOf>,
	additionalData: IWorkflowExecuteAdditionalData,
	credential: ICredentialsDecrypted,
): RoutingNode {
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new ExecuteContext(
		workflow,
		node,
		{ ...additionalData, currentNodeParameters: node.parameters },
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	return new RoutingNode(context, nodeType, credential);
}
