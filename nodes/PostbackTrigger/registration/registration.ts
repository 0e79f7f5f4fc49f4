/** Where the node has entered its URL, as kept in n8n's static data. No secret is in it. */
export interface Registration {
	/** The node's webhook URL without query: what our entries are recognised by. */
	url: string;
	/** Host of the panel. */
	account: string;
	/** Campaigns that hold an entry of ours. */
	campaignIds: number[];
	/** Traffic source that holds our URL, and the statuses it had before. */
	source?: { id: number; statuses: unknown };
}

/** One outgoing postback of a campaign (keitaro-api §3.1); others' entries may hold anything. */
export interface PostbackEntry {
	id?: number;
	method: 'GET' | 'POST';
	url: string;
	statuses: string[];
	[field: string]: unknown;
}

/** Whether a URL is ours: the address of our webhook, whatever secret and macros follow it. */
export function isOurs(url: unknown, ownUrl: string): boolean {
	if (typeof url !== 'string' || !url.startsWith(ownUrl)) return false;
	const next = url.charAt(ownUrl.length);
	return next === '' || next === '?' || next === '/';
}

/** Entries with ours in it once, at the place it had, and all others as they were. */
export function withEntry(
	entries: readonly unknown[],
	ownUrl: string,
	wanted: PostbackEntry,
): unknown[] {
	const at = entries.findIndex((entry) => isOurs(urlOf(entry), ownUrl));
	if (at < 0) return [...entries, wanted];
	const known = entries[at] as PostbackEntry;
	return withoutEntry(entries.slice(0, at), ownUrl).concat(
		{ ...known, ...wanted },
		withoutEntry(entries.slice(at + 1), ownUrl),
	);
}

/** Entries without ours. */
export function withoutEntry(entries: readonly unknown[], ownUrl: string): unknown[] {
	return entries.filter((entry) => !isOurs(urlOf(entry), ownUrl));
}

/** Whether our entry is there exactly once and says what it should. */
export function hasEntry(
	entries: readonly unknown[],
	ownUrl: string,
	wanted: PostbackEntry,
): boolean {
	const own = entries.filter((entry) => isOurs(urlOf(entry), ownUrl)) as PostbackEntry[];
	const [only] = own;
	return (
		own.length === 1 &&
		only !== undefined &&
		only.method === wanted.method &&
		only.url === wanted.url &&
		[...only.statuses].sort().join() === [...wanted.statuses].sort().join()
	);
}

function urlOf(entry: unknown): unknown {
	return typeof entry === 'object' && entry !== null ? (entry as { url?: unknown }).url : undefined;
}
