import { request, type Outcome, type Send, type ServiceRequest } from './http';
import type { Problem } from './problem';
import type { ServiceVoice } from './sentences';
import { addressOf } from './serverAddress';
import { ServiceError } from './serviceError';

/** A person waits for the connection test. */
const TIMEOUT_MS = 15_000;

/** What a service says of itself in the dialogue of its credential. */
export class ConnectionProblem extends Error {
	constructor(
		voice: ServiceVoice,
		readonly problem: Problem,
	) {
		super(inOneText(new ServiceError(voice, problem)));
	}
}

/** The dialogue shows the message alone, so what to do is part of it. */
export function inOneText({ message, advice }: ServiceError): string {
	return `${message}. ${advice}.`;
}

/** A request of the connection test, before there is a node to send it for. */
export async function ask(
	send: Send,
	base: string,
	asked: Omit<ServiceRequest, 'timeoutMs'>,
): Promise<Outcome> {
	if (!URL.canParse(base)) return { problem: { kind: 'unresolved', detail: base } };
	const whole = { ...asked, url: addressOf(base, asked.url), timeoutMs: TIMEOUT_MS };
	return withHost(await request(send, whole, () => Date.now()), base);
}

/** n8n swaps any message with a network code in it for its own; the host takes the code's place. */
export function withHost(outcome: Outcome, base: string): Outcome {
	const { problem } = outcome;
	if (problem?.kind !== 'refused' && problem?.kind !== 'unresolved') return outcome;
	return { ...outcome, problem: { ...problem, detail: new URL(base).host } };
}

/** The answer came from a server of another kind. */
export function notOurs(voice: ServiceVoice, base: string): Error {
	const { host } = new URL(base);
	return new Error(
		`Something other than ${voice.name} answers at ${host}. ${voice.advice?.webPage}.`,
	);
}
