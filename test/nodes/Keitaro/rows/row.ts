import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** One request that the node must make, and what the tracker answers to it. */
export interface Exchange {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Below `/admin_api/v1`, or from the root with `outside`. */
	path: string;
	query?: Record<string, string>;
	/** Compared as JSON; absent means that nothing may be sent. */
	body?: unknown;
	/** Only part of the body or query is compared, as with the clock in a range. */
	bodyHas?: object;
	queryHas?: Record<string, string>;
	/** Sent as JSON; a Buffer as it is; nothing when absent. */
	answer?: unknown;
	status?: number;
	/** Not a call of the Admin API, such as a postback. */
	outside?: true;
}

/** What one operation does with one set of parameters. */
export interface Row {
	resource: string;
	operation: string;
	parameters: INodeParameters;
	exchanges: Exchange[];
	/** Items the node returns. */
	output: IDataObject[];
	/** Files of the input item, by binary field. */
	files?: Record<string, Buffer>;
	/** In no specification, so the contract run leaves it out of what is judged. */
	undocumented?: true;
	/** Only part of the output is compared. */
	partly?: true;
}

/** A resource locator as the editor saves it. */
export const byId = (value: number | string) => ({
	__rl: true,
	mode: 'id',
	value: String(value),
});

export const row = (
	resource: string,
	operation: string,
	parameters: Record<string, unknown>,
	exchanges: Exchange[],
	output: IDataObject[],
	more: Partial<Row> = {},
): Row => ({
	resource,
	operation,
	parameters: parameters as INodeParameters,
	exchanges,
	output,
	...more,
});

const maker =
	(method: Exchange['method']) =>
	(path: string, more: Partial<Exchange> = {}): Exchange => ({ method, path, ...more });

export const get = maker('GET');
export const post = maker('POST');
export const put = maker('PUT');
export const del = maker('DELETE');
