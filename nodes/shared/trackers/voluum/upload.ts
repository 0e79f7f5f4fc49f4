import { parseCurrency } from '../../conversion/money';
import { ServiceError } from '../../n8n/serviceError';
import type { Upload, UploadResult } from '../tracker';
import type { VoluumClient } from './client';
import { VOLUUM } from './voice';
import { countIn } from '../rows';

const CSV = { 'Content-Type': 'text/csv; charset=utf-8' };

/** Voluum's own columns, in this order and without a heading. */
const COLUMNS: ReadonlyArray<(upload: Upload) => string | null> = [
	({ clickId }) => clickId,
	({ payout }) => (payout === null ? null : String(payout)),
	({ transactionId }) => transactionId,
	({ status }) => status,
	({ convertedAt }) => convertedAt,
];

/** Why a conversion is not sent at all. */
const CHECKS: ReadonlyArray<{
	isWrong: (upload: Upload, currency: string | null) => boolean;
	reason: string;
	advice: string;
}> = [
	{
		isWrong: ({ clickId }) => clickId.trim() === '',
		reason: 'There is no click ID',
		advice: "Set 'Click ID' to the click ID that Voluum gave the visit",
	},
	{
		isWrong: ({ payout, currency: own }, currency) =>
			payout !== null && own !== null && parseCurrency(own) !== currency,
		reason: 'Voluum takes uploaded amounts in the currency of the account alone',
		advice:
			"Convert the payout, and check 'Tracker Currency' in the Voluum API credential if it is not right",
	},
	{
		isWrong: (upload) => COLUMNS.some((read) => /[\r\n]/.test(read(upload) ?? '')),
		reason: 'A value contains a line break',
		advice: 'Remove the line break from the click ID, the transaction ID or the status',
	},
];

/** Records conversions in one request; one result for each, in their order. */
export async function uploadConversions(
	client: VoluumClient,
	uploads: readonly Upload[],
	currency: string | null,
): Promise<UploadResult[]> {
	const results = uploads.map((upload) => refusalOf(upload, currency));
	const sent = uploads.filter((_, i) => results[i] === undefined);
	const outcome = sent.length === 0 ? ACCEPTED : await send(client, sent);
	return results.map((refused) => refused ?? outcome);
}

const ACCEPTED: UploadResult = { accepted: true };

function refusalOf(upload: Upload, currency: string | null): UploadResult | undefined {
	const failed = CHECKS.find(({ isWrong }) => isWrong(upload, currency));
	return failed && { accepted: false, reason: failed.reason, advice: failed.advice };
}

/** What became of all of them: Voluum tells how many rows it took, never which. */
async function send(client: VoluumClient, uploads: readonly Upload[]): Promise<UploadResult> {
	const answer = await client.post('/conversion', {
		body: Buffer.from(uploads.map(toLine).join('\n')),
		headers: CSV,
	});
	const taken = countIn((answer as { numberOfRows?: unknown } | null)?.numberOfRows);
	if (taken === undefined) throw new ServiceError(VOLUUM, { kind: 'brokenAnswer' });
	if (taken === uploads.length) return ACCEPTED;
	return {
		accepted: false,
		reason: `Voluum took ${taken} of ${uploads.length} conversions and does not say which`,
		advice:
			'Look the click IDs up in the conversions report of Voluum before you send them again, or upload one conversion at a time',
	};
}

/** One line of the file; values with a comma or a quote are quoted (RFC 4180). */
export function toLine(upload: Upload): string {
	return COLUMNS.map((read) => {
		const value = read(upload) ?? '';
		return /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
	}).join(',');
}
