import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '../../n8n/http';
import { ServiceError } from '../../n8n/serviceError';
import { rpcErrorOf } from '../google/rpc';
import type { PlatformRequest } from '../platform';
import { reasonOf } from './reasons';
import { DATA_MANAGER } from './voice';

/** What Google says of one destination of a request (`RequestStatusPerDestination`). */
interface DestinationStatus {
	destination?: {
		operatingAccount?: { accountType?: string; accountId?: string };
		productDestinationId?: string;
	};
	requestStatus?: string;
	errorInfo?: { errorCounts?: ReasonCount[] };
	warningInfo?: { warningCounts?: ReasonCount[] };
	eventsIngestionStatus?: { recordCount?: string | number };
}

/** Counts are int64, which the JSON of Google's APIs writes as text. */
interface ReasonCount {
	recordCount?: string | number;
	reason?: string;
}

export const RETRIEVE = '/v1/requestStatus:retrieve';

export function statusRequest(requestId: string): PlatformRequest {
	return { method: 'GET', url: `${RETRIEVE}?requestId=${encodeURIComponent(requestId.trim())}` };
}

/**
 * What became of the conversions of a request, one item for each destination. Google has it from about
 * half an hour to a day after sending, by counts only: which conversion a count is about it does not
 * say (ad-platforms §2.2, row `Async`). `counted` is nothing while Google is at it. Throws a
 * `ServiceError`.
 */
export async function getStatus(
	send: (request: PlatformRequest) => Promise<Outcome>,
	requestId: string,
): Promise<IDataObject[]> {
	const outcome = await send(statusRequest(requestId));
	if (outcome.problem !== undefined) throw problemOf(outcome);
	return readStatus(outcome.answer.body, requestId);
}

/** The items for an answer. */
export function readStatus(body: unknown, requestId: string): IDataObject[] {
	const { requestStatusPerDestination: rows } = (body ?? {}) as {
		requestStatusPerDestination?: DestinationStatus[];
	};
	if (!Array.isArray(rows)) throw new ServiceError(DATA_MANAGER, { kind: 'brokenAnswer' });
	return rows.map((row) => item(row, requestId));
}

function item(row: DestinationStatus, requestId: string): IDataObject {
	const status = row.requestStatus ?? 'REQUEST_STATUS_UNKNOWN';
	const errors = (row.errorInfo?.errorCounts ?? []).map(counted);
	const warnings = (row.warningInfo?.warningCounts ?? []).map(counted);
	const events = numberOf(row.eventsIngestionStatus?.recordCount);
	const failed = errors.reduce((sum, { events: count }) => sum + count, 0);
	return {
		requestId,
		status,
		isFinal: FINAL.has(status),
		accountType: row.destination?.operatingAccount?.accountType ?? null,
		accountId: row.destination?.operatingAccount?.accountId ?? null,
		conversionActionId: row.destination?.productDestinationId ?? null,
		events,
		// Google counts failed ones among all; where it gives no reasons, FAILED still means every one.
		counted: FINAL.has(status) ? (status === 'FAILED' ? 0 : Math.max(0, events - failed)) : null,
		errors,
		warnings,
	};
}

const FINAL: ReadonlySet<string> = new Set(['SUCCESS', 'FAILED', 'PARTIAL_SUCCESS']);

function counted({ recordCount, reason = 'UNSPECIFIED' }: ReasonCount) {
	return { ...reasonOf(reason), events: numberOf(recordCount) };
}

const numberOf = (count: string | number | undefined): number => {
	const read = Number(count ?? 0);
	return Number.isFinite(read) ? read : 0;
};

/** An id that Google does not know is mostly one that it does not know yet. */
function problemOf({ answer, problem }: Outcome & { problem: object }): ServiceError {
	const error = rpcErrorOf(answer?.body);
	const detail = error?.message ?? problem.detail;
	const isUnknownId =
		error?.status === 'NOT_FOUND' ||
		(error?.details ?? []).some(({ reason, fieldViolations = [] }) =>
			[reason, ...fieldViolations.map((violation) => violation.reason)].includes(
				'INVALID_REQUEST_ID',
			),
		);
	if (!isUnknownId) return new ServiceError(DATA_MANAGER, { ...problem, detail });
	return new ServiceError(
		{
			...DATA_MANAGER,
			advice: {
				...DATA_MANAGER.advice,
				notFound:
					"Check 'Request ID'. Google knows a request from about 30 minutes after it was sent, and never one that was refused or sent with 'Validate Only'",
			},
		},
		{ kind: 'notFound', status: problem.status, detail },
	);
}
