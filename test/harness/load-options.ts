import type { INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import { UnexpectedError } from 'n8n-workflow';
import { LoadOptionsContext } from './engine';
import type { NodeSetup } from './setup';
import { prepare } from './setup';
import { witnessed } from './witness';

export interface LoadOptionsOptions extends NodeSetup {
	/** Name of the method in `methods.loadOptions` or `methods.listSearch`. */
	method: string;
	/** Path of the parameter whose list is loaded. */
	path?: string;
}

export interface ListSearchOptions extends LoadOptionsOptions {
	/** What the user typed into the search field. */
	filter?: string;
	paginationToken?: string;
}

function contextFor(options: LoadOptionsOptions): LoadOptionsContext {
	const { workflow, node, additionalData } = prepare(options);
	// The editor sends the parameters as they stand, defaults included.
	const data = { ...additionalData, currentNodeParameters: node.parameters };
	return new LoadOptionsContext(workflow, node, data, options.path ?? '');
}

const missing = (kind: string, method: string) =>
	new UnexpectedError(`The node has no ${kind} method named "${method}"`);

/** Options of a list loaded from the account, as the editor asks for them. */
export async function loadOptions(options: LoadOptionsOptions): Promise<INodePropertyOptions[]> {
	const method = options.node.methods?.loadOptions?.[options.method];
	if (!method) throw missing('loadOptions', options.method);
	return await witnessed('a list', async () => await method.call(contextFor(options)));
}

/** One page of *From list* in a resource locator. */
export async function listSearch(options: ListSearchOptions): Promise<INodeListSearchResult> {
	const method = options.node.methods?.listSearch?.[options.method];
	if (!method) throw missing('listSearch', options.method);
	const { filter, paginationToken } = options;
	return await witnessed(
		'a list',
		async () => await method.call(contextFor(options), filter, paginationToken),
	);
}
