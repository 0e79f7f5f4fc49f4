import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';
import { isExpression, UnexpectedError } from 'n8n-workflow';

type Part = 'headers' | 'qs' | 'body' | 'auth';

/** `={{ … }}` with `$credentials` in reach; an empty outcome is `''`, all else becomes a string. */
function resolve(
	value: unknown,
	$credentials: ICredentialDataDecryptedObject,
	workflow: Workflow,
	node: INode,
): unknown {
	if (!isExpression(value)) return value;
	const resolved = workflow.expression.getSimpleParameterValue(
		node,
		value,
		'internal',
		{ $credentials },
		undefined,
		'',
	);
	return resolved ? resolved.toString() : '';
}

/**
 * The class's `authenticate`, in both its forms, as n8n's CredentialsHelper runs it. Like n8n it
 * changes the options it is given.
 */
export async function authenticateRequest(
	{ authenticate }: ICredentialType,
	data: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
	workflow?: Workflow,
	node?: INode,
): Promise<IHttpRequestOptions> {
	if (typeof authenticate === 'function') return await authenticate(data, options);
	if (!authenticate) return options;
	if (!workflow || !node) throw new UnexpectedError('Workflow and node are required');
	options.headers ??= {};
	for (const [part, fields] of Object.entries(authenticate.properties)) {
		for (const [name, value] of Object.entries(fields as Record<string, unknown>)) {
			// The four parts have different types, yet all are plain objects of name and value.
			const target = ((options as unknown as Record<string, object>)[part as Part] ??=
				{}) as Record<string, unknown>;
			target[String(resolve(name, data, workflow, node))] = resolve(value, data, workflow, node);
		}
	}
	return options;
}
