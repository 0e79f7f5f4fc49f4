import type { ProblemKind } from '../../n8n/problem';
import { adviceOf, messageOf } from '../../n8n/sentences';
import type { Upload, UploadResult } from '../tracker';
import type { RedtrackClient } from './client';
import { REDTRACK } from './voice';

/** What is wrong with the account or the way to it stays wrong for the next conversion. */
const FOR_ALL: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
	'unauthorized',
	'notInPlan',
	'forbidden',
	'webPage',
	'redirected',
	'refused',
	'unresolved',
	'untrusted',
	'cancelled',
]);

/**
 * `POST /conversions`, one at a time: the specification shows one object where its words say a list.
 * It creates a conversion or updates the one that the click has of this type.
 */
export async function uploadAll(
	client: RedtrackClient,
	uploads: readonly Upload[],
	currency: string | null,
): Promise<UploadResult[]> {
	const results: UploadResult[] = [];
	let stopped: UploadResult | undefined;
	for (const upload of uploads) {
		const refused = stopped ?? refusalOf(upload, currency);
		if (refused !== undefined) {
			results.push(refused);
			continue;
		}
		const problem = await client.post('/conversions', bodyOf(upload, client.link.now()));
		const result: UploadResult =
			problem === undefined
				? { accepted: true }
				: {
						accepted: false,
						reason: messageOf(REDTRACK, problem),
						advice: adviceOf(REDTRACK, problem),
					};
		if (problem !== undefined && FOR_ALL.has(problem.kind)) stopped = result;
		results.push(result);
	}
	return results;
}

/** A payout has no currency of its own in RedTrack: it is in that of the account. */
function refusalOf(upload: Upload, currency: string | null): UploadResult | undefined {
	if (upload.payout === null || upload.currency === null || currency === null) return undefined;
	if (upload.currency.toUpperCase() === currency) return undefined;
	return {
		accepted: false,
		reason: `RedTrack records payouts in the currency of the account, ${currency}, and not in ${upload.currency}`,
		advice: `Convert the payout to ${currency} first, or leave the currency blank if it is in ${currency} already`,
	};
}

function bodyOf({ clickId, payout, status, convertedAt }: Upload, now: number) {
	return {
		clickid: clickId,
		created_at: convertedAt ?? new Date(now).toISOString(),
		...(payout !== null && { payout }),
		...(status !== null && { type: status }),
	};
}
