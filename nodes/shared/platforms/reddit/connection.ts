import type { Send } from '../../n8n/http';
import { checkConnection, hasAny, hostOf, wantsEvents } from '../connection';
import { read } from './read';
import { REDDIT } from './voice';

export interface RedditCredential {
	accessToken: string;
	pixelId: string;
	apiUrl: string;
}

export const DEFAULT_URL = 'https://ads-api.reddit.com';

/** Reddit throttles programs that go by the name of their HTTP library. */
export const USER_AGENT = { 'User-Agent': 'n8n-nodes-tracker-hub' };

/** Where the API answers: Reddit's host unless a proxy of one's own stands before it. */
export function apiUrl({ apiUrl: given }: RedditCredential): string {
	return hostOf(given, DEFAULT_URL);
}

/** Where events of a pixel go. */
export function eventsPath(pixelId: string): string {
	return `/api/v3/pixels/${encodeURIComponent(pixelId.trim())}/conversion_events`;
}

/** A request without events: nothing to take, but token and pixel are looked at first. */
export const NOTHING = { data: { events: [] } };

/**
 * Sends no events, which costs nothing: Reddit answers either that it may not be sent there or that
 * events are missing. Throws a sentence with what to do about the former.
 */
export async function checkReddit(send: Send, credential: RedditCredential): Promise<void> {
	await checkConnection(send, {
		voice: REDDIT,
		base: apiUrl(credential),
		request: {
			method: 'POST',
			url: eventsPath(credential.pixelId),
			headers: { ...USER_AGENT, Authorization: `Bearer ${credential.accessToken}` },
			body: NOTHING,
		},
		...wantsEvents(hasAny('data', 'error')),
		refusal: (outcome) => read(outcome, 0).refusal,
	});
}
