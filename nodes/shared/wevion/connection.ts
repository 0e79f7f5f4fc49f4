import { createHash } from 'node:crypto';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { CHECK } from '../n8n/connectionCheck';
import { ask, ConnectionProblem } from '../n8n/connectionTest';
import type { Send } from '../n8n/http';
import type { Problem } from '../n8n/problem';
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
	/** The path that the connection check was answered at; in memory only, never saved. */
	answeredAt?: string;
}

/** Where the request of the connection test is to go, once it is known; nothing for other requests. */
export function pathOfTest(
	{ answeredAt }: Readonly<IDataObject>,
	{ headers = {} }: Pick<IHttpRequestOptions, 'headers'>,
): string | undefined {
	const isTest = Object.keys(CHECK).some((name) => name in headers);
	return isTest && typeof answeredAt === 'string' ? answeredAt : undefined;
}

/** The header that carries the key. */
export function keyHeader(
	{ apiKey, sendKeyAs }: Pick<WevionCredential, 'apiKey' | 'sendKeyAs'>,
	as: SendKeyAs = sendKeyAs,
): Record<string, string> {
	return KEY_HEADERS[as].headers(apiKey.trim());
}

/** Whose limit on requests it is: that of the key, which a fingerprint stands for. */
export function accountOf({ url, apiKey }: Readonly<IDataObject>): string {
	const key = createHash('sha256')
		.update(String(apiKey ?? '').trim())
		.digest('hex');
	return `${apiAddress(String(url ?? '')) ?? ''} ${key.slice(0, 16)}`;
}

/** Keys may be refused for one thing only, and addresses lack one: another question tells. */
const mayBeOtherwise = ({ kind, status }: Problem): boolean =>
	(status === 403 || status === 404) && kind !== 'challenged';

/**
 * Asks who the key belongs to, and where a key with permissions of its own may not know that, for the
 * list of trackers; remembers which was answered. Throws an error that says what to do: also when the
 * key is right and its header is not.
 */
export async function checkWevion(send: Send, credential: WevionCredential): Promise<void> {
	const overrides = readOverrides(credential.overrides);
	const base = apiAddress(credential.url);
	if (base === undefined) {
		throw new ConnectionProblem(WEVION, { kind: 'unresolved', detail: credential.url.trim() });
	}
	const paths = [pathOf('profile', overrides), pathOf('trackers', overrides)];
	const found = await firstAnswer(send, base, paths, keyHeader(credential));
	if ('path' in found) {
		credential.answeredAt = found.path;
		return;
	}
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
		if (!mayBeOtherwise(problem)) return { problem };
		if (problem.kind === 'forbidden') first = problem;
	}
	return { problem: first ?? { kind: 'unknown' } };
}
