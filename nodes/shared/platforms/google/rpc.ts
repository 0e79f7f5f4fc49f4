import type { ErrorClass } from '../platform';

/** An error as all of Google's APIs say it (`google.rpc.Status`). */
export interface RpcError {
	code?: number;
	/** Name of the code: `INVALID_ARGUMENT`. */
	status?: string;
	message?: string;
	details?: readonly RpcDetail[];
}

/** The kinds of detail in use, as one: each API sends some of them. */
export interface RpcDetail {
	'@type'?: string;
	/** `google.rpc.ErrorInfo`. */
	reason?: string;
	metadata?: Readonly<Record<string, string>>;
	/** `google.rpc.BadRequest`. */
	fieldViolations?: readonly FieldViolation[];
	/** `google.rpc.RetryInfo`: seconds, `30s`. */
	retryDelay?: string;
	/** `google.rpc.RequestInfo`, and Google Ads' own failure. */
	requestId?: string;
}

export interface FieldViolation {
	/** `events.events[3].transaction_id`. */
	field?: string;
	description?: string;
	reason?: string;
}

/** The error in a body, where there is one; errors of streaming methods come in a list. */
export function rpcErrorOf(body: unknown): RpcError | undefined {
	const first: unknown = Array.isArray(body) ? (body as unknown[])[0] : body;
	const error = (first as { error?: unknown } | null | undefined)?.error;
	return typeof error === 'object' && error !== null ? (tidy(error) as RpcError) : undefined;
}

/** Whether an answer that looks like a success speaks of an error, in whatever form. */
export const namesError = (body: object): boolean =>
	((body as { error?: unknown }).error ?? null) !== null;

/** What is a text wherever Google's errors have it. */
const TEXTS: ReadonlySet<string> = new Set([
	...['status', 'message', 'reason', 'field', 'description', 'requestId', 'retryDelay'],
]);
/** Google's errors have six. */
const MOST_LEVELS = 12;

/** An error of Google's as it should be: what a proxy or a new version puts in the place of a text goes. */
export function tidy(value: unknown, levels = MOST_LEVELS): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (levels === 0) return undefined;
	if (Array.isArray(value)) return value.map((one) => tidy(one, levels - 1));
	const kept = Object.entries(value).filter(
		([name, one]) => !TEXTS.has(name) || (typeof one === 'string' && one !== ''),
	);
	return Object.fromEntries(kept.map(([name, one]) => [name, tidy(one, levels - 1)]));
}

/** The objects of a list in an answer; none where a proxy or a new version sends something else. */
export const objectsIn = <T extends object>(list: readonly T[] | undefined): readonly T[] =>
	Array.isArray(list)
		? (list as readonly T[]).filter((one) => typeof one === 'object' && one !== null)
		: [];

/** What the codes of google.rpc mean for the next step (ad-platforms §2.2, row `rpc errors`). */
export const RPC_CODES: Readonly<Record<string, ErrorClass>> = {
	UNAUTHENTICATED: 'auth',
	PERMISSION_DENIED: 'permission',
	NOT_FOUND: 'configuration',
	FAILED_PRECONDITION: 'configuration',
	UNIMPLEMENTED: 'configuration',
	INVALID_ARGUMENT: 'invalid data',
	OUT_OF_RANGE: 'invalid data',
	ALREADY_EXISTS: 'duplicate',
	RESOURCE_EXHAUSTED: 'throttled',
	ABORTED: 'temporary',
	CANCELLED: 'temporary',
	DEADLINE_EXCEEDED: 'temporary',
	INTERNAL: 'temporary',
	UNAVAILABLE: 'temporary',
	UNKNOWN: 'temporary',
};

/**
 * Reasons that Google's gateway gives for any of its APIs (`google.rpc.ErrorInfo`, domain
 * `googleapis.com`), before the API itself has looked.
 */
export const GATEWAY_REASONS: Readonly<Record<string, { class: ErrorClass; advice: string }>> = {
	SERVICE_DISABLED: {
		class: 'configuration',
		advice:
			'Switch the API on in the Google Cloud project of your OAuth client, wait a few minutes and run again',
	},
	ACCESS_TOKEN_SCOPE_INSUFFICIENT: {
		class: 'auth',
		advice: 'Reconnect the credential: the connection was made without the scope of this API',
	},
	ACCESS_TOKEN_EXPIRED: { class: 'auth', advice: 'Reconnect the credential' },
	CREDENTIALS_MISSING: { class: 'auth', advice: 'Connect the credential' },
	USER_PROJECT_DENIED: {
		class: 'permission',
		advice:
			"Give the connected Google account the role Service Usage Consumer in the project named under 'Quota Project', or leave that field blank",
	},
	RATE_LIMIT_EXCEEDED: {
		class: 'throttled',
		advice: 'Nothing was lost: send the failed conversions again later',
	},
};

/** How long Google asks to wait, in milliseconds. */
export function retryDelayMs(details: readonly RpcDetail[]): number | undefined {
	for (const { retryDelay } of details) {
		const seconds = /^(\d+(?:\.\d+)?)s$/.exec(retryDelay ?? '')?.[1];
		if (seconds !== undefined) return Number(seconds) * 1000;
	}
	return undefined;
}

/** Google's name for the request, to quote to its support. */
export function requestIdOf(details: readonly RpcDetail[]): string | null {
	for (const { requestId, metadata } of details) {
		const id = requestId ?? metadata?.requestId;
		if (typeof id === 'string' && id !== '') return id;
	}
	return null;
}
