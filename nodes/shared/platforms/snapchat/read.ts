import type { Outcome } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
import { textIn } from '../answer';
import type { Reading } from '../platform';
import { refusalInWords, refusalOf } from '../refusal';
import { SNAPCHAT } from './voice';

interface Body {
	status?: unknown;
	reason?: unknown;
	request_id?: unknown;
}

/** Words for success: of v3, of its examples, and of v2, from which v3 came (ad-platforms §4). */
const FINE: ReadonlySet<unknown> = new Set(['VALID', 'OK', 'SUCCESS']);

/** Snap takes all events of a request or none, and names none in particular. */
export function read({ answer, problem }: Outcome): Reading {
	const { status, reason, request_id: id } = (answer?.body ?? {}) as Body;
	const requestId = textIn(id);
	if (problem !== undefined) {
		return { requestId, refusal: refusalInWords(SNAPCHAT, problem, reason) };
	}
	if (FINE.has(upper(status))) return { requestId };
	// A failure can come with status 200 and say so in the body alone.
	if (typeof status === 'string') {
		const failure: Problem = { kind: 'invalid', status: answer?.status };
		return { requestId, refusal: refusalInWords(SNAPCHAT, failure, reason) };
	}
	return { requestId, refusal: refusalOf(SNAPCHAT, { kind: 'brokenAnswer' }) };
}

const upper = (text: unknown): unknown => (typeof text === 'string' ? text.toUpperCase() : text);
