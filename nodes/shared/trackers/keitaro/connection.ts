import { ask, ConnectionProblem } from '../../n8n/connectionTest';
import { trusting, type Send } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
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
export const CHEAPEST_QUERY = { type: 'campaigns' };

/**
 * Asks the panel for something small. Throws an error that tells a wrong key, a wrong address, a server
 * that is down or slow, and an edition without API apart, and says what to do about each.
 */
export async function checkKeitaro(send: Send, credential: KeitaroCredential): Promise<void> {
	const panel = panelAddress(credential.url);
	if (panel === undefined) {
		const problem: Problem = { kind: 'unresolved', detail: credential.url.trim() };
		throw new ConnectionProblem(KEITARO_CONNECTION, problem);
	}
	const { problem } = await ask(trusting(send, credential.ignoreSslIssues), adminApi(panel), {
		method: 'GET',
		url: CHEAPEST_READ,
		query: CHEAPEST_QUERY,
		headers: { 'Api-Key': credential.apiKey },
	});
	if (problem !== undefined) throw new ConnectionProblem(KEITARO_CONNECTION, problem);
}
