import type { Outcome } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
import { textIn } from '../answer';
import type { Reading } from '../platform';
import { quoted, refusalOf } from '../refusal';
import { ADVICE, classOf } from './errors';
import { META } from './voice';

/** What Meta says, as far as it is what it should be: a proxy can stand between. */
interface GraphError {
	message?: unknown;
	code?: unknown;
	error_subcode?: unknown;
	is_transient?: unknown;
	error_user_title?: unknown;
	error_user_msg?: unknown;
	fbtrace_id?: unknown;
}

const numberIn = (value: unknown): number | undefined =>
	typeof value === 'number' ? value : undefined;

/** Meta takes all events of a request or none. */
export function read({ answer, problem }: Outcome): Reading {
	const body = answer?.body as
		| { error?: unknown; events_received?: unknown; fbtrace_id?: unknown }
		| null
		| undefined;
	const error = body?.error;
	if (isGraphError(error)) return refusedByMeta(error, answer?.headers ?? {}, problem);
	if (problem !== undefined) return { requestId: null, refusal: refusalOf(META, problem) };
	if (typeof body?.events_received === 'number') return { requestId: textIn(body.fbtrace_id) };
	return { requestId: null, refusal: refusalOf(META, { kind: 'brokenAnswer' }) };
}

/** A proxy's `{"error": "…"}` is none: there the status decides. */
function isGraphError(error: unknown): error is GraphError {
	return typeof error === 'object' && error !== null;
}

/** Meta quotes a malformed access token in its message, and a key must not get into an output. */
const TOKEN = /\bEA[a-z0-9]{20,}|(?<=malformed access token )\S+/gi;

function refusedByMeta(
	error: GraphError,
	headers: Readonly<Record<string, string>>,
	problem: Problem | undefined,
): Reading {
	const [code = 1, subcode] = [numberIn(error.code), numberIn(error.error_subcode)];
	const errorClass = classOf(code, subcode, error.is_transient === true);
	const { error_user_title: title, error_user_msg: detail, message } = error;
	const words = [title, detail, message].flatMap((one) => textIn(one) ?? []);
	const told = words.slice(0, 2).join(': ').replace(TOKEN, '***');
	const waits = errorClass === 'throttled' ? regainAccessMs(headers) : undefined;
	return {
		requestId: textIn(error.fbtrace_id),
		refusal: {
			class: errorClass,
			code: subcode === undefined ? String(code) : `${code}/${subcode}`,
			reason: `Meta refused it: ${quoted(told)}`,
			advice: ADVICE[errorClass],
			retryAfterMs: problem?.retryAfterMs ?? waits,
		},
	};
}

/** Minutes until calls are let through again, from the usage header of the business use case. */
function regainAccessMs(headers: Readonly<Record<string, string>>): number | undefined {
	let usage: unknown;
	try {
		usage = JSON.parse(headers['x-business-use-case-usage'] ?? '{}');
	} catch {
		return undefined;
	}
	const entries = Object.values((usage ?? {}) as Record<string, unknown>).flat() as Array<{
		estimated_time_to_regain_access?: number;
	}>;
	const minutes = Math.max(
		0,
		...entries.map((entry) => entry?.estimated_time_to_regain_access ?? 0),
	);
	return minutes > 0 ? minutes * 60_000 : undefined;
}
