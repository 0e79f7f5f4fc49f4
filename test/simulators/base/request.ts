import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request as a simulator's `handle` sees it. */
export interface SimulatedRequest {
	/** Upper case. */
	method: string;
	/** Without the query. */
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	/** UTF-8 text, empty when there is none. */
	body: string;
	/** Set by the misbehaviour `partialPage`: answer fewer rows than the answer claims. */
	partial?: boolean;
}

export interface SimulatedAnswer {
	status: number;
	headers?: Record<string, string>;
	body: string;
}

export type Handler = (request: SimulatedRequest) => SimulatedAnswer | Promise<SimulatedAnswer>;

/** An `application/json` answer. */
export function json(
	status: number,
	value: unknown,
	headers?: Record<string, string>,
): SimulatedAnswer {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
		body: JSON.stringify(value),
	};
}

/** A `text/html` answer: what proxies and panels send where a client expects JSON. */
export function html(status: number, title: string, text: string): SimulatedAnswer {
	return {
		status,
		headers: { 'content-type': 'text/html; charset=utf-8' },
		body: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`,
	};
}

/** Largest request body taken, in bytes: a batch of 2,000 fat events stays far below. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Reads a request body to its end; `undefined` when it is larger than `MAX_BODY_BYTES`. */
export function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let bytes = 0;
		message.on('data', (chunk: Buffer) => {
			bytes += chunk.length;
			// Read on to the end without keeping it, so that the client hears the 413.
			if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
			else chunks.length = 0;
		});
		message.on('end', () =>
			resolve(bytes > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks, bytes)),
		);
		message.on('error', reject);
		message.on('close', () => {
			if (!message.complete) reject(new Error('The client went away'));
		});
	});
}
