import type { Send } from '../n8n/http';
import type { Problem } from '../n8n/problem';
import { ask, ConnectionProblem } from '../trackers/hostedApi';
import { apiAddress } from './address';
import { pathOf, readOverrides } from './overrides';
import { WEVION } from './voice';

/** Wevion's pages of May 2026 have the first, later ones the second. */
export const KEY_HEADERS = {
	bearer: {
		label: 'Authorization: Bearer',
		headers: (key: string) => ({ Authorization: `Bearer ${key}` }),
	},
	xApiKey: { label: 'x-api-key', headers: (key: string) => ({ 'x-api-key': key }) },
} satisfies Record<string, { label: string; headers: (key: string) => Record<string, string> }>;

export type SendKeyAs = keyof typeof KEY_HEADERS;

export interface WevionCredential {
	url: string;
	apiKey: string;
	sendKeyAs: SendKeyAs;
	/** JSON; see `readOverrides`. */
	overrides: unknown;
}

/** The header that carries the key. */
export function keyHeader(
	{ apiKey, sendKeyAs }: Pick<WevionCredential, 'apiKey' | 'sendKeyAs'>,
	as: SendKeyAs = sendKeyAs,
): Record<string, string> {
	return KEY_HEADERS[as].headers(apiKey.trim());
}

/** What keys are refused for one thing only, or what an address does not have. */
const TRY_NEXT: ReadonlySet<Problem['kind']> = new Set(['forbidden', 'notFound']);

/**
 * Asks who the key belongs to, and where a key with permissions of its own may not know that, for the
 * list of trackers. Returns the path that was answered. Throws an error that says what to do: also when
 * the key is right and its header is not.
 */
export async function checkWevion(send: Send, credential: WevionCredential): Promise<string> {
	const overrides = readOverrides(credential.overrides);
	const base = apiAddress(credential.url);
	if (base === undefined) {
		throw new ConnectionProblem(WEVION, { kind: 'unresolved', detail: credential.url.trim() });
	}
	const paths = [pathOf('profile', overrides), pathOf('trackers', overrides)];
	const found = await firstAnswer(send, base, paths, keyHeader(credential));
	if ('path' in found) return found.path;
	if (found.problem.kind !== 'unauthorized') throw new ConnectionProblem(WEVION, found.problem);
	const other = credential.sendKeyAs === 'bearer' ? 'xApiKey' : 'bearer';
	const again = await firstAnswer(send, base, paths, keyHeader(credential, other));
	if ('path' in again) {
		throw new Error(
			`Wevion takes this key as ${KEY_HEADERS[other].label}, not as ${KEY_HEADERS[credential.sendKeyAs].label}. Choose that under 'Send Key As'.`,
		);
	}
	throw new ConnectionProblem(WEVION, found.problem);
}

async function firstAnswer(
	send: Send,
	base: string,
	paths: readonly string[],
	headers: Record<string, string>,
): Promise<{ path: string } | { problem: Problem }> {
	let first: Problem | undefined;
	for (const path of paths) {
		const { problem } = await ask(send, base, { method: 'GET', url: path, headers });
		if (problem === undefined) return { path };
		first ??= problem;
		// What the second says counts where the first was only the wrong question.
		if (!TRY_NEXT.has(problem.kind)) return { problem };
		if (problem.kind === 'forbidden') first = problem;
	}
	return { problem: first ?? { kind: 'unknown' } };
}
