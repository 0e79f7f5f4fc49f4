import { lookUp } from '../../conversion/lookUp';
import type { Outcome } from '../../n8n/http';
import { refusalOfProblem } from '../google/problem';
import {
	GATEWAY_REASONS,
	namesError,
	requestIdOf,
	retryDelayMs,
	RPC_CODES,
	rpcErrorOf,
	type RpcDetail,
	type RpcError,
	objectsIn,
	tidy,
} from '../google/rpc';
import { FATAL, type ErrorClass, type Reading, type Refusal } from '../platform';
import { quoted } from '../refusal';
import { ADVICE, ADVICE_BY_CODE, classOf, WAIT_MS } from './errors';
import { GOOGLE_ADS } from './voice';

/** One error of a `GoogleAdsFailure`. */
interface AdsError {
	/** One family with its code: `{ conversionUploadError: 'EXPIRED_EVENT' }`. */
	errorCode?: Readonly<Record<string, string>>;
	message?: string;
	location?: { fieldPathElements?: ReadonlyArray<{ fieldName?: string; index?: number | string }> };
	details?: { quotaErrorDetails?: { retryDelay?: string } };
}

type AdsDetail = RpcDetail & { errors?: readonly AdsError[] };

interface UploadAnswer {
	partialFailureError?: RpcError | null;
	/** One for each row, empty where it was not taken; absent when only validated. */
	results?: ReadonlyArray<object | null>;
}

/** With partial failure on, every row is taken or refused by itself. */
export function read({ answer, problem }: Outcome, count: number): Reading {
	const error = rpcErrorOf(answer?.body);
	if (error !== undefined) return refused(error, problem?.retryAfterMs);
	if (problem?.kind === 'webPage' && problem.status === 404) return RETIRED;
	if (problem !== undefined)
		return { requestId: null, refusal: refusalOfProblem(GOOGLE_ADS, problem) };
	const body = answer?.body;
	if (typeof body !== 'object' || body === null || Array.isArray(body) || namesError(body)) {
		return { requestId: null, refusal: refusalOfProblem(GOOGLE_ADS, { kind: 'brokenAnswer' }) };
	}
	return readRows(tidy(body) as UploadAnswer, count);
}

/** Google's front answers for a version that is gone as for any unknown address (ad-platforms §2.1). */
const RETIRED: Reading = {
	requestId: null,
	refusal: {
		class: 'configuration',
		code: 'version_retired',
		reason: 'Google answered with a web page (404): this version of the Google Ads API is retired',
		advice: `Put a newer version into 'API Version' in the options. Google retires each about a year after its release; if it is a new one, check 'API URL' in the credential`,
	},
};

function refused(error: RpcError, headerWaitMs: number | undefined): Reading {
	const details: readonly AdsDetail[] = objectsIn(error.details);
	const errors = details.flatMap((detail) => objectsIn(detail.errors));
	const requestId = requestIdOf(details);
	const waitMs = headerWaitMs ?? quotaWaitMs(errors) ?? retryDelayMs(details);
	if (errors.length > 0) {
		return {
			requestId,
			refusal: {
				...refusalOfErrors(errors),
				...(waitMs !== undefined && { retryAfterMs: waitMs }),
			},
		};
	}
	const reason = details.find((detail) => detail.reason !== undefined)?.reason;
	const ofGateway = lookUp(GATEWAY_REASONS, reason ?? '');
	const errorClass = ofGateway?.class ?? lookUp(RPC_CODES, error.status ?? '') ?? 'temporary';
	return {
		requestId,
		refusal: {
			class: errorClass,
			code: reason ?? error.status ?? 'UNKNOWN',
			reason: `Google Ads refused it: ${quoted(error.message)}`,
			advice: ofGateway?.advice ?? ADVICE[errorClass],
			retryAfterMs: waitMs,
		},
	};
}

function readRows({ partialFailureError, results }: UploadAnswer, count: number): Reading {
	if (partialFailureError === undefined || partialFailureError === null) return { requestId: null };
	const details: readonly AdsDetail[] = objectsIn(partialFailureError.details);
	const requestId = requestIdOf(details);
	const byRow = new Map<number, AdsError[]>();
	const ofRequest: AdsError[] = [];
	for (const error of details.flatMap((detail) => objectsIn(detail.errors))) {
		const row = rowOf(error);
		if (row === undefined || row >= count) ofRequest.push(error);
		else byRow.set(row, [...(byRow.get(row) ?? []), error]);
	}
	if (ofRequest.length > 0) return { requestId, refusal: refusalOfErrors(ofRequest) };
	const refusedRows = new Map<number, Refusal>();
	for (const [row, errors] of byRow) refusedRows.set(row, refusalOfErrors(errors));
	const told: ReadonlyArray<object | null> = Array.isArray(results) ? results : [];
	told.forEach((result, row) => {
		if (row < count && !refusedRows.has(row) && isEmpty(result)) refusedRows.set(row, SILENT);
	});
	if (refusedRows.size === 0) return { requestId, refusal: unread(partialFailureError) };
	const common = commonFate(refusedRows, count);
	return common === undefined
		? { requestId, refused: refusedRows }
		: { requestId, refusal: common };
}

/** The number behind the first element of the path: `conversions[3]`. */
function rowOf({ location }: AdsError): number | undefined {
	const [first] = objectsIn(location?.fieldPathElements);
	const row = typeof first?.index === 'object' ? NaN : Number(first?.index);
	return Number.isInteger(row) && row >= 0 ? row : undefined;
}

const isEmpty = (result: object | null): boolean =>
	result === null || Object.keys(result).length === 0;

/** The worst first: what decides about a row with several errors. */
const GRAVITY: readonly ErrorClass[] = [
	'auth',
	'permission',
	'configuration',
	'invalid data',
	'too early',
	'throttled',
	'temporary',
	'duplicate',
];

function refusalOfErrors(errors: readonly AdsError[]): Refusal {
	const found = errors.map(({ errorCode, message }) => {
		const [family = '', told] = Object.entries(errorCode ?? {})[0] ?? [];
		const code = typeof told === 'string' && told !== '' ? told : 'UNKNOWN';
		return { code, class: classOf(family, code), message: quoted(message) };
	});
	found.sort((a, b) => GRAVITY.indexOf(a.class) - GRAVITY.indexOf(b.class));
	const [worst = { code: 'UNKNOWN', class: 'temporary' as const }] = found;
	return {
		class: worst.class,
		code: worst.code,
		reason: `Google Ads refused it: ${[...new Set(found.map(({ message }) => message))].join('; ')}`,
		advice: lookUp(ADVICE_BY_CODE, worst.code) ?? ADVICE[worst.class],
		retryAfterMs: worst.class === 'too early' ? lookUp(WAIT_MS, worst.code) : undefined,
	};
}

/** No result and no error: whether it was taken is unknown, and asking again under its id tells. */
const SILENT: Refusal = {
	class: 'temporary',
	code: 'no_result',
	reason: 'Google Ads gave neither a result nor an error for it',
	advice: ADVICE.temporary,
};

const unread = (error: RpcError): Refusal => ({
	class: 'temporary',
	code: 'unread',
	reason: `Google Ads reported errors in a form this node cannot read: ${quoted(error.message)}`,
	advice: ADVICE.temporary,
});

/** What is wrong with every row alike is wrong with the settings: nothing more need be sent. */
function commonFate(rows: ReadonlyMap<number, Refusal>, count: number): Refusal | undefined {
	const [first] = rows.values();
	if (first === undefined || rows.size < count || !FATAL.has(first.class)) return undefined;
	return [...rows.values()].every(({ code }) => code === first.code) ? first : undefined;
}

function quotaWaitMs(errors: readonly AdsError[]): number | undefined {
	return retryDelayMs(
		errors.map(({ details }) => ({ retryDelay: details?.quotaErrorDetails?.retryDelay })),
	);
}
