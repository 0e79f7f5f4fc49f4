import type { Send } from '../../n8n/http';
import { checkConnection, hostOf, wantsEvents } from '../connection';
import { read } from './read';
import { LINKEDIN } from './voice';

export interface LinkedInCredential {
	accessToken: string;
	apiUrl: string;
}

export const DEFAULT_URL = 'https://api.linkedin.com';

/** A version of every month, each alive for about a year; that of August 2026 until August 2027. */
export const DEFAULT_VERSION = '202608';

/** Where events go, whatever they count for. */
export const EVENTS = '/rest/conversionEvents';

/** Several events in one request, by the rules of Rest.li 2.0. */
export const headersOf = (version: string) => ({
	'LinkedIn-Version': version,
	'X-Restli-Protocol-Version': '2.0.0',
	'X-RestLi-Method': 'BATCH_CREATE',
});

/** A request without events: nothing to count, but the token is looked at first. */
export const NOTHING = { elements: [] };

/** Where the API answers: LinkedIn's host unless a proxy of one's own stands before it. */
export function apiUrl({ apiUrl: given }: LinkedInCredential): string {
	return hostOf(given, DEFAULT_URL);
}

/** What LinkedIn answers where the token is right: it took no events, or it misses some. */
const LOOKED_AT: ReadonlySet<number | undefined> = new Set([400, 422]);

/**
 * Sends no events, which costs nothing: LinkedIn answers either that the token is wrong or what became of
 * none. Throws a sentence with what to do about the former.
 */
export async function checkLinkedIn(send: Send, credential: LinkedInCredential): Promise<void> {
	await checkConnection(send, {
		voice: LINKEDIN,
		base: apiUrl(credential),
		request: {
			method: 'POST',
			url: EVENTS,
			headers: {
				...headersOf(DEFAULT_VERSION),
				Authorization: `Bearer ${credential.accessToken}`,
			},
			body: NOTHING,
		},
		...wantsEvents(isOfLinkedIn, LOOKED_AT),
		refusal: (outcome) => read(outcome, 0).refusal,
	});
}

/** Its answers list what became of events, or tell an error in a message beside its status. */
function isOfLinkedIn(body: unknown): boolean {
	if (typeof body !== 'object' || body === null) return false;
	return 'elements' in body || ('message' in body && 'status' in body);
}
