import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { Mask } from './discretion';
import { problemOfAnswer, problemOfFailure, type Problem, type RawAnswer } from './problem';

/** One request, as a service's folder asks for it. */
export interface ServiceRequest {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Absolute, or from `/` on where the credential knows the host. */
	url: string;
	query?: IDataObject;
	headers?: Record<string, string>;
	/** A value is sent as JSON; a Buffer goes out as it is. */
	body?: unknown;
	timeoutMs: number;
	/** How the answer's body is taken: as JSON unless told; as it is, for tables and the like. */
	reads?: 'json' | 'text';
}

export interface ServiceAnswer {
	status: number;
	headers: Readonly<Record<string, string>>;
	/** The parsed JSON; the text itself where it was asked for. */
	body: unknown;
}

/** What came of a request: an answer, a problem, or (from services that put data in it) both. */
export type Outcome =
	| { answer: ServiceAnswer; problem?: undefined }
	| { answer?: ServiceAnswer; problem: Problem };

/** n8n's request helper with the credential already chosen. */
export type Send = (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;

/** The same, also to a server whose certificate cannot be validated, where its owner wants that. */
export function trusting(send: Send, ignoreSslIssues: unknown): Send {
	if (ignoreSslIssues !== true) return send;
	return async (options) => await send({ ...options, skipSslCertificateValidation: true });
}

/**
 * Sends one request and tells what came of it; never throws. Redirects are refused, since they would
 * carry the key to another host, and status codes are read here rather than by n8n's generic texts.
 * `mask` takes secrets out of what the service has to say about a problem.
 */
export async function request(
	send: Send,
	asked: ServiceRequest,
	now: () => number,
	mask: Mask = (text) => text,
): Promise<Outcome> {
	let raw: RawAnswer;
	try {
		raw = readRaw(await send(optionsOf(asked)));
	} catch (error) {
		return {
			problem: ownProblem(error) ?? problemOfFailure(codeOf(error), mask(messageOf(error))),
		};
	}
	if (raw.status >= 300) raw = masked(raw, mask);
	const problem = problemOfAnswer(raw, now());
	const body = asked.reads === 'text' ? raw.text : parse(raw.text);
	if (problem !== undefined) {
		if (body === undefined) return { problem };
		return { answer: { status: raw.status, headers: raw.headers, body }, problem };
	}
	if (raw.text.trim() === '') return { problem: { kind: 'emptyAnswer', status: raw.status } };
	if (body === undefined) return { problem: { kind: 'brokenAnswer', status: raw.status } };
	return { answer: { status: raw.status, headers: raw.headers, body } };
}

/** Fresh options for every attempt: n8n writes the secrets of the credential into what it is given. */
function optionsOf(asked: ServiceRequest): IHttpRequestOptions {
	const body = asked.body === undefined ? undefined : bytesOf(asked.body);
	return {
		method: asked.method,
		url: asked.url,
		...(asked.query && { qs: { ...asked.query }, arrayFormat: 'repeat' as const }),
		headers: {
			Accept: asked.reads === 'text' ? '*/*' : 'application/json',
			...(body && { 'Content-Type': 'application/json' }),
			...asked.headers,
		},
		// Bytes, because axios would parse and trim a text of JSON before sending it.
		...(body && { body }),
		timeout: asked.timeoutMs,
		encoding: 'text',
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
}

function bytesOf(body: unknown): Buffer {
	return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}

function readRaw(response: IN8nHttpFullResponse): RawAnswer {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(response.headers)) {
		headers[name.toLowerCase()] = String(value);
	}
	const { body } = response;
	const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
	return { status: response.statusCode, headers, text };
}

function masked({ status, headers, text }: RawAnswer, mask: Mask): RawAnswer {
	const shown = Object.entries(headers).map(([name, value]) => [name, mask(value)] as const);
	return { status, headers: Object.fromEntries(shown), text: mask(text) };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Errors of another realm, such as Node's own inside a sandbox, are no instances of our `Error`. */
function isError(thrown: unknown): thrown is Error {
	return typeof thrown === 'object' && thrown !== null && 'message' in thrown;
}

function messageOf(thrown: unknown): string {
	return isError(thrown) ? String(thrown.message) : '';
}

/** An error and what it was caused by, down to where n8n's wrapping ends. */
function* causesOf(error: unknown): Generator<Error> {
	for (let level = error, depth = 0; isError(level) && depth < 5; depth++) {
		yield level;
		level = level.cause;
	}
}

/** What a credential found out itself, such as while it signed in. */
function ownProblem(error: unknown): Problem | undefined {
	for (const level of causesOf(error)) {
		const { problem } = level as { problem?: Problem };
		if (typeof problem?.kind === 'string') return problem;
	}
	return undefined;
}

/** The code of Node's or axios' error. */
function codeOf(error: unknown): string | undefined {
	for (const level of causesOf(error)) {
		const { code, httpCode } = level as { code?: unknown; httpCode?: unknown };
		if (typeof code === 'string') return code;
		if (typeof httpCode === 'string' && /^[A-Z]/.test(httpCode)) return httpCode;
	}
	return undefined;
}
