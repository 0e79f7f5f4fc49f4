import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { RecentKeys } from '../shared/security/recentKeys';
import { SlidingWindow } from '../shared/security/slidingWindow';

/** What the settings make of a node's memory; when they change, it starts anew. */
export interface MemoryLimits {
	perMinute: number;
	duplicateWindowMs: number;
	signatureWindowMs: number;
}

/**
 * What one process remembers of one node. n8n's static data is no place for it: it is written whole
 * after the answer, so calls at the same time would undo each other, and it costs a write each.
 */
export interface Memory {
	limits: MemoryLimits;
	calls: SlidingWindow;
	postbacks: RecentKeys;
	signatures: RecentKeys;
	/** Refusals that may start an execution, where the user wants to see them. */
	refusals: SlidingWindow;
	/** Refusals since the last that did. */
	unseenRefusals: number;
}

export const MINUTE_MS = 60_000;
/** Keys of 22 characters, about 10 MB at the most. */
const MOST_POSTBACKS = 100_000;
const MOST_SIGNATURES = 100_000;
/** A trail of what was refused, not a way in for those who want n8n to work. */
const REFUSALS_PER_MINUTE = 60;

const memories = new Map<string, Memory>();

/** The memory of a node, kept as long as the process lives. */
export function memoryOf(nodeKey: string, limits: MemoryLimits): Memory {
	const known = memories.get(nodeKey);
	if (known !== undefined && isSame(known.limits, limits)) return known;
	const fresh: Memory = {
		limits,
		calls: new SlidingWindow(limits.perMinute, MINUTE_MS),
		postbacks: new RecentKeys(limits.duplicateWindowMs, MOST_POSTBACKS),
		signatures: new RecentKeys(limits.signatureWindowMs, MOST_SIGNATURES),
		refusals: new SlidingWindow(REFUSALS_PER_MINUTE, MINUTE_MS),
		unseenRefusals: 0,
	};
	memories.set(nodeKey, fresh);
	return fresh;
}

/** For tests: every node starts with an empty memory. */
export function forgetAll(): void {
	memories.clear();
	credentials.clear();
}

/** How long a changed secret may still be the old one here. */
const CREDENTIAL_MS = 15_000;
const MOST_CREDENTIALS = 100;

interface KnownCredential {
	readAtMs: number;
	data: Promise<ICredentialDataDecryptedObject>;
}

const credentials = new Map<string, KnownCredential>();

/**
 * A credential, read anew every few seconds. n8n 2.41 starts an isolate of V8 to decrypt one outside
 * of an execution, tens of milliseconds for each call, which a stranger's calls would cost as well.
 */
export async function rememberedCredential(
	id: string,
	nowMs: number,
	read: () => Promise<ICredentialDataDecryptedObject>,
): Promise<ICredentialDataDecryptedObject> {
	const known = credentials.get(id);
	if (known !== undefined && nowMs - known.readAtMs < CREDENTIAL_MS) return await known.data;
	if (credentials.size >= MOST_CREDENTIALS) credentials.clear();
	const data = read();
	credentials.set(id, { readAtMs: nowMs, data });
	// What could not be read is asked for again by the next call.
	void data.catch(() => credentials.delete(id));
	return await data;
}

function isSame(a: MemoryLimits, b: MemoryLimits): boolean {
	return (
		a.perMinute === b.perMinute &&
		a.duplicateWindowMs === b.duplicateWindowMs &&
		a.signatureWindowMs === b.signatureWindowMs
	);
}
