import type { Outcome } from '../../n8n/http';
import { textIn } from '../answer';
import { objectsIn } from '../google/rpc';
import { refusalOfProblem } from '../google/problem';
import type { Reading } from '../platform';
import { quoted } from '../refusal';
import { GOOGLE_ANALYTICS } from './voice';

interface ValidationMessage {
	fieldPath?: unknown;
	description?: unknown;
	validationCode?: unknown;
}

/** Whether an answer comes from the endpoint that looks at events. */
export function isValidation(
	body: unknown,
): body is { validationMessages: readonly ValidationMessage[] } {
	return (
		typeof body === 'object' &&
		body !== null &&
		Array.isArray((body as { validationMessages?: unknown }).validationMessages)
	);
}

/**
 * Google Analytics answers every request with a status of 2xx and nothing else, whatever is in it;
 * only the endpoint that looks at events says more.
 */
export function read({ answer, problem }: Outcome): Reading {
	if (problem?.kind === 'emptyAnswer' && isSuccess(problem.status)) return { requestId: null };
	if (problem !== undefined) {
		return { requestId: null, refusal: refusalOfProblem(GOOGLE_ANALYTICS, problem) };
	}
	const messages = isValidation(answer.body) ? answer.body.validationMessages : [];
	if (messages.length === 0) return { requestId: null };
	const [first = {}, ...others] = objectsIn(messages);
	return {
		requestId: null,
		refusal: {
			class: 'invalid data',
			code: textIn(first.validationCode) ?? 'INVALID',
			reason: `Google Analytics would drop it: ${[first, ...others].map(said).join('; ')}`,
			advice: 'Correct what Google Analytics names',
		},
	};
}

const isSuccess = (status = 0): boolean => status >= 200 && status < 300;

function said({ fieldPath, description }: ValidationMessage): string {
	const path = textIn(fieldPath);
	return path === null ? quoted(description) : `${path}: ${quoted(description)}`;
}
