import { html, json, type SimulatedAnswer } from '../base';

/** Codes of google.rpc with the HTTP status each comes with. */
const HTTP = {
	ABORTED: 409,
	INTERNAL: 500,
	INVALID_ARGUMENT: 400,
	NOT_FOUND: 404,
	PERMISSION_DENIED: 403,
	RESOURCE_EXHAUSTED: 429,
	UNAUTHENTICATED: 401,
	UNAVAILABLE: 503,
} as const;

export type RpcCode = keyof typeof HTTP;

/** An error as all of Google's APIs send it. */
export function rpcError(
	status: RpcCode,
	message: string,
	details: readonly object[] = [],
): SimulatedAnswer {
	return json(HTTP[status], { error: { code: HTTP[status], message, status, details } });
}

const CODE_OF_STATUS: Readonly<Record<number, RpcCode>> = {
	401: 'UNAUTHENTICATED',
	403: 'PERMISSION_DENIED',
	429: 'RESOURCE_EXHAUSTED',
	500: 'INTERNAL',
	503: 'UNAVAILABLE',
};

/** The error for a misbehaviour, by HTTP status. */
export const rpcErrorOfStatus = (status: number): SimulatedAnswer =>
	rpcError(CODE_OF_STATUS[status] ?? 'INTERNAL', `Simulated ${status}`);

/** `google.rpc.ErrorInfo`. */
export const errorInfo = (reason: string, domain: string, requestId?: string) => ({
	'@type': 'type.googleapis.com/google.rpc.ErrorInfo',
	reason,
	domain,
	...(requestId && { metadata: { requestId } }),
});

export interface Violation {
	field: string;
	description: string;
	reason?: string;
}

/** `google.rpc.BadRequest`. */
export const badRequest = (fieldViolations: readonly Violation[]) => ({
	'@type': 'type.googleapis.com/google.rpc.BadRequest',
	fieldViolations,
});

/** `google.rpc.RetryInfo`. */
export const retryInfo = (seconds: number) => ({
	'@type': 'type.googleapis.com/google.rpc.RetryInfo',
	retryDelay: `${seconds}s`,
});

/** What Google's front sends where nothing of its APIs is. */
export const notFoundPage = (): SimulatedAnswer =>
	html(404, 'Error 404 (Not Found)', 'The requested URL was not found on this server.');

/** The token endpoint of OAuth2. `refreshTokens` are those that still hold. */
export function tokenAnswer(
	body: string,
	accessToken: string,
	refreshTokens: ReadonlySet<string>,
): SimulatedAnswer {
	const given = new URLSearchParams(body).get('refresh_token') ?? '';
	if (!refreshTokens.has(given)) return json(400, { error: 'invalid_grant' });
	return json(200, { access_token: accessToken, expires_in: 3599, token_type: 'Bearer' });
}

export const REFRESH_TOKEN = 'test-refresh';
