import type { Outcome } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
import type { ErrorClass, Reading, Refusal } from '../platform';
import { classOfProblem, platformAdvice, quoted, refusalOf, untold } from '../refusal';
import { CODES } from './errors';
import { PINTEREST } from './voice';

interface EventAnswer {
	status?: unknown;
	error_message?: unknown;
}

interface Body {
	code?: unknown;
	message?: unknown;
	events?: unknown;
	details?: { events?: unknown } | null;
}

/**
 * Pinterest judges every event by itself, in the order of the request, whether the answer as a whole is a
 * success or a 422.
 */
export function read({ answer, problem }: Outcome, count: number): Reading {
	const body = (answer?.body ?? {}) as Body;
	const requestId = answer?.headers['x-pinterest-rid'] ?? null;
	const events = body.events ?? body.details?.events;
	if (Array.isArray(events))
		return { requestId, refused: refusedOf(events as EventAnswer[], count) };
	if (typeof body.code === 'number') {
		return { requestId, refusal: refusedAltogether(body.code, body.message, problem) };
	}
	return { requestId, refusal: refusalOf(PINTEREST, problem ?? { kind: 'brokenAnswer' }) };
}

function refusedOf(events: readonly EventAnswer[], count: number): Map<number, Refusal> {
	const refused = new Map<number, Refusal>();
	for (let at = 0; at < count; at++) {
		const event = events[at] ?? undefined;
		if (event?.status !== 'processed')
			refused.set(at, event === undefined ? untold(PINTEREST) : wrong(event));
	}
	return refused;
}

const wrong = ({ error_message: message }: EventAnswer): Refusal => ({
	class: 'invalid data',
	code: 'failed',
	reason: `Pinterest refused it: ${quoted(message)}`,
	advice: platformAdvice(PINTEREST, { kind: 'invalid' }),
});

const KIND_OF: Readonly<Partial<Record<ErrorClass, Problem['kind']>>> = {
	auth: 'unauthorized',
	permission: 'forbidden',
	'invalid data': 'invalid',
	throttled: 'throttled',
	temporary: 'serverFault',
};

function refusedAltogether(code: number, message: unknown, problem: Problem | undefined): Refusal {
	const errorClass = CODES[code] ?? (problem === undefined ? 'temporary' : classOfProblem(problem));
	return {
		class: errorClass,
		code: String(code),
		reason: `Pinterest refused it: ${quoted(message)}`,
		advice: platformAdvice(PINTEREST, problem ?? { kind: KIND_OF[errorClass] ?? 'unknown' }),
		retryAfterMs: problem?.retryAfterMs,
	};
}
