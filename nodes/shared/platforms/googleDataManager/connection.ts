import type { IDataObject } from 'n8n-workflow';
import { hostOf } from '../connection';
import { trimmed } from '../../n8n/trimmed';

export const SCOPE = 'https://www.googleapis.com/auth/datamanager';
export const DEFAULT_URL = 'https://datamanager.googleapis.com';

/** Where the API answers: Google's host unless a proxy of one's own stands before it. */
export function apiUrl({ apiUrl: given }: Readonly<IDataObject>): string {
	return hostOf(given as string | undefined, DEFAULT_URL);
}

/** The project that Google counts requests to, where it is not the one of the OAuth client. */
export function projectHeader({ quotaProject }: Readonly<IDataObject>): Record<string, string> {
	const project = trimmed(quotaProject);
	return project === '' ? {} : { 'x-goog-user-project': project };
}
