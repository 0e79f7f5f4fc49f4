import { request, type Send } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
import { ServiceError } from '../../n8n/serviceError';
import { adminApi, panelAddress } from './address';
import { KEITARO_CONNECTION } from './voice';

export interface KeitaroCredential {
	url: string;
	apiKey: string;
	currency: string;
	ignoreSslIssues: boolean;
}

/** The cheapest read that every version and edition answers (keitaro-api §2.2). */
export const CHEAPEST_READ = '/groups';

/**
 * Asks the panel for something small. Throws an error that tells a wrong key, a wrong address, a server
 * that is down or slow, and an edition without API apart, and says what to do about each.
 */
export async function checkKeitaro(send: Send, credential: KeitaroCredential): Promise<void> {
	const panel = panelAddress(credential.url);
	if (panel === undefined) {
		throw told({ kind: 'unresolved', detail: credential.url.trim() });
	}
	const { problem } = await request(
		async (options) =>
			await send({ ...options, skipSslCertificateValidation: credential.ignoreSslIssues }),
		{
			method: 'GET',
			url: adminApi(panel) + CHEAPEST_READ,
			query: { type: 'campaigns' },
			headers: { 'Api-Key': credential.apiKey },
			timeoutMs: 15_000,
		},
		() => Date.now(),
	);
	if (problem !== undefined) throw told(withHost(problem, panel));
}

/** The dialogue of a credential shows the message alone, so what to do is part of it. */
function told(problem: Problem): Error {
	const { message, advice } = new ServiceError(KEITARO_CONNECTION, problem);
	return new Error(`${message}. ${advice}.`);
}

/** n8n swaps any message with a network code in it for its own; the host takes the code's place. */
function withHost(problem: Problem, panel: string): Problem {
	const isUnreachable = problem.kind === 'refused' || problem.kind === 'unresolved';
	return isUnreachable ? { ...problem, detail: new URL(panel).host } : problem;
}
