import { request, type Send } from '../../n8n/http';
import { ServiceError } from '../../n8n/serviceError';
import { read } from './read';
import { META } from './voice';

export interface MetaCredential {
	accessToken: string;
	datasetId: string;
	apiUrl: string;
}

/** A Graph API version lives two years or more for conversions; this one was tested. */
export const DEFAULT_VERSION = 'v25.0';

/** Where the API answers: Meta's host unless a proxy of one's own stands before it. */
export function apiUrl(credential: MetaCredential): string {
	return (credential.apiUrl.trim() || 'https://graph.facebook.com').replace(/\/+$/, '');
}

/** Reads the name of the dataset, which costs nothing. Throws a sentence with what to do about it. */
export async function checkMeta(send: Send, credential: MetaCredential): Promise<void> {
	const datasetId = encodeURIComponent(credential.datasetId.trim());
	const outcome = await request(
		send,
		{
			method: 'GET',
			url: `${apiUrl(credential)}/${DEFAULT_VERSION}/${datasetId}`,
			query: { fields: 'id,name' },
			headers: { Authorization: `Bearer ${credential.accessToken}` },
			timeoutMs: 15_000,
		},
		() => Date.now(),
	);
	if (outcome.problem === undefined) return;
	const { refusal } = read(outcome);
	if (refusal === undefined) throw new ServiceError(META, outcome.problem);
	throw new Error(`${refusal.reason}. ${refusal.advice}.`);
}
