import type { Problem, ProblemKind } from '../n8n/problem';
import { brief } from '../n8n/problem';
import { adviceOf, messageOf, type ServiceVoice } from '../n8n/sentences';
import type { ErrorClass, Refusal } from './platform';

/** What a failure without words of the platform's own means; all others pass. */
const BY_KIND: Readonly<Partial<Record<ProblemKind, ErrorClass>>> = {
	unauthorized: 'auth',
	notInPlan: 'permission',
	forbidden: 'permission',
	notFound: 'configuration',
	invalid: 'invalid data',
	throttled: 'throttled',
	redirected: 'configuration',
	untrusted: 'configuration',
};

export function classOfProblem({ kind }: Problem): ErrorClass {
	return BY_KIND[kind] ?? 'temporary';
}

/**
 * What must not get into an output, wherever a platform quotes it: tokens (JSON web tokens, those of
 * Pinterest, 32 and more hexadecimal digits as at TikTok) and hashes of personal data.
 */
const SECRET = /\beyJ[\w-]+\.[\w.-]+|\bpin[ac]_\w+|\b[0-9a-f]{32,}\b|(?<=\bBearer )\S+/gi;

const LATER = 'Nothing was lost: send the failed conversions again later';
const THROTTLED = `${LATER}, after the time in retryAt if there is one`;
const NETWORK = `${LATER}; if it stays, look at the network and any proxy between n8n and the platform`;

/**
 * What passes at a platform is its own affair: the general advice, about a server of the user's and how
 * often to read from it, would not say what to do with the conversions that failed.
 */
const ADVICE: Readonly<Partial<Record<ProblemKind, string>>> = {
	throttled: THROTTLED,
	serverFault: LATER,
	timedOut: NETWORK,
	cut: NETWORK,
	brokenAnswer: NETWORK,
	emptyAnswer: NETWORK,
};

/**
 * What to do about a refusal in words that fit every platform, by class; `name` is its own, and it knows an
 * event by its `id`.
 */
export const usualAdvice = (name: string, id: string) =>
	({
		duplicate: 'Nothing to do',
		'invalid data': `Correct what ${name} names and send the conversion again`,
		'too early': 'Send it again later',
		throttled: THROTTLED,
		temporary: `${LATER}, under the same ${id}`,
	}) as const satisfies Partial<Record<ErrorClass, string>>;

/** Whether the advice about such a failure speaks of the conversions that failed. */
export const isOfConversions = (kind: ProblemKind | undefined): kind is ProblemKind =>
	kind !== undefined && kind in ADVICE;

/** What to do about a failure at a platform. */
export const platformAdvice = (voice: ServiceVoice, problem: Problem): string =>
	voice.advice?.[problem.kind] ?? ADVICE[problem.kind] ?? adviceOf(voice, problem);

/** The refusal that a failure amounts to where the platform said nothing itself. */
export function refusalOf(voice: ServiceVoice, problem: Problem): Refusal {
	return {
		class: classOfProblem(problem),
		code: problem.status === undefined ? problem.kind : String(problem.status),
		reason: messageOf(voice, problem).replace(SECRET, '***'),
		advice: platformAdvice(voice, problem),
		retryAfterMs: problem.retryAfterMs,
	};
}

/** A platform's own words, short, without secrets and without the full stop. */
export function quoted(words: unknown): string {
	const text = typeof words === 'string' ? brief(words.replace(SECRET, '***')) : undefined;
	return text?.replace(/\.$/, '') ?? 'no reason given';
}

/** The refusal in the platform's own words, where it said some: they tell more than the status. */
export function refusalInWords(voice: ServiceVoice, problem: Problem, words: unknown): Refusal {
	const refusal = refusalOf(voice, problem);
	if (typeof words !== 'string' || words.trim() === '') return refusal;
	return { ...refusal, reason: `${voice.name} refused it: ${quoted(words)}` };
}

/** An event of which a platform that judges each by itself said nothing. */
export const untold = ({ name }: ServiceVoice): Refusal => ({
	class: 'temporary',
	code: 'no_answer',
	reason: `${name} did not say what became of it`,
	advice: usualAdvice(name, 'event ID').temporary,
});
