import { parseStamp } from '../../conversion/time';

export interface HistoryEntry {
	/** The status, in Keitaro's word, such as `Lead`. */
	word: string;
	/** ISO 8601 in UTC. */
	at: string | null;
}

/**
 * `1. Lead (2026-11-20 12:00:00)`: one line per postback, stamps in the zone of the request (v11).
 * The word is what the user calls the type, parentheses included.
 */
const ENTRY = /\d+\.\s*([^\n]+?)\s*\((\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})\)/g;

/** Reads the `status_history` of a row, oldest entry first; empty where the build has none. */
export function parseHistory(value: unknown, zone: string): HistoryEntry[] {
	if (typeof value !== 'string' || value === '') return [];
	return [...value.matchAll(ENTRY)].map(([, word = '', stamp]) => ({
		word,
		at: parseStamp(stamp, zone),
	}));
}
