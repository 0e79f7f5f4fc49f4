import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import { problemOfAnswer } from '../../../../../nodes/shared/n8n/problem';
import { read } from '../../../../../nodes/shared/platforms/googleAds/read';

const outcome = (status: number, body: unknown): Outcome => {
	const problem = problemOfAnswer({ status, headers: {}, text: JSON.stringify(body) }, 0);
	const answer = { status, headers: {}, body };
	return problem === undefined ? { answer } : { answer, problem };
};

const error = (code: string, index?: number, family = 'conversionUploadError') => ({
	errorCode: { [family]: code },
	message: `It is ${code}.`,
	...(index !== undefined && {
		location: { fieldPathElements: [{ fieldName: 'conversions', index }, { fieldName: 'gclid' }] },
	}),
});
const partly = (errors: object[], results?: object[]) =>
	outcome(200, {
		partialFailureError: {
			code: 3,
			message: 'Multiple errors.',
			details: [{ errors, requestId: 'r1' }],
		},
		results,
	});
const failed = (code: number, status: string, errors: object[]) =>
	outcome(code, {
		error: { code, status, message: 'No.', details: [{ errors, requestId: 'r2' }] },
	});

const rows = (given: Outcome, count = 3) =>
	[...(read(given, count).refused ?? [])].map(([row, { class: errorClass, code }]) => [
		row,
		errorClass,
		code,
	]);

it('takes an answer without errors for an acceptance of all', () => {
	expect(read(outcome(200, { results: [{ gclid: 'a' }], jobId: '1' }), 1)).toEqual({
		requestId: null,
	});
	expect(read(outcome(200, {}), 2)).toEqual({ requestId: null });
});

// Class by code (ConversionUploadError, ConversionAdjustmentUploadError; ad-platforms §2.3).
it.each([
	['TOO_RECENT_EVENT', 'too early'],
	['TOO_RECENT_CONVERSION', 'too early'],
	['TOO_RECENT_CONVERSION_ACTION', 'too early'],
	['ORDER_ID_ALREADY_IN_USE', 'duplicate'],
	['CLICK_CONVERSION_ALREADY_EXISTS', 'duplicate'],
	['CONVERSION_ALREADY_RETRACTED', 'duplicate'],
	['RESTATEMENT_ALREADY_EXISTS', 'duplicate'],
	['MORE_RECENT_RESTATEMENT_FOUND', 'duplicate'],
	['UNPARSEABLE_GCLID', 'invalid data'],
	['CONVERSION_PRECEDES_EVENT', 'invalid data'],
	['EXPIRED_EVENT', 'invalid data'],
	['CLICK_NOT_FOUND', 'invalid data'],
	['CONVERSION_NOT_FOUND', 'invalid data'],
	['CONVERSION_EXPIRED', 'invalid data'],
	['ORDER_ID_CONTAINS_PII', 'invalid data'],
	['OF_NEXT_YEAR', 'invalid data'],
	['NO_CONVERSION_ACTION_FOUND', 'configuration'],
	['CUSTOMER_NOT_ACCEPTED_CUSTOMER_DATA_TERMS', 'configuration'],
])('classes a row with %s as %s', (code, errorClass) => {
	expect(rows(partly([error(code, 1)]))).toEqual([[1, errorClass, code]]);
});

it('leaves the other rows accepted, and quotes the request', () => {
	const reading = read(
		partly([error('EXPIRED_EVENT', 0), error('UNPARSEABLE_GCLID', 2)], [{}, { gclid: 'b' }, {}]),
		3,
	);
	expect(reading.refusal).toBeUndefined();
	expect(reading.requestId).toBe('r1');
	expect([...(reading.refused ?? [])].map(([row]) => row)).toEqual([0, 2]);
});

it('names all errors of a row, and goes by the worst', () => {
	const both = partly([
		error('ORDER_ID_ALREADY_IN_USE', 0),
		error('EXPIRED_EVENT', 0),
		error('EXPIRED_EVENT', 0),
	]);
	expect(read(both, 3).refused?.get(0)).toMatchObject({
		class: 'invalid data',
		code: 'EXPIRED_EVENT',
		reason: 'Google Ads refused it: It is EXPIRED_EVENT; It is ORDER_ID_ALREADY_IN_USE',
	});
});

it.each([
	['TOO_RECENT_EVENT', 6],
	['TOO_RECENT_CONVERSION', 24],
])('says of %s when to try again', (code, hours) => {
	expect(read(partly([error(code, 0)]), 3).refused?.get(0)?.retryAfterMs).toBe(hours * 3_600_000);
});

it('asks again for a row with neither result nor error', () => {
	expect(rows(partly([error('EXPIRED_EVENT', 0)], [{}, {}, { gclid: 'c' }]))).toEqual([
		[0, 'invalid data', 'EXPIRED_EVENT'],
		[1, 'temporary', 'no_result'],
	]);
});

it('takes an error without a row for one of the request', () => {
	const { refusal, refused } = read(
		partly([error('CONCURRENT_MODIFICATION', undefined, 'databaseError')]),
		3,
	);
	expect(refused).toBeUndefined();
	expect(refusal).toMatchObject({ class: 'temporary', code: 'CONCURRENT_MODIFICATION' });
});

it('takes an error of a row that there is not for one of the request', () => {
	expect(read(partly([error('EXPIRED_EVENT', 3)]), 3).refusal?.code).toBe('EXPIRED_EVENT');
});

it('does not take errors that it cannot read for an acceptance', () => {
	expect(read(partly([]), 3).refusal).toMatchObject({ class: 'temporary', code: 'unread' });
});

const NOT_ALLOWED = 'CUSTOMER_NOT_ALLOWLISTED_FOR_THIS_FEATURE';

it.each([
	[
		'as a whole',
		failed(403, 'PERMISSION_DENIED', [error(NOT_ALLOWED, undefined, 'notAllowlistedError')]),
	],
	['row by row', partly([0, 1, 2].map((row) => error(NOT_ALLOWED, row, 'notAllowlistedError')))],
])(
	'says what to do where Google takes no uploads from the developer token any more, refused %s',
	(_what, given) => {
		const { refusal } = read(given, 3);
		expect(refusal).toMatchObject({ class: 'permission', code: NOT_ALLOWED });
		expect(refusal?.advice).toContain('2026-06-15');
		expect(refusal?.advice).toContain("'Google Ads (Data Manager API)'");
	},
);

it('says of a retired version what it is', () => {
	const { refusal } = read({ problem: { kind: 'webPage', status: 404 } }, 1);
	expect(refusal).toMatchObject({ class: 'configuration', code: 'version_retired' });
	expect(refusal?.advice).toContain("'API Version'");
});

it.each<[string, Outcome, string, string]>([
	[
		'an expired token',
		outcome(401, {
			error: {
				code: 401,
				status: 'UNAUTHENTICATED',
				message: 'x',
				details: [{ reason: 'ACCESS_TOKEN_EXPIRED' }],
			},
		}),
		'auth',
		'ACCESS_TOKEN_EXPIRED',
	],
	[
		'a wrong developer token',
		failed(401, 'UNAUTHENTICATED', [
			error('DEVELOPER_TOKEN_INVALID', undefined, 'authenticationError'),
		]),
		'auth',
		'DEVELOPER_TOKEN_INVALID',
	],
	[
		'a developer token for tests',
		failed(403, 'PERMISSION_DENIED', [
			error('DEVELOPER_TOKEN_NOT_APPROVED', undefined, 'authorizationError'),
		]),
		'permission',
		'DEVELOPER_TOKEN_NOT_APPROVED',
	],
	[
		'an account out of reach',
		failed(403, 'PERMISSION_DENIED', [
			error('USER_PERMISSION_DENIED', undefined, 'authorizationError'),
		]),
		'permission',
		'USER_PERMISSION_DENIED',
	],
	[
		'concurrent changes',
		failed(400, 'INVALID_ARGUMENT', [error('CONCURRENT_MODIFICATION', undefined, 'databaseError')]),
		'temporary',
		'CONCURRENT_MODIFICATION',
	],
	[
		'a fault of Google',
		failed(500, 'INTERNAL', [error('INTERNAL_ERROR', undefined, 'internalError')]),
		'temporary',
		'INTERNAL_ERROR',
	],
	['a page of a proxy', { problem: { kind: 'serverFault', status: 502 } }, 'temporary', '502'],
	['something else', outcome(200, 'hello'), 'temporary', 'brokenAnswer'],
])('reads %s', (_what, given, errorClass, code) => {
	const { refusal } = read(given, 1);
	expect({ class: refusal?.class, code: refusal?.code }).toEqual({ class: errorClass, code });
});

it('waits as long as a quota asks for', () => {
	const quota = {
		...error('RESOURCE_EXHAUSTED', undefined, 'quotaError'),
		details: { quotaErrorDetails: { retryDelay: '12s' } },
	};
	expect(read(failed(429, 'RESOURCE_EXHAUSTED', [quota]), 1).refusal).toMatchObject({
		class: 'throttled',
		retryAfterMs: 12_000,
	});
});
