import { problemOfAnswer, type Problem } from '../../n8n/problem';
import type { Refusal } from '../platform';
import { quoted, refusalInWords } from '../refusal';
import { LINKEDIN } from './voice';

/**
 * What LinkedIn's statuses mean beyond what they mean everywhere (ad-platforms §4). 426 is the answer to
 * a version that is no longer, or not yet, there.
 */
export const RETIRED = 426;

/** A refusal in LinkedIn's words; a retired version is named as such, since LinkedIn's words are vague. */
export function refusalFor(problem: Problem, words: unknown): Refusal {
	if (problem.status !== RETIRED) return refusalInWords(LINKEDIN, problem, words);
	return {
		class: 'configuration',
		code: String(RETIRED),
		reason: `LinkedIn has retired the version of its API that was asked for: ${quoted(words)}`,
		advice:
			"Set 'API Version' in the options to one of the last eleven months, such as the month before this one (YYYYMM), or update this node",
	};
}

/** Why a single event was not taken; nothing where it was. */
export function refusalOfEvent(status: number, error: unknown): Refusal | undefined {
	const problem = problemOfAnswer({ status, headers: {}, text: '' }, 0);
	const words = (error as { message?: unknown } | null | undefined)?.message;
	return problem === undefined ? undefined : refusalFor(problem, words);
}
