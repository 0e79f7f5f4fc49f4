import type { Problem } from '../../n8n/problem';
import type { ServiceVoice } from '../../n8n/sentences';
import type { Refusal } from '../platform';
import { refusalOf } from '../refusal';

/**
 * The refusal that a failure amounts to where the API said nothing itself. Google's front answers an
 * address that none of its APIs has with a page and 404; such an address stays wrong.
 */
export function refusalOfProblem(voice: ServiceVoice, problem: Problem): Refusal {
	const refusal = refusalOf(voice, problem);
	const isNoSuchAddress = problem.kind === 'webPage' && problem.status === 404;
	return isNoSuchAddress ? { ...refusal, class: 'configuration' } : refusal;
}
