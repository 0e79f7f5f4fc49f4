import type { Send } from '../../n8n/http';
import { checkConnection, hostOf } from '../connection';
import { read } from './read';
import { PINTEREST } from './voice';

export interface PinterestCredential {
	accessToken: string;
	adAccountId: string;
	apiUrl: string;
}

export const DEFAULT_URL = 'https://api.pinterest.com';

/** Where the API answers: Pinterest's host unless a proxy of one's own stands before it. */
export function apiUrl({ apiUrl: given }: PinterestCredential): string {
	return hostOf(given, DEFAULT_URL);
}

/** Where events of an ad account go; in test mode they are checked there and not recorded. */
export function eventsPath(adAccountId: string, isTest: boolean): string {
	return `/v5/ad_accounts/${encodeURIComponent(adAccountId.trim())}/events${isTest ? '?test=true' : ''}`;
}

/** A page visit of nobody: an address and a browser that are there for examples. */
export const pageVisit = (nowMs: number) => ({
	data: [
		{
			event_name: 'page_visit',
			action_source: 'web',
			event_time: Math.floor(nowMs / 1000),
			event_id: 'connection-test',
			user_data: { client_ip_address: '203.0.113.1', client_user_agent: 'Connection Test' },
		},
	],
});

/** Sends an event in test mode, which Pinterest does not record. Throws a sentence with what to do. */
export async function checkPinterest(send: Send, credential: PinterestCredential): Promise<void> {
	await checkConnection(send, {
		voice: PINTEREST,
		base: apiUrl(credential),
		request: {
			method: 'POST',
			url: eventsPath(credential.adAccountId, true),
			headers: { Authorization: `Bearer ${credential.accessToken}` },
			body: pageVisit(Date.now()),
		},
		// The key is right whatever Pinterest makes of the event.
		isFine: ({ answer }) =>
			Array.isArray((answer?.body as { events?: unknown } | null | undefined)?.events),
		isOther: ({ answer }) =>
			typeof (answer?.body as { code?: unknown } | null | undefined)?.code !== 'number',
		refusal: (outcome) => read(outcome, 1).refusal,
	});
}
