import { fingerprint } from '../conversion/fingerprint';
import { HOUR_MS } from '../conversion/time';
import { VERSION_LENGTH } from '../conversion/version';

/** 48 bits: at 50,000 conversions two share one about once in 200,000 accounts. */
const ID_LENGTH = 8;
const ENTRY_LENGTH = ID_LENGTH + VERSION_LENGTH;

/** Stands where the version would, for a conversion that may never have arrived; no version looks so. */
export const IN_DOUBT = '?'.repeat(VERSION_LENGTH);

/** Stands for a conversion in the state: too short to tell anything about it. */
export function shortId(tracker: string, account: string, id: string): string {
	return fingerprint(`${tracker}|${account}|${id}`, ID_LENGTH);
}

/** Entries by the hour (in base 36, since the epoch) of the row's last change, each packed to 17 characters. */
export type PackedKnown = Record<string, string>;

/**
 * The conversions already emitted, with the version of each. Packed by hour, so that 50,000 of them
 * stay under a megabyte of JSON and the oldest can be let go first.
 */
export class Known {
	private readonly entries = new Map<string, { version: string; hour: number }>();

	constructor(packed: PackedKnown = {}) {
		for (const [key, text] of Object.entries(packed)) {
			const hour = parseInt(key, 36);
			forEachEntry(text, (id, version) => this.entries.set(id, { version, hour }));
		}
	}

	get size(): number {
		return this.entries.size;
	}

	versionOf(id: string): string | undefined {
		return this.entries.get(id)?.version;
	}

	add(id: string, version: string, changedAt: string): void {
		this.entries.set(id, { version, hour: hourOf(Date.parse(changedAt)) });
	}

	/** Takes back versions that were emitted in vain: `packed` holds each short id with the one before. */
	restore(packed: string): void {
		forEachEntry(packed, (id, version) => {
			const entry = this.entries.get(id);
			if (entry !== undefined) entry.version = version;
		});
	}

	/** For one that was emitted, but perhaps in vain. */
	doubt(id: string): void {
		const entry = this.entries.get(id);
		if (entry !== undefined) entry.version = IN_DOUBT;
	}

	/**
	 * The entries to save: at most `limit`, oldest left out first, but none changed at or after
	 * `keepFromMs`, since the next sync reads those rows again.
	 */
	pack(limit: number, keepFromMs: number): PackedKnown {
		const hours = new Map<number, string[]>();
		for (const [id, { version, hour }] of this.entries) {
			const list = hours.get(hour);
			if (list === undefined) hours.set(hour, [id + version]);
			else list.push(id + version);
		}
		let room = limit;
		const packed: PackedKnown = {};
		for (const [hour, list] of [...hours].sort(([a], [b]) => b - a)) {
			const kept = hour >= hourOf(keepFromMs) ? list : list.slice(0, Math.max(0, room));
			if (kept.length > 0) packed[hour.toString(36)] = kept.join('');
			room -= kept.length;
		}
		return packed;
	}
}

/** Short ids with their versions, as they stand one after the other in a text. */
function forEachEntry(text: string, take: (id: string, version: string) => void): void {
	for (let at = 0; at + ENTRY_LENGTH <= text.length; at += ENTRY_LENGTH) {
		take(text.slice(at, at + ID_LENGTH), text.slice(at + ID_LENGTH, at + ENTRY_LENGTH));
	}
}

function hourOf(ms: number): number {
	return Math.floor(ms / HOUR_MS);
}

/** Short ids as one text, and back. */
export function packIds(ids: Iterable<string>): string {
	return [...ids].join('');
}

export function unpackIds(packed: string): string[] {
	const ids: string[] = [];
	for (let at = 0; at < packed.length; at += ID_LENGTH) ids.push(packed.slice(at, at + ID_LENGTH));
	return ids;
}
