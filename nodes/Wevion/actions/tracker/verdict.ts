import type { IDataObject } from 'n8n-workflow';
import { isRecord, wordsOf } from '../../../shared/wevion/answer';

/** What Wevion found when it called a tracker. */
export interface Verdict {
	connected: boolean;
	/** `key`, `address`, `slow` or `other`; nothing when connected. */
	reason?: string;
	/** Wevion's own words. */
	message?: string;
	advice?: string;
}

/** By the words that Wevion shows (Connect Keitaro via Tracker Hub, common issues). */
const REASONS: ReadonlyArray<{ words: RegExp; reason: string; advice: string }> = [
	{
		words: /\b40[13]\b|unauthori[sz]ed|forbidden|api key|credential|password/i,
		reason: 'key',
		advice: 'Create a new key in the tracker and give it here',
	},
	{
		words: /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|refused|not found|certificate|\b404\b/i,
		reason: 'address',
		advice: 'Check the address of the tracker, and that its server is up and can be reached',
	},
	{
		words: /time(?:d\s)?-?out|ETIMEDOUT|ECONNABORTED/i,
		reason: 'slow',
		advice: 'Look at the load of the tracker and at the network between, then try again',
	},
];

const OTHER = { reason: 'other', advice: 'See what Wevion says of it, and try again' };

/** A connection that failed, from what is told of it. */
export function failed(message: string): Verdict {
	const { reason, advice } = REASONS.find(({ words }) => words.test(message)) ?? OTHER;
	return { connected: false, reason, message, advice };
}

/** An answer of the test, which may say yes or no with status 200. */
export function verdictOf(answer: unknown): Verdict {
	const parts = partsOf(answer);
	const said = parts.some(saysNo);
	return said && isRecord(answer) ? failed(wordsOf(answer)) : { connected: true };
}

/** The answer, and what it wraps. */
function partsOf(answer: unknown): IDataObject[] {
	if (!isRecord(answer)) return [];
	return [answer, answer.data, answer.result].filter(isRecord);
}

function saysNo({ success, ok, connected, valid, status }: IDataObject): boolean {
	if ([success, ok, connected, valid].includes(false)) return true;
	return typeof status === 'string' && /^(?:error|fail|failed|invalid)$/i.test(status);
}
