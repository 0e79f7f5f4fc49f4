import type { Send } from '../../n8n/http';
import { checkConnection, hasAny, hostOf, wantsEvents } from '../connection';
import { read } from './read';
import { MICROSOFT } from './voice';

export interface MicrosoftCredential {
	accessToken: string;
	tagId: string;
	apiUrl: string;
}

export const DEFAULT_URL = 'https://capi.uet.microsoft.com';

/** Where the API answers: Microsoft's host unless a proxy of one's own stands before it. */
export function apiUrl({ apiUrl: given }: MicrosoftCredential): string {
	return hostOf(given, DEFAULT_URL);
}

/** Where events of a UET tag go. */
export function eventsPath(tagId: string): string {
	return `/v1/${encodeURIComponent(tagId.trim())}/events`;
}

/** A request without events: nothing to take, but token and tag are looked at first. */
export const NOTHING = { data: [] };

/**
 * Sends no events, which costs nothing: Microsoft answers either that the token is wrong or that events
 * are missing. Throws a sentence with what to do about the former.
 */
export async function checkMicrosoft(send: Send, credential: MicrosoftCredential): Promise<void> {
	await checkConnection(send, {
		voice: MICROSOFT,
		base: apiUrl(credential),
		request: {
			method: 'POST',
			url: eventsPath(credential.tagId),
			headers: { Authorization: `Bearer ${credential.accessToken}` },
			body: NOTHING,
		},
		...wantsEvents(hasAny('eventsReceived', 'error')),
		refusal: (outcome) => read(outcome, 0).refusal,
	});
}
