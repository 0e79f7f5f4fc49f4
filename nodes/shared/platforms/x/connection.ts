import type { Send } from '../../n8n/http';
import { checkConnection, hasAny, hostOf, wantsEvents } from '../connection';
import { read } from './read';
import { X } from './voice';

export interface XCredential {
	accessToken: string;
	pixelId: string;
	apiUrl: string;
}

export const DEFAULT_URL = 'https://ads-api.x.com';

/** The version that X documented for conversions in 2026. */
export const DEFAULT_VERSION = '12';

/** Where the API answers: the host of X unless a proxy of one's own stands before it. */
export function apiUrl({ apiUrl: given }: XCredential): string {
	return hostOf(given, DEFAULT_URL);
}

/** Where events of a pixel go. */
export function eventsPath(version: string, pixelId: string): string {
	return `/${version}/measurement/conversions/${encodeURIComponent(pixelId.trim())}`;
}

/** The token of an event source, instead of the four keys and signatures of OAuth 1.0a. */
export const authentication = ({ accessToken }: XCredential) => ({ 'X-Pixel-Token': accessToken });

/** A request without events: nothing to take, but token and pixel are looked at first. */
export const NOTHING = { conversions: [] };

/**
 * Sends no events, which costs nothing: X answers either that it may not be sent there or that events are
 * missing. Throws a sentence with what to do about the former.
 */
export async function checkX(send: Send, credential: XCredential): Promise<void> {
	await checkConnection(send, {
		voice: X,
		base: apiUrl(credential),
		request: {
			method: 'POST',
			url: eventsPath(DEFAULT_VERSION, credential.pixelId),
			headers: authentication(credential),
			body: NOTHING,
		},
		...wantsEvents(hasAny('data', 'errors')),
		refusal: (outcome) => read(outcome, 0).refusal,
	});
}
