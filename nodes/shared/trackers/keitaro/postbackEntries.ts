import { createHash } from 'node:crypto';
import { cellText } from '../rows';
import type { PostbackTrigger } from './postbackStatus';

/** An entry of a campaign's `postbacks`, as Keitaro holds it. */
export interface PostbackEntry {
	id?: number | string;
	campaign_id?: number;
	method: 'GET' | 'POST';
	url: string;
	statuses: string[];
}

/** Statuses an entry can be sent on; the first four are in every version. */
export const ENTRY_STATUSES = [
	'deposit',
	'lead',
	'rebill',
	'registration',
	'rejected',
	'sale',
	'trash',
] as const;

/** What each trigger means in statuses; Keitaro has no other switch. */
export const TRIGGER_STATUSES: Readonly<Record<PostbackTrigger, readonly string[]>> = {
	all: ['lead', 'sale', 'rejected', 'rebill'],
	leads: ['lead'],
	sales: ['sale', 'rebill'],
	registrations: ['registration'],
	deposits: ['deposit'],
	rejected: ['rejected'],
};

/** Reads `postbacks` of a campaign; builds differ in what they leave out. */
export function readEntries(postbacks: unknown): PostbackEntry[] {
	if (!Array.isArray(postbacks)) return [];
	return (postbacks as unknown[]).filter(isRecord).map((entry) => ({
		...entry,
		method: cellText(entry.method).toUpperCase() === 'POST' ? 'POST' : 'GET',
		url: typeof entry.url === 'string' ? entry.url : '',
		statuses: Array.isArray(entry.statuses) ? entry.statuses.map(cellText) : [],
	}));
}

/** Keitaro's own id; where a build has none, a fingerprint of method and URL, and a number for twins. */
export function entryIds(entries: readonly PostbackEntry[]): string[] {
	const seen = new Map<string, number>();
	return entries.map(({ id, method, url }) => {
		if (id !== undefined && id !== null && id !== '') return cellText(id);
		const print = createHash('sha256').update(`${method} ${url}`).digest('hex').slice(0, 12);
		const count = (seen.get(print) ?? 0) + 1;
		seen.set(print, count);
		return count === 1 ? print : `${print}-${count}`;
	});
}

/** The list with one entry changed, and nothing else. `undefined` when there is no such entry. */
export function withEntryChanged(
	entries: readonly PostbackEntry[],
	id: string,
	change: Partial<PostbackEntry>,
): PostbackEntry[] | undefined {
	const at = entryIds(entries).indexOf(id);
	if (at < 0) return undefined;
	return entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry));
}

/** The list without one entry. `undefined` when there is no such entry. */
export function withoutEntry(
	entries: readonly PostbackEntry[],
	id: string,
): PostbackEntry[] | undefined {
	const at = entryIds(entries).indexOf(id);
	return at < 0 ? undefined : entries.filter((_, index) => index !== at);
}

/** The trigger whose statuses these are; none for a selection of its own. */
export function triggerOf(statuses: readonly string[]): PostbackTrigger | null {
	const own = [...statuses].sort().join();
	const found = Object.entries(TRIGGER_STATUSES).find(
		([, list]) => [...list].sort().join() === own,
	);
	return (found?.[0] as PostbackTrigger | undefined) ?? null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
