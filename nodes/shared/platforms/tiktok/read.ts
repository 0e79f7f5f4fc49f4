import type { Outcome } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
import { named, textIn } from '../answer';
import type { ErrorClass, Reading } from '../platform';
import { quoted, refusalOf } from '../refusal';
import { ADVICE, classOf, DUPLICATE, PARTLY_TAKEN, TAKEN } from './errors';
import { TIKTOK } from './voice';

interface Body {
	code?: unknown;
	message?: unknown;
	request_id?: unknown;
}

/** TikTok takes all events of a request or none; its code tells, not the HTTP status. */
export function read({ answer, problem }: Outcome, count: number): Reading {
	const { code, message, request_id: id } = (answer?.body ?? {}) as Body;
	const requestId = textIn(id);
	if (typeof code !== 'number') {
		return { requestId, refusal: refusalOf(TIKTOK, problem ?? { kind: 'brokenAnswer' }) };
	}
	if (code === TAKEN) {
		// A gateway's failure can carry a code as if all were well.
		return problem === undefined
			? { requestId }
			: { requestId, refusal: refusalOf(TIKTOK, problem) };
	}
	return refused(code, message, requestId, count, problem);
}

function refused(
	code: number,
	message: unknown,
	requestId: string | null,
	count: number,
	problem: Problem | undefined,
): Reading {
	const errorClass = classFor(code, count);
	const isPartly = code === PARTLY_TAKEN;
	return {
		requestId,
		refusal: {
			class: errorClass,
			code: String(code),
			reason: `TikTok refused it: ${quoted(message)}`,
			advice: ADVICE[errorClass],
			retryAfterMs: problem?.retryAfterMs,
		},
		culprits: errorClass === 'invalid data' && !isPartly ? named(rowsIn(message), count) : [],
	};
}

/** Of several events only one may be known to TikTok: looked for like wrong data, then told by itself. */
function classFor(code: number, count: number): ErrorClass {
	return code === DUPLICATE && count > 1 ? 'invalid data' : classOf(code);
}

/** `Batch.3.properties.contents.0.content_id: Not a valid string` names the fourth event. */
const ROW = /\b(?:batch|data)\.(\d+)\b/gi;

function rowsIn(message: unknown): number[] {
	return [...(textIn(message) ?? '').matchAll(ROW)].map(([, row]) => Number(row));
}
