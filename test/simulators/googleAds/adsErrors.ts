import type { SimulatedAnswer } from '../base';
import { rpcError, type RpcCode } from '../google';

/** One error of a `GoogleAdsFailure`: its family, its code, the field it is about. */
export interface RowError {
	family: string;
	code: string;
	field?: string;
}

export const uploadError = (code: string, field?: string): RowError => ({
	family: 'conversionUploadError',
	code,
	field,
});

export const adjustmentError = (code: string, field?: string): RowError => ({
	family: 'conversionAdjustmentUploadError',
	code,
	field,
});

const FAILURE = 'type.googleapis.com/google.ads.googleads.v25.errors.GoogleAdsFailure';

const written = ({ family, code, field }: RowError, list?: string, row?: number) => ({
	errorCode: { [family]: code },
	message: `Simulated: ${code.toLowerCase().replaceAll('_', ' ')}.`,
	...(list !== undefined && {
		location: {
			fieldPathElements: [
				{ fieldName: list, index: row },
				...(field === undefined ? [] : [{ fieldName: field }]),
			],
		},
	}),
});

/** The part of an answer that tells of refused rows; none where all were taken. */
export function partialFailure(
	list: string,
	rows: ReadonlyArray<readonly RowError[]>,
	requestId: string,
): object {
	const errors = rows.flatMap((found, row) => found.map((error) => written(error, list, row)));
	if (errors.length === 0) return {};
	return {
		partialFailureError: {
			code: 3,
			message: `Multiple errors in ‘details’. First error: ${errors[0]?.message}`,
			details: [{ '@type': FAILURE, errors, requestId }],
		},
	};
}

/** An error of the whole request. */
export function adsError(
	status: RpcCode,
	error: RowError,
	requestId: string,
	details?: object,
): SimulatedAnswer {
	return rpcError(status, 'Request contains an invalid argument.', [
		{ '@type': FAILURE, errors: [{ ...written(error), ...(details && { details }) }], requestId },
	]);
}
