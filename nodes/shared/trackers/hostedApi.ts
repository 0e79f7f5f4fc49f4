import { request, type Outcome, type Send, type ServiceRequest } from '../n8n/http';
import type { Problem } from '../n8n/problem';
import { ServiceError } from '../n8n/serviceError';
import type { ServiceVoice } from '../n8n/sentences';

/** A person waits for the connection test. */
const TEST_TIMEOUT_MS = 15_000;

/** Where a tracker's API answers: its own host, unless the user typed another one such as a proxy. */
export function baseOf(typed: unknown, usual: string): string {
	const address = typeof typed === 'string' ? typed.trim().replace(/\/+$/, '') : '';
	return address === '' ? usual : address;
}

/** A path of the API as an address; other addresses stay as they are. */
export function addressOf(base: string, url: string): string {
	return url.startsWith('/') ? base + url : url;
}

/** What a service says of itself in the dialogue of its credential. */
export class ConnectionProblem extends Error {
	constructor(
		voice: ServiceVoice,
		readonly problem: Problem,
	) {
		const { message, advice } = new ServiceError(voice, problem);
		// The dialogue shows the message alone, so what to do is part of it.
		super(`${message}. ${advice}.`);
	}
}

/** A request of the connection test, before there is a node to send it for. */
export async function ask(
	send: Send,
	base: string,
	asked: Omit<ServiceRequest, 'timeoutMs'>,
): Promise<Outcome> {
	if (!URL.canParse(base)) return { problem: { kind: 'unresolved', detail: base } };
	const outcome = await request(
		send,
		{ ...asked, url: addressOf(base, asked.url), timeoutMs: TEST_TIMEOUT_MS },
		() => Date.now(),
	);
	const { problem } = outcome;
	// n8n swaps any message with a network code in it for its own; the host takes the code's place.
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
