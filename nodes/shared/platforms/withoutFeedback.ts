import type { Outcome } from '../n8n/http';
import type { ServiceVoice } from '../n8n/sentences';
import type { Reading } from './platform';
import { refusalOf } from './refusal';

const isGood = (status: number | undefined): boolean =>
	status !== undefined && status >= 200 && status < 300;

/**
 * Reads the answers of platforms that say nothing of the events: any good status means that the request
 * arrived, whatever stands in the body (nothing, a picture of one pixel). Whether the events counted
 * shows in the platform's reports alone.
 */
export function readWithoutFeedback(voice: ServiceVoice): (outcome: Outcome) => Reading {
	return ({ problem }) => {
		const arrived =
			problem === undefined ||
			((problem.kind === 'emptyAnswer' || problem.kind === 'brokenAnswer') &&
				isGood(problem.status));
		return arrived ? { requestId: null } : { requestId: null, refusal: refusalOf(voice, problem) };
	};
}
