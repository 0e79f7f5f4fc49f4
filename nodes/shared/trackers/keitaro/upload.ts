import type { Send } from '../../n8n/http';
import { troubleOf } from '../../n8n/serviceError';
import type { Upload, UploadResult } from '../tracker';
import { answerOf, type KeitaroClient } from './client';
import { incomingUrl, postbackAddress, sendIncoming } from './incomingPostback';

/** Where conversions are handed in: not the Admin API, which cannot take one. */
export interface IncomingWay {
	/** Incoming postback URL of the credential; blank when not given. A secret. */
	postbackUrl: string;
	/** Sends without the key. */
	send: Send;
	now: () => number;
}

const NO_POSTBACK_URL: UploadResult = {
	accepted: false,
	reason: 'The Keitaro API credential has no Postback URL',
	advice: 'Copy it from Keitaro (Maintenance → Postback URL) into the credential',
};

const unknownClick = (clickId: string): UploadResult => ({
	accepted: false,
	reason: `Keitaro knows no click ${clickId}`,
	advice: 'Check the click ID; nothing was recorded',
});

/**
 * Records conversions through the incoming postback, one call each, sent once: a repeat could record
 * a second one. Keitaro drops what it cannot match without a word, so each click is looked up first.
 * The postback has no field for the time: a conversion happens when Keitaro hears of it.
 */
export async function uploadAll(
	client: Pick<KeitaroClient, 'tryPost'>,
	incoming: IncomingWay | undefined,
	uploads: readonly Upload[],
): Promise<UploadResult[]> {
	const address = incoming && postbackAddress(incoming.postbackUrl);
	const results: UploadResult[] = [];
	for (const upload of uploads) {
		if (incoming === undefined || address === undefined) results.push(NO_POSTBACK_URL);
		else results.push(await uploadOne(client, address, upload, incoming));
	}
	return results;
}

async function uploadOne(
	client: Pick<KeitaroClient, 'tryPost'>,
	address: URL,
	{ clickId, transactionId, payout, currency, status }: Upload,
	{ send, now }: IncomingWay,
): Promise<UploadResult> {
	const url = incomingUrl(address, {
		clickId,
		...(status !== null && { status }),
		...(payout !== null && { payout }),
		...(currency !== null && { currency }),
		...(transactionId !== null && { transactionId }),
	});
	let isKnown = true;
	const trouble = await troubleOf(
		hasClick(client, clickId).then(async (has) => {
			isKnown = has;
			if (has) await sendIncoming(send, url, now);
		}),
	);
	if (trouble !== undefined) {
		return { accepted: false, reason: trouble.message, advice: trouble.advice };
	}
	return isKnown ? { accepted: true } : unknownClick(clickId);
}

/** Whether the tracker's log has a click of this id. */
export async function hasClick(
	client: Pick<KeitaroClient, 'tryPost'>,
	clickId: string,
): Promise<boolean> {
	const outcome = await client.tryPost('/clicks/log', {
		range: { interval: 'all_time', timezone: 'UTC' },
		columns: ['sub_id'],
		filters: [{ name: 'sub_id', operator: 'EQUALS', expression: clickId }],
		limit: 1,
		offset: 0,
	});
	const answer = answerOf(outcome) as { rows?: unknown[] } | null;
	return (answer?.rows?.length ?? 0) > 0;
}
