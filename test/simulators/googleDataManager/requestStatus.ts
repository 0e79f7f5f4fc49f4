/** What became of a request that was taken. */
export interface Ingested {
	action: string;
	records: number;
	/** Reasons with the number of events each was for. */
	errors: Map<string, number>;
	/** Whether Google has looked at the events yet. */
	isSettled: boolean;
}

/** One row of the answer of `requestStatus:retrieve`; counts are int64 and so written as text. */
export function statusOf(
	{ action, records, errors, isSettled }: Ingested,
	accountId: string,
): object {
	const failed = [...errors.values()].reduce((sum, count) => sum + count, 0);
	const final = failed === 0 ? 'SUCCESS' : failed === records ? 'FAILED' : 'PARTIAL_SUCCESS';
	const errorCounts = [...errors].map(([reason, count]) => ({
		reason,
		recordCount: String(count),
	}));
	return {
		destination: {
			operatingAccount: { accountType: 'GOOGLE_ADS', accountId },
			productDestinationId: action,
		},
		requestStatus: isSettled ? final : 'PROCESSING',
		eventsIngestionStatus: { recordCount: String(records) },
		...(isSettled && failed > 0 && { errorInfo: { errorCounts } }),
	};
}
