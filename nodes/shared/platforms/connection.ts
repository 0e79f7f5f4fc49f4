import { request, type Outcome, type Send, type ServiceRequest } from '../n8n/http';
import type { Problem, ProblemKind } from '../n8n/problem';
import { adviceOf, type ServiceVoice } from '../n8n/sentences';
import type { ErrorClass, Refusal } from './platform';
import { isOfConversions } from './refusal';

/** What the dialogue of a credential waits for. */
const PATIENCE_MS = 15_000;

/** A request that costs nothing and tells whether the credential is right. */
export interface Probe {
	voice: ServiceVoice;
	/** Where the API answers, without a slash at the end. */
	base: string;
	/** `url` from `/` on; with the secret, which only goes to `base`. */
	request: Omit<ServiceRequest, 'timeoutMs'>;
	/** Whether the answer shows that the credential is right. */
	isFine: (outcome: Outcome) => boolean;
	/** Whether an answer in JSON is none of the platform's. */
	isOther: (outcome: Outcome) => boolean;
	refusal: (outcome: Outcome) => Refusal | undefined;
}

/** The address of a credential without slashes at the end; the platform's own where it was emptied. */
export function hostOf(given: string | undefined, byDefault: string): string {
	return (given?.trim() || byDefault).replace(/\/+$/, '');
}

/** Whether an answer is an object with one of these keys. */
export const hasAny =
	(...keys: readonly string[]) =>
	(body: unknown): boolean =>
		typeof body === 'object' && body !== null && keys.some((key) => key in body);

/** For a request without events, of which an answer of the platform's own finds nothing wrong but that. */
export const wantsEvents = (
	isTheirs: (body: unknown) => boolean,
	statuses: ReadonlySet<number | undefined> = new Set([400]),
): Pick<Probe, 'isFine' | 'isOther'> => ({
	isFine: ({ answer, problem }) =>
		isTheirs(answer?.body) && (problem === undefined || statuses.has(problem.status)),
	isOther: ({ answer }) => !isTheirs(answer?.body),
});

/** Throws a sentence that says what is wrong and what to do about it. */
export async function checkConnection(send: Send, probe: Probe): Promise<void> {
	const { voice, base, isFine, isOther } = probe;
	const told = (outcome: Outcome) => errorOf(voice, outcome, probe.refusal(outcome));
	if (!URL.canParse(base)) throw told({ problem: { kind: 'unresolved', detail: base } });
	const { host } = new URL(base);
	const outcome = await request(
		send,
		{ ...probe.request, url: base + probe.request.url, timeoutMs: PATIENCE_MS },
		() => Date.now(),
	);
	if (isFine(outcome)) return;
	const { answer, problem } = outcome;
	if (problem !== undefined) throw told({ answer, problem: withHost(problem, host) });
	if (!isOther(outcome)) throw told(outcome);
	throw new Error(
		`Something other than ${voice.name} answers at ${host}. ${voice.advice?.webPage ?? 'Check the URL of the credential'}.`,
	);
}

/** What a refusal that passes comes down to where no answer failed. */
const PASSING: Readonly<Partial<Record<ErrorClass, ProblemKind>>> = {
	throttled: 'throttled',
	temporary: 'serverFault',
};

/**
 * The dialogue of a credential shows the message alone, so what to do is part of it. Of what passes a
 * platform says to send the conversions again, of which there are none here.
 */
function errorOf(
	{ name, credential }: ServiceVoice,
	{ problem }: Outcome,
	refusal?: Refusal,
): Error {
	const kind = problem?.kind ?? PASSING[refusal?.class ?? 'configuration'];
	const advice = isOfConversions(kind)
		? adviceOf({ name, credential }, { ...problem, kind })
		: refusal?.advice;
	return new Error(`${refusal?.reason}. ${advice}.`);
}

/** n8n swaps any message with a network code in it for its own; the host takes the code's place. */
function withHost(problem: Problem, host: string): Problem {
	const isUnreachable = problem.kind === 'refused' || problem.kind === 'unresolved';
	return isUnreachable ? { ...problem, detail: host } : problem;
}
