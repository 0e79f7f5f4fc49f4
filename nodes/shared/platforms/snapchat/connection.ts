import type { Outcome, Send } from '../../n8n/http';
import { checkConnection, hostOf } from '../connection';
import { read } from './read';
import { SNAPCHAT } from './voice';

export interface SnapchatCredential {
	accessToken: string;
	pixelId: string;
	apiUrl: string;
}

export const DEFAULT_URL = 'https://tr.snapchat.com';

/** Where the API answers: Snap's host unless a proxy of one's own stands before it. */
export function apiUrl({ apiUrl: given }: SnapchatCredential): string {
	return hostOf(given, DEFAULT_URL);
}

/** Where events of a pixel or an app go; in test mode they are checked there and not counted. */
export function eventsPath(pixelId: string, isTest: boolean): string {
	return `/v3/${encodeURIComponent(pixelId.trim())}/events${isTest ? '/validate' : ''}`;
}

/** The test events of the last day: reading them costs nothing and needs the right token. */
export const logsPath = (pixelId: string): string => `${eventsPath(pixelId, true)}/logs`;

/** Reads the log of test events. Throws a sentence with what to do where that is not allowed. */
export async function checkSnapchat(send: Send, credential: SnapchatCredential): Promise<void> {
	await checkConnection(send, {
		voice: SNAPCHAT,
		base: apiUrl(credential),
		request: {
			method: 'GET',
			url: logsPath(credential.pixelId),
			headers: { Authorization: `Bearer ${credential.accessToken}` },
		},
		isFine: ({ answer, problem }) =>
			problem === undefined && isOfSnap(answer?.body) && !saysNo(answer?.body),
		isOther: ({ answer }) => !isOfSnap(answer?.body),
		refusal: (outcome: Outcome) => read(outcome).refusal,
	});
}

/** A refusal can come with status 200. */
function saysNo(body: unknown): boolean {
	const status = (body as { status?: unknown }).status;
	return typeof status === 'string' && /error|invalid|fail|denied|unauthorized/i.test(status);
}

/** Its answers tell how it went, or are the list itself. */
function isOfSnap(body: unknown): boolean {
	if (Array.isArray(body)) return true;
	return (
		typeof body === 'object' &&
		body !== null &&
		('status' in body || 'data' in body || 'logs' in body)
	);
}
