import type { IDataObject } from 'n8n-workflow';
import { ask, ConnectionProblem, notOurs } from '../../n8n/connectionTest';
import { trusting, type Send } from '../../n8n/http';
import { labelOf, publicApi, trackerAddress } from './address';
import { rowsOf } from './values';
import { BINOM } from './voice';
import { inWords } from './words';

export interface BinomCredential {
	url: string;
	apiKey: string;
	/** ISO 4217. */
	currency: string;
	/** Where postbacks are taken, where it is another address than the panel's. */
	clickUrl: string;
	ignoreSslIssues: boolean;
}

/** One campaign: what the adapter reads anyway, of which samples are known. */
export const CHEAPEST_READ = '/info/campaign';
export const CHEAPEST_QUERY = {
	datePreset: 'today',
	timezone: 'UTC',
	status: 'all',
	limit: 1,
	offset: 0,
};

export function accountOf({ url }: Readonly<IDataObject>): string {
	const tracker = trackerAddress(String(url ?? ''));
	if (tracker !== undefined) return labelOf(tracker);
	throw new Error(
		`Fill in 'Tracker URL' in the ${BINOM.credential} credential, such as https://tracker.example.com`,
	);
}

/**
 * Asks the tracker for something small. Throws an error that tells a wrong key, a wrong address, a
 * server that is down or slow, and a licence that has ended apart, and says what to do about each.
 */
export async function checkBinom(send: Send, credential: BinomCredential): Promise<void> {
	const tracker = trackerAddress(credential.url);
	if (tracker === undefined) {
		throw new ConnectionProblem(BINOM, { kind: 'unresolved', detail: credential.url.trim() });
	}
	const base = publicApi(tracker);
	const asked = await ask(trusting(send, credential.ignoreSslIssues), base, {
		method: 'GET',
		url: CHEAPEST_READ,
		query: CHEAPEST_QUERY,
		headers: { 'api-key': credential.apiKey.trim() },
	});
	const { answer, problem } = inWords(asked);
	if (problem !== undefined) throw new ConnectionProblem(BINOM, problem);
	if (rowsOf(answer.body) === undefined) throw notOurs(BINOM, base);
}
