import type { Send } from '../../n8n/http';
import { checkConnection, hostOf } from '../connection';
import { readWithoutFeedback } from '../withoutFeedback';
import { OUTBRAIN } from './voice';

export interface OutbrainCredential {
	/** A name for the account, which Outbrain does not ask for; keeps accounts apart in the ledger. */
	account: string;
	apiUrl: string;
}

export const DEFAULT_URL = 'https://tr.outbrain.com';

export function apiUrl({ apiUrl: given }: OutbrainCredential): string {
	return hostOf(given, DEFAULT_URL);
}

/** Where conversions go, one a request (ad-platforms §4). */
export const PIXEL = '/unifiedPixel';

/** Calls the pixel with nothing in it, which counts nothing. Outbrain asks for no key. */
export async function checkOutbrain(send: Send, credential: OutbrainCredential): Promise<void> {
	const read = readWithoutFeedback(OUTBRAIN);
	await checkConnection(send, {
		voice: OUTBRAIN,
		base: apiUrl(credential),
		request: { method: 'GET', url: PIXEL },
		isFine: (outcome) => read(outcome).refusal === undefined || outcome.problem?.kind === 'invalid',
		isOther: () => false,
		refusal: (outcome) => read(outcome).refusal,
	});
}
