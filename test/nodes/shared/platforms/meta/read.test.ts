import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import { problemOfAnswer, type ProblemKind } from '../../../../../nodes/shared/n8n/problem';
import { SENTENCES } from '../../../../../nodes/shared/n8n/sentences';
import { meta } from '../../../../../nodes/shared/platforms/meta';
import type { ErrorClass } from '../../../../../nodes/shared/platforms/platform';
import { classOfProblem } from '../../../../../nodes/shared/platforms/refusal';

const read = (outcome: Outcome) => meta.platform.read(outcome, 1);

const OK = { events_received: 2, messages: [], fbtrace_id: 'trace-1' };

const answered = (status: number, body: unknown, headers: Record<string, string> = {}): Outcome => {
	const problem = problemOfAnswer({ status, headers, text: JSON.stringify(body) }, 0);
	return problem === undefined
		? { answer: { status, headers, body } }
		: { answer: { status, headers, body }, problem };
};
const refused = (error: object, status = 400, headers?: Record<string, string>) =>
	read(answered(status, { error }, headers));

it('takes an answer that counts the events for an acceptance, and keeps its trace id', () => {
	expect(read(answered(200, OK))).toEqual({ requestId: 'trace-1' });
	expect(read(answered(200, { events_received: 1 }))).toEqual({ requestId: null });
	expect(read(answered(200, { ...OK, error: null }))).toEqual({ requestId: 'trace-1' });
});

it.each<[string, unknown]>([
	['an empty object', {}],
	['null', null],
	['a list', []],
	['a text', 'ok'],
	['true', true],
	['another API', { success: true }],
	['a count as text', { events_received: '2' }],
])('does not take %s for an acceptance', (_what, body) => {
	expect(read(answered(200, body)).refusal).toMatchObject({
		class: 'temporary',
		code: 'brokenAnswer',
	});
});

it('quotes what Meta says to people before what it says to programs', () => {
	const error = {
		message: 'Invalid parameter',
		code: 100,
		error_subcode: 2804003,
		error_user_title: 'Event Timestamp Too Old',
		error_user_msg: 'It must be within 7 days.',
		fbtrace_id: 'trace-2',
	};
	expect(refused(error)).toEqual({
		requestId: 'trace-2',
		refusal: {
			class: 'invalid data',
			code: '100/2804003',
			reason: 'Meta refused it: Event Timestamp Too Old: It must be within 7 days',
			advice: 'Correct what Meta names and send the conversion again',
			retryAfterMs: undefined,
		},
	});
	expect(refused({ message: 'No.', code: 100 }).refusal?.reason).toBe('Meta refused it: No');
	expect(refused({ code: 100 }).refusal?.reason).toBe('Meta refused it: no reason given');
});

// The code decides: throttling comes as 400, a bad token as 500.
it.each<[number, number, ErrorClass]>([
	[190, 500, 'auth'],
	[190, 400, 'auth'],
	[4, 400, 'throttled'],
	[17, 403, 'throttled'],
	[100, 500, 'invalid data'],
	[2, 400, 'temporary'],
	[10, 400, 'permission'],
	[100, 200, 'invalid data'],
])('goes by the code %d, not by the status %d', (code, status, errorClass) =>
	expect(refused({ code, message: 'x' }, status).refusal?.class).toBe(errorClass),
);

it.each<[string, number, ErrorClass]>([
	['no access', 401, 'auth'],
	['not here', 404, 'configuration'],
	['slow down', 429, 'throttled'],
	['oops', 502, 'temporary'],
	['bad request', 400, 'invalid data'],
])(
	"goes by the status of a proxy that answers {error: '%s'} with %d",
	(error, status, errorClass) => {
		const { refusal } = read(answered(status, { error }));
		expect(refusal).toMatchObject({ class: errorClass, code: String(status) });
	},
);

it.each([
	'Malformed access token test-key',
	'Malformed access token EAABtestTESTtestTESTtest0123456789',
	'Error validating EAABtestTESTtestTESTtest0123456789: session has expired',
])('never shows the key that Meta quotes: %s', (message) => {
	const text = JSON.stringify(refused({ code: 190, message }));
	expect(text).not.toMatch(/test-key|EAAB/);
	expect(text).toContain('***');
});

const usage = (minutes: unknown) =>
	JSON.stringify({
		1: [{ estimated_time_to_regain_access: 0 }, { estimated_time_to_regain_access: minutes }],
	});

it.each<[string, string | undefined, number | undefined]>([
	['3 minutes', usage(3), 180_000],
	['nothing left to wait', usage(0), undefined],
	['nothing', undefined, undefined],
	['no JSON', 'x', undefined],
	['null', 'null', undefined],
	['entries of another kind', '{"1":[null],"2":5}', undefined],
	['no number', usage('soon'), undefined],
])('waits as long as the usage header says: %s', (_what, header, retryAfterMs) => {
	const headers: Record<string, string> =
		header === undefined ? {} : { 'x-business-use-case-usage': header };
	expect(refused({ code: 80004 }, 400, headers).refusal?.retryAfterMs).toBe(retryAfterMs);
	expect(refused({ code: 2 }, 500, headers).refusal?.retryAfterMs).toBeUndefined();
});

it('heeds Retry-After before the usage header', () => {
	const headers = { 'retry-after': '5', 'x-business-use-case-usage': usage(3) };
	expect(refused({ code: 4 }, 429, headers).refusal?.retryAfterMs).toBe(5_000);
});

describe.each(Object.keys(SENTENCES) as ProblemKind[])('a request that ends %s', (kind) => {
	const { requestId, refusal, culprits } = read({ problem: { kind } });

	it('has the class that all platforms give it, and words for the user', () => {
		expect(refusal).toMatchObject({ class: classOfProblem({ kind }), code: kind });
		expect(refusal?.reason).toMatch(/Meta/);
		expect(refusal?.advice).toMatch(/^[A-Z].{10,}[^.]$/s);
		expect({ requestId, culprits }).toEqual({ requestId: null, culprits: undefined });
	});
});
