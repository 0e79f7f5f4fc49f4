import { checkConnection, hostOf } from '../connection';
import type { Send } from '../../n8n/http';
import { CODES } from './errors';
import { read } from './read';
import { TIKTOK } from './voice';

export interface TikTokCredential {
	accessToken: string;
	eventSourceId: string;
	apiUrl: string;
}

export const DEFAULT_URL = 'https://business-api.tiktok.com';

/** Where events go; the same for every event source. */
export const TRACK = '/open_api/v1.3/event/track/';

/** Where the API answers: TikTok's host unless a proxy of one's own stands before it. */
export function apiUrl({ apiUrl: given }: TikTokCredential): string {
	return hostOf(given, DEFAULT_URL);
}

/** A request without events: nothing to take, but the token is looked at first. */
export const nothing = (eventSourceId: string) => ({
	event_source: 'web',
	event_source_id: eventSourceId.trim(),
	data: [],
});

/**
 * Sends no events, which costs nothing: TikTok answers either that the token is wrong or that events are
 * missing. Throws a sentence with what to do about the former.
 */
export async function checkTikTok(send: Send, credential: TikTokCredential): Promise<void> {
	await checkConnection(send, {
		voice: TIKTOK,
		base: apiUrl(credential),
		request: {
			method: 'POST',
			url: TRACK,
			headers: { 'Access-Token': credential.accessToken },
			body: nothing(credential.eventSourceId),
		},
		isFine: (outcome) => {
			const code = (outcome.answer?.body as { code?: unknown } | null | undefined)?.code;
			return typeof code === 'number' && (code === 0 || CODES[code] === 'invalid data');
		},
		isOther: (outcome) =>
			typeof (outcome.answer?.body as { code?: unknown } | null | undefined)?.code !== 'number',
		refusal: (outcome) => read(outcome, 0).refusal,
	});
}
