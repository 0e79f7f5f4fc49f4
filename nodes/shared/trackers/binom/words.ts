import { brief } from '../../n8n/problem';
import type { Outcome } from '../../n8n/http';
import { isRow } from './values';

/** Binom wraps its words about a mistake in `errors`. */
export function inWords(outcome: Outcome): Outcome {
	const { answer, problem } = outcome;
	const body = answer?.body;
	if (problem === undefined || !isRow(body) || !isRow(body.errors)) return outcome;
	const words = body.errors.detail ?? body.errors.message;
	return typeof words === 'string'
		? { answer, problem: { ...problem, detail: brief(words) } }
		: outcome;
}
