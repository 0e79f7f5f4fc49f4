import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { request, type Outcome } from '../../../nodes/shared/n8n/http';
import { Hasher } from '../../../nodes/shared/platforms/hash';
import type { PLATFORMS } from '../../../nodes/shared/platforms/registry';
import { ACCOUNTS } from '../../contract/platforms/credentials';
import { STANDS } from '../../e2e/platforms/stands';
import type { Answer } from './answers';
import type { Told } from './oracle';

type Module = (typeof PLATFORMS)[number];

export const NOW_MS = Date.now();

/** A module with the settings of its example workflow. */
export const settingsOf = (module: Module) => {
	const chosen = (STANDS[module.platform.name]?.parameters ?? {}) as INodeParameters;
	return module.settings({
		param: <T>(name: string, fallback: T) => (chosen[name] ?? fallback) as T,
		credential: ACCOUNTS[module.platform.credential]?.data ?? {},
		eventNames: new Map(),
		requiresClickId: false,
		hasher: new Hasher(),
	});
};

export const credentialOf = ({ platform }: Module): IDataObject =>
	(ACCOUNTS[platform.credential]?.data ?? {}) as IDataObject;

/** What of its credential may be seen nowhere; shorter ones are found in ordinary words. */
export const secretsOf = ({ platform }: Module): string[] => {
	const account = ACCOUNTS[platform.credential];
	const all = (account?.secrets ?? []).map((name) => String(account?.data[name] ?? ''));
	return all.filter((secret) => secret.length >= 6);
};

/** An answer on its way through the package's own reading of HTTP. */
export async function outcomeOf({ status, headers, text }: Answer): Promise<Outcome> {
	const asked = { method: 'POST' as const, url: '/', timeoutMs: 1_000 };
	const send = async () => await Promise.resolve({ statusCode: status, headers, body: text });
	return await request(send, asked, () => NOW_MS);
}

export function toldBy({ status, text }: Answer): Told {
	const isEmpty = text.trim() === '';
	try {
		return { status, body: JSON.parse(text) as unknown, isEmpty };
	} catch {
		// A page is told from other texts, since some platforms answer with any.
		return { status, body: text, isEmpty };
	}
}
