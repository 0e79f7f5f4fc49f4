import type { Send } from '../../n8n/http';
import { readWithoutFeedback } from '../withoutFeedback';
import { checkConnection, hostOf } from '../connection';
import { TABOOLA } from './voice';

export interface TaboolaCredential {
	/** The number of the advertiser's account. */
	accountId: string;
	apiUrl: string;
}

export const DEFAULT_URL = 'https://trc.taboola.com';

export function apiUrl({ apiUrl: given }: TaboolaCredential): string {
	return hostOf(given, DEFAULT_URL);
}

/** Where many conversions go at once (ad-platforms §4). */
export const bulkPath = (accountId: string): string =>
	`/${encodeURIComponent(accountId)}/log/3/bulk-s2s-action`;

/** A request without conversions. */
export const NOTHING = { actions: [] };

/**
 * Sends no conversions, which costs nothing. Taboola asks for no key, so this tells a wrong address and
 * an account that does not exist, no more; a complaint about the missing conversions is fine.
 */
export async function checkTaboola(send: Send, credential: TaboolaCredential): Promise<void> {
	const read = readWithoutFeedback(TABOOLA);
	await checkConnection(send, {
		voice: TABOOLA,
		base: apiUrl(credential),
		request: { method: 'POST', url: bulkPath(credential.accountId.trim()), body: NOTHING },
		isFine: (outcome) => read(outcome).refusal === undefined || outcome.problem?.kind === 'invalid',
		isOther: () => false,
		refusal: (outcome) => read(outcome).refusal,
	});
}
