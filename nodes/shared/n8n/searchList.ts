import type { INodeListSearchResult, INodeListSearchItems } from 'n8n-workflow';

/** Entries shown at once; who looks for another one types. */
export const MOST_SHOWN = 200;

interface Asked {
	/** What was typed; nothing where the service has searched already. */
	filter?: string;
	paginationToken?: string;
	/** Why there may be nothing to choose, and what to do, in a sentence. */
	whenEmpty: string;
}

/**
 * A page of a searchable list: entries whose name has the text in it. A list without any entry says why
 * in its place, as an entry that stands for nothing chosen; n8n itself says when a text finds nothing.
 */
export function searchList(
	entries: readonly INodeListSearchItems[],
	{ filter = '', paginationToken, whenEmpty }: Asked,
): INodeListSearchResult {
	const text = filter.trim().toLowerCase();
	if (entries.length === 0 && text === '') return { results: [{ name: whenEmpty, value: '' }] };
	const found = entries.filter(({ name }) => name.toLowerCase().includes(text));
	const start = Number(paginationToken ?? 0);
	const end = start + MOST_SHOWN;
	return {
		results: found.slice(start, end),
		...(found.length > end && { paginationToken: String(end) }),
	};
}
