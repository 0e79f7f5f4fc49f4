import { ask, ConnectionProblem, notOurs } from '../../n8n/connectionTest';
import type { Send } from '../../n8n/http';
import { trimmed } from '../../n8n/trimmed';
import { baseOf } from '../hostedApi';
import { open } from './envelope';
import { BEMOB } from './voice';

export interface BemobCredential {
	authentication: 'keyPair' | 'singleKey';
	accessKey: string;
	secretKey: string;
	apiKey: string;
	accountName: string;
	/** ISO 4217. */
	currency: string;
	apiUrl: string;
}

export const USUAL_URL = 'https://api.bemob.com/v1';

/** The smallest list that every account has. */
export const CHEAPEST_READ = '/user/workspaces';

export function apiUrl({ apiUrl: typed }: Pick<BemobCredential, 'apiUrl'>): string {
	return baseOf(typed, USUAL_URL);
}

/** Two clients that work send the pair; the single header is how another integration describes it. */
export function headersOf(credential: BemobCredential): Record<string, string> {
	return credential.authentication === 'singleKey'
		? { 'Api-Key': trimmed(credential.apiKey) }
		: {
				'X-ACCESS-KEY': trimmed(credential.accessKey),
				'X-SECRET-KEY': trimmed(credential.secretKey),
			};
}

/** Asks for something small. Throws an error that says what happened and what to do. */
export async function checkBemob(send: Send, credential: BemobCredential): Promise<void> {
	const base = apiUrl(credential);
	const outcome = await ask(send, base, {
		method: 'GET',
		url: CHEAPEST_READ,
		headers: headersOf(credential),
	});
	const { problem } = open(outcome);
	if (problem === undefined) return;
	if (outcome.problem === undefined && problem.kind === 'brokenAnswer') throw notOurs(BEMOB, base);
	throw new ConnectionProblem(BEMOB, problem);
}
