import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { IDataObject, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

export interface FakeRequestOptions {
	/** POST when there is a body, else GET. */
	method?: string;
	headers?: Record<string, string | string[]>;
	query?: Record<string, string | string[]>;
	/** `:name` segments of the path. */
	params?: Record<string, string>;
	/** The body as n8n's parser would hand it over. */
	body?: IDataObject | IDataObject[] | string;
	/** The bytes on the wire; JSON (or the text) of `body` unless given. */
	rawBody?: Buffer | string;
	/** Address of the caller as express sees it, 127.0.0.1 unless given. */
	ip?: string;
	path?: string;
	protocol?: 'http' | 'https';
}

export type WebhookRequest = NonNullable<IWorkflowExecuteAdditionalData['httpRequest']>;
export type WebhookResponse = NonNullable<IWorkflowExecuteAdditionalData['httpResponse']>;

function bytesOf({ body, rawBody }: FakeRequestOptions): Buffer {
	if (rawBody !== undefined) return Buffer.from(rawBody);
	if (body === undefined) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function headersOf({ headers = {}, body }: FakeRequestOptions): IncomingHttpHeaders {
	const given = Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const json = typeof body === 'object' ? { 'content-type': 'application/json' } : {};
	return { host: 'localhost:5678', ...json, ...given };
}

/** A request as express and n8n's body parser leave it. */
export function fakeRequest(options: FakeRequestOptions): WebhookRequest {
	const rawBody = bytesOf(options);
	const headers = headersOf(options);
	const ip = options.ip ?? '127.0.0.1';
	const protocol = options.protocol ?? 'http';
	const path = options.path ?? '/webhook/test';
	const header = (name: string) => headers[name.toLowerCase()];
	const contentType = String(headers['content-type'] ?? '').split(';')[0];
	const request = Object.assign(Readable.from(rawBody.length > 0 ? [rawBody] : []), {
		method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
		headers,
		query: options.query ?? {},
		params: options.params ?? {},
		body: options.body ?? {},
		rawBody,
		readRawBody: async () => {},
		contentType: contentType === '' ? undefined : contentType,
		encoding: 'utf-8',
		ip,
		ips: [],
		path,
		url: path,
		originalUrl: path,
		protocol,
		secure: protocol === 'https',
		hostname: String(headers.host).split(':')[0],
		socket: { remoteAddress: ip },
		cookies: {},
		get: header,
		header,
	});
	// Express's type asks for the whole of an IncomingMessage; nodes use what is above.
	return request as unknown as WebhookRequest;
}

type HeaderValue = string | number | string[];

/** Records what was answered, with the calls of express and of node:http that nodes use. */
export class FakeResponse extends EventEmitter {
	statusCode = 200;

	headersSent = false;

	writableEnded = false;

	writableFinished = false;

	/** What was sent: an object if sent by `json`, else text. */
	sent: unknown;

	readonly locals = {};

	readonly headers: Record<string, string> = {};

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	setHeader(name: string, value: HeaderValue): this {
		this.headers[name.toLowerCase()] = String(value);
		return this;
	}

	header(name: string | Record<string, HeaderValue>, value?: HeaderValue): this {
		if (typeof name === 'string') return this.setHeader(name, value ?? '');
		for (const [key, entry] of Object.entries(name)) this.setHeader(key, entry);
		return this;
	}

	set(name: string | Record<string, HeaderValue>, value?: HeaderValue): this {
		return this.header(name, value);
	}

	type(contentType: string): this {
		return this.setHeader('content-type', contentType);
	}

	getHeader(name: string): string | undefined {
		return this.headers[name.toLowerCase()];
	}

	get(name: string): string | undefined {
		return this.getHeader(name);
	}

	removeHeader(name: string): void {
		delete this.headers[name.toLowerCase()];
	}

	writeHead(code: number, headers: Record<string, HeaderValue> = {}): this {
		this.headersSent = true;
		return this.status(code).header(headers);
	}

	write(chunk: string | Buffer): boolean {
		this.headersSent = true;
		this.sent = `${typeof this.sent === 'string' ? this.sent : ''}${chunk.toString()}`;
		return true;
	}

	end(chunk?: string | Buffer): this {
		if (chunk !== undefined) this.write(chunk);
		this.headersSent = true;
		this.writableEnded = true;
		this.writableFinished = true;
		this.emit('finish');
		this.emit('close');
		return this;
	}

	/** The caller closes the connection before the answer. */
	hangUp(): void {
		this.emit('close');
	}

	json(body: unknown): this {
		this.headers['content-type'] ??= 'application/json; charset=utf-8';
		this.sent = body;
		return this.end();
	}

	send(body?: unknown): this {
		if (typeof body === 'object' && body !== null && !Buffer.isBuffer(body)) return this.json(body);
		this.sent = Buffer.isBuffer(body) ? body.toString() : body;
		return this.end();
	}

	sendStatus(code: number): this {
		return this.status(code).send(String(code));
	}

	/** Under the type the contexts ask for. */
	asResponse(): WebhookResponse {
		return this as unknown as WebhookResponse;
	}
}
