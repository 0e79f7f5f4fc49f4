import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { optionsCollection } from '../../../shared/n8n/collections';
import type { Params } from '../../../shared/n8n/params';
import { ENDPOINTS, isImplied, type EndpointName } from '../../../shared/wevion/endpoints';
import { isPlainPath } from '../../../shared/wevion/overrides';

/** Another path than that of the table, where no public document states it. */
const path = (endpoint: EndpointName): INodeProperties => ({
	displayName: 'Path',
	name: 'path',
	type: 'string',
	default: '',
	placeholder: `e.g. ${ENDPOINTS[endpoint].path}`,
	description: `The path to call instead. The usual one, ${ENDPOINTS[endpoint].path}, only follows from what Wevion has published; :configId and :memberId are filled in.`,
});

const bodyFields: INodeProperties = {
	displayName: 'Body Fields',
	name: 'bodyFields',
	type: 'json',
	default: '{}',
	description:
		'JSON object of fields to add to what is sent, or to put in place of those in it; null takes one out. For names that Wevion has not published.',
};

const queryParameters: INodeProperties = {
	displayName: 'Query Parameters',
	name: 'queryParameters',
	type: 'json',
	default: '{}',
	description:
		'JSON object of parameters to add to the request, or to put in place of those in it; null takes one out. For names that Wevion has not published.',
};

/** The Options of an operation: what its own ones are, and what its endpoint leaves open. */
export function optionsField(endpoint: EndpointName, ...own: INodeProperties[]): INodeProperties[] {
	const { method } = ENDPOINTS[endpoint];
	const options = [
		...own,
		method === 'GET' ? queryParameters : bodyFields,
		...(isImplied(endpoint) ? [path(endpoint)] : []),
	];
	return [optionsCollection(options)];
}

/** Whether a field of a collection was added: n8n refuses to read one that was not. */
function isAdded(param: Params, path: string): boolean {
	const [group = '', name] = path.split('.');
	return name === undefined || param.fields(group)[name] !== undefined;
}

/** Text of a field in a collection, or nothing. */
export const addedText = (param: Params, path: string): string | undefined =>
	isAdded(param, path) ? param.optionalText(path) : undefined;

/** The path typed under Options, or nothing. */
export function ownPath(param: Params): string | undefined {
	const typed = addedText(param, 'options.path');
	if (typed === undefined || isPlainPath(typed)) return typed;
	throw param.wrong('options.path', 'must begin with a single slash', 'Leave the host out');
}

export const withBodyFields = (param: Params, body: IDataObject): IDataObject =>
	overlaid(param, 'options.bodyFields', body);

export const withQueryParameters = (param: Params, query: IDataObject = {}): IDataObject =>
	overlaid(param, 'options.queryParameters', query);

function overlaid(param: Params, name: string, own: IDataObject): IDataObject {
	const given = objectOf(param, name);
	const all = Object.entries({ ...own, ...given });
	return Object.fromEntries(all.filter(([, value]) => value !== null && value !== undefined));
}

/** A JSON field that must hold an object, or nothing. */
export function objectOf(param: Params, name: string): IDataObject {
	const value = (isAdded(param, name) ? param.json(name) : undefined) ?? {};
	if (typeof value === 'object' && !Array.isArray(value)) return value as IDataObject;
	throw param.wrong(name, 'must be a JSON object');
}
