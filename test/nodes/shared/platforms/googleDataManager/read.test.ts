import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import { problemOfAnswer } from '../../../../../nodes/shared/n8n/problem';
import { read as readFor } from '../../../../../nodes/shared/platforms/googleDataManager/read';

/** Of a request with more events than any of these answers names. */
const read = (outcome: Parameters<typeof readFor>[0]) => readFor(outcome, 100);

const outcome = (status: number, body: unknown, headers = {}): Outcome => {
	const problem = problemOfAnswer({ status, headers, text: JSON.stringify(body) }, 0);
	const answer = { status, headers, body };
	return problem === undefined ? { answer } : { answer, problem };
};

const info = (reason: string, metadata?: object) => ({
	'@type': 'type.googleapis.com/google.rpc.ErrorInfo',
	reason,
	metadata,
});
const bad = (...fieldViolations: object[]) => ({
	'@type': 'type.googleapis.com/google.rpc.BadRequest',
	fieldViolations,
});
const failed = (code: number, status: string, ...details: object[]) =>
	outcome(code, { error: { code, status, message: `It is ${status}.`, details } });

it('takes an answer with a request id for an acceptance', () => {
	expect(read(outcome(200, { requestId: 'r1' }))).toEqual({ requestId: 'r1' });
});

it('takes the answer to a validation for one too', () => {
	expect(read(outcome(200, {}))).toEqual({ requestId: null });
});

it('names the bad events, all those with the same fault at once', () => {
	const fault = { description: 'Postal code is not valid.', reason: 'INVALID_POSTAL_CODE' };
	const path = 'user_data.user_identifiers[1].address.postal_code';
	const reading = read(
		failed(
			400,
			'INVALID_ARGUMENT',
			info('INVALID_ARGUMENT', { requestId: 'r2' }),
			bad(
				{ field: `events.events[3].${path}`, ...fault },
				{
					field: 'events[5].currency',
					description: 'Not supported.',
					reason: 'INVALID_CURRENCY_CODE',
				},
				{ field: `events.events[17].${path}`, ...fault },
			),
		),
	);
	expect(reading).toEqual({
		requestId: 'r2',
		culprits: [3, 17],
		refusal: {
			class: 'invalid data',
			code: 'INVALID_POSTAL_CODE',
			reason: `Google refused it: ${path}: Postal code is not valid`,
			advice: 'Correct what Google names and send the conversion again',
		},
	});
});

it.each([
	['events[4]', [4]],
	['events.events[4]', [4]],
	['events.events[12].ad_identifiers.gclid', [12]],
	['destinations[0].events[1]', undefined],
])('finds the event in the path %s', (field, culprits) => {
	expect(
		read(failed(400, 'INVALID_ARGUMENT', bad({ field, description: 'Bad.' }))).culprits,
	).toEqual(culprits);
});

// Class and code, by what Google says (ErrorReason, google.rpc; ad-platforms §2.2).
it.each<[string, Outcome, string, string]>([
	[
		'an expired token',
		failed(401, 'UNAUTHENTICATED', info('ACCESS_TOKEN_EXPIRED')),
		'auth',
		'ACCESS_TOKEN_EXPIRED',
	],
	[
		'a token without the scope',
		failed(403, 'PERMISSION_DENIED', info('ACCESS_TOKEN_SCOPE_INSUFFICIENT')),
		'auth',
		'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
	],
	[
		'an API that is off',
		failed(403, 'PERMISSION_DENIED', info('SERVICE_DISABLED')),
		'configuration',
		'SERVICE_DISABLED',
	],
	[
		'an account out of reach',
		failed(403, 'PERMISSION_DENIED', info('PERMISSION_DENIED')),
		'permission',
		'PERMISSION_DENIED',
	],
	['no details', failed(403, 'PERMISSION_DENIED'), 'permission', 'PERMISSION_DENIED'],
	[
		'an unknown action',
		failed(
			400,
			'INVALID_ARGUMENT',
			bad({
				field: 'destinations[0].product_destination_id',
				description: 'No.',
				reason: 'INVALID_CONVERSION_ACTION_ID',
			}),
		),
		'configuration',
		'INVALID_CONVERSION_ACTION_ID',
	],
	[
		'an action made just now',
		failed(
			400,
			'INVALID_ARGUMENT',
			bad({ field: 'destination_references', description: 'Resource not found.' }),
		),
		'configuration',
		'INVALID_ARGUMENT',
	],
	[
		'terms not accepted',
		failed(
			400,
			'FAILED_PRECONDITION',
			info('DESTINATION_ACCOUNT_ENHANCED_CONVERSIONS_TERMS_NOT_SIGNED'),
		),
		'configuration',
		'DESTINATION_ACCOUNT_ENHANCED_CONVERSIONS_TERMS_NOT_SIGNED',
	],
	[
		'a bad request without a name',
		failed(400, 'INVALID_ARGUMENT', info('INVALID_ARGUMENT')),
		'invalid data',
		'INVALID_ARGUMENT',
	],
	[
		'a full quota',
		failed(429, 'RESOURCE_EXHAUSTED', info('RATE_LIMIT_EXCEEDED')),
		'throttled',
		'RATE_LIMIT_EXCEEDED',
	],
	['ABORTED', failed(409, 'ABORTED'), 'temporary', 'ABORTED'],
	['UNAVAILABLE', failed(503, 'UNAVAILABLE'), 'temporary', 'UNAVAILABLE'],
	['INTERNAL', failed(500, 'INTERNAL', info('INTERNAL_ERROR')), 'temporary', 'INTERNAL_ERROR'],
	['DEADLINE_EXCEEDED', failed(504, 'DEADLINE_EXCEEDED'), 'temporary', 'DEADLINE_EXCEEDED'],
	['a cut connection', { problem: { kind: 'cut' } }, 'temporary', 'cut'],
	['a 401 without words', { problem: { kind: 'unauthorized', status: 401 } }, 'auth', '401'],
	['a web page', { problem: { kind: 'webPage', status: 200 } }, 'temporary', '200'],
	[
		'an address without an API',
		{ problem: { kind: 'webPage', status: 404 } },
		'configuration',
		'404',
	],
	['a list', outcome(200, []), 'temporary', 'brokenAnswer'],
])('reads %s', (_what, given, errorClass, code) => {
	const { refusal } = read(given);
	expect({ class: refusal?.class, code: refusal?.code }).toEqual({ class: errorClass, code });
	expect(refusal?.advice).not.toBe('');
});

it.each([
	['as Google says', { retryDelay: '30s' }, {}, 30_000],
	['as the header says', { retryDelay: '30s' }, { 'retry-after': '7' }, 7_000],
	['as nobody says', {}, {}, undefined],
])('waits %s', (_what, detail, headers, expected) => {
	const body = {
		error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'x', details: [detail] },
	};
	expect(read(outcome(429, body, headers)).refusal?.retryAfterMs).toBe(expected);
});

it('quotes no hash and no token', () => {
	const hash = 'a'.repeat(64);
	const { refusal } = read(
		failed(
			400,
			'INVALID_ARGUMENT',
			bad({ field: 'events[0].x', description: `Bad ${hash}, Bearer ya29.secret` }),
		),
	);
	expect(refusal?.reason).not.toMatch(/aaaa|ya29/);
});

it('advises to send an event again that Google refused without a reason', () => {
	const bare = { field: 'events.events[1]', description: 'There was a problem with the request.' };
	const { culprits, refusal } = read(failed(400, 'INVALID_ARGUMENT', bad(bare)));
	expect(culprits).toEqual([1]);
	expect(refusal?.advice).toMatch(/^Send the conversion again/);
});
