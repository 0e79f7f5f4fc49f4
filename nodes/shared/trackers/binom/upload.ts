import { request, trusting, type Outcome } from '../../n8n/http';
import { adviceOf, messageOf } from '../../n8n/sentences';
import type { TrackerLink } from '../module';
import type { Upload, UploadResult } from '../tracker';
import { clickAddress, trackerAddress } from './address';
import { BINOM } from './voice';

const TIMEOUT_MS = 30_000;

/**
 * Records conversions by the tracker's own postback, `/click?cnv_id=` (docs.binom.org: postback URL),
 * one at a time and once each: a repeat could add to the payout. The key is not part of it.
 */
export async function uploadAll(
	link: TrackerLink,
	uploads: readonly Upload[],
): Promise<UploadResult[]> {
	const { url, clickUrl, ignoreSslIssues } = link.credential;
	const address = clickAddress(String(clickUrl ?? ''), trackerAddress(String(url ?? '')) ?? '');
	if (address === undefined) {
		throw new Error("'Click URL' in the Binom API credential is no address: correct or empty it");
	}
	const send = trusting(link.plain, ignoreSslIssues);
	const results: UploadResult[] = [];
	for (const upload of uploads) {
		const outcome = await request(
			send,
			{
				method: 'GET',
				url: address,
				query: parametersOf(upload),
				headers: { Accept: '*/*' },
				timeoutMs: TIMEOUT_MS,
			},
			link.now,
		);
		results.push(resultOf(outcome));
	}
	return results;
}

/** Only what is known is named: a blank payout would set it to nothing. */
function parametersOf({ clickId, payout, status, currency }: Upload) {
	return {
		cnv_id: clickId,
		...(payout !== null && { payout }),
		...(status !== null && { cnv_status: status }),
		...(payout !== null && currency !== null && { cnv_currency: currency }),
	};
}

/** The tracker answers a postback with a word, a picture or nothing; only a page of HTML is a mistake. */
function resultOf({ problem }: Outcome): UploadResult {
	const isAnswered = problem?.status === undefined || problem.status < 300;
	const isNoJson = problem?.kind === 'emptyAnswer' || problem?.kind === 'brokenAnswer';
	if (problem === undefined || (isAnswered && isNoJson)) return { accepted: true };
	return { accepted: false, reason: messageOf(BINOM, problem), advice: adviceOf(BINOM, problem) };
}
