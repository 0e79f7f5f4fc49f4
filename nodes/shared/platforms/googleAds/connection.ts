import type { IDataObject } from 'n8n-workflow';
import { hostOf } from '../connection';

export const SCOPE = 'https://www.googleapis.com/auth/adwords';
export const DEFAULT_URL = 'https://googleads.googleapis.com';

/**
 * About four months lie between two versions, and each lives for a year. On 2026-08-19 v22 to v26 were
 * alive (ad-platforms §2.1); the names used here are those of all of them.
 */
export const DEFAULT_VERSION = 'v25';

/** Where the API answers: Google's host unless a proxy of one's own stands before it. */
export function apiUrl({ apiUrl: given }: Readonly<IDataObject>): string {
	return hostOf(given as string | undefined, DEFAULT_URL);
}

/** What every request carries beside the token. */
export function adsHeaders(credential: Readonly<IDataObject>): Record<string, string> {
	const text = (name: string) => String(credential[name] ?? '').trim();
	const loginCustomerId = text('loginCustomerId').replace(/\D/g, '');
	return {
		'developer-token': text('developerToken'),
		...(loginCustomerId !== '' && { 'login-customer-id': loginCustomerId }),
	};
}
