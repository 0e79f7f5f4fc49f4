import { ServiceError } from '../../n8n/serviceError';
import type { ServiceVoice } from '../../n8n/sentences';
import type { Send } from '../../n8n/http';
import { MASK, maskSecrets } from '../../n8n/mask';
import type { Problem } from '../../n8n/problem';
import { plainCall } from './plainCall';

/** A conversion as a postback tells it to Keitaro (keitaro-api §8.1). */
export interface IncomingPostback {
	/** The click id; must be in the tracker's click log. */
	clickId: string;
	/** The network's own word; Keitaro takes a postback without one for a sale. */
	status?: string;
	payout?: number;
	cost?: number;
	/** ISO 4217. */
	currency?: string;
	transactionId?: string;
	/** `sub_id_N` → value: overwrites the click's. */
	subIds?: Readonly<Record<string, string>>;
	/** Anything else Keitaro reads, such as `lead_status`. */
	others?: Readonly<Record<string, string>>;
}

/** Keitaro's side of the postback, in sentences that never name the address: it is a secret. */
export const KEITARO_POSTBACK: ServiceVoice = {
	name: 'Keitaro',
	credential: 'Keitaro API',
	advice: {
		notFound: `Copy the Postback URL anew from Keitaro (Maintenance → Postback URL) into the Keitaro API credential`,
		webPage: `Copy the Postback URL anew from Keitaro (Maintenance → Postback URL) into the Keitaro API credential`,
		redirected:
			'Put the final address (check http or https) into Postback URL of the Keitaro API credential',
	},
};

/**
 * The address without what the panel shows behind it: `?subid={subid}&status={status}`. Parameters
 * with a value of their own stay. `undefined` when it is no address.
 */
export function postbackAddress(text: string): URL | undefined {
	let url: URL;
	try {
		url = new URL(text.trim());
	} catch {
		return undefined;
	}
	if (!/^https?:$/.test(url.protocol)) return undefined;
	url.hash = '';
	for (const [name, value] of [...url.searchParams]) {
		if (value === '' || /[{}[\]<>]/.test(value)) url.searchParams.delete(name);
	}
	return url;
}

/** The call that records the conversion. */
export function incomingUrl(address: URL, postback: IncomingPostback): string {
	const url = new URL(address);
	const { clickId, status, payout, cost, currency, transactionId, subIds, others } = postback;
	const values: Record<string, string | number | undefined> = {
		...others,
		...subIds,
		subid: clickId,
		status,
		payout,
		cost,
		currency: currency?.toUpperCase(),
		tid: transactionId,
	};
	for (const [name, value] of Object.entries(values)) {
		if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
	}
	return url.href;
}

/** The same call as it may be shown: the path holds the key. */
export function shownUrl(href: string): string {
	const url = new URL(href);
	return `${url.origin}/${MASK}/postback${url.search}`;
}

/**
 * Hands a conversion to the tracker and tells what it answered: a short text, even while the work
 * waits in a queue. Sent once: a repeat could record a second conversion. Throws a `ServiceError`
 * without the address.
 */
export async function sendIncoming(send: Send, url: string, now: () => number): Promise<string> {
	const { answer, problem } = await plainCall(send, { method: 'GET', url, timeoutMs: 30_000 }, now);
	if (problem !== undefined) throw new ServiceError(KEITARO_POSTBACK, withoutAddress(problem));
	const text = answer?.text ?? '';
	if (/^\s*<(?:!doctype|html|head|body)/i.test(text)) {
		throw new ServiceError(KEITARO_POSTBACK, { kind: 'webPage', status: answer?.status });
	}
	const parts = new URL(url).pathname.split('/');
	return maskSecrets(
		text,
		parts.filter((part) => part !== '' && part !== 'postback'),
	);
}

/** Words of a server or of Node may repeat the address, and with it the key. */
function withoutAddress({ kind, status, retryAfterMs, detail }: Problem): Problem {
	const isCode = detail !== undefined && /^[A-Z][A-Z_]+$/.test(detail);
	return { kind, status, retryAfterMs, ...(isCode && { detail }) };
}
