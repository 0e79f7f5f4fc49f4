import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import type { Problem } from '../../../../../nodes/shared/n8n/problem';
import { microsoft } from '../../../../../nodes/shared/platforms/microsoft';
import type { ErrorClass } from '../../../../../nodes/shared/platforms/platform';

const read = (body: unknown, problem?: Problem) =>
	microsoft.platform.read(
		{ answer: { status: problem?.status ?? 200, headers: {}, body }, problem } as Outcome,
		3,
	);

const INVALID: Problem = { kind: 'invalid', status: 400 };
const detail = (index: number, errorMessage = 'Must be a hash.', more = {}) => ({
	index,
	propertyName: 'em',
	errorMessage,
	...more,
});
const error = (...details: unknown[]) => ({ code: 'ValidationError', message: 'No.', details });
const REASON = 'Microsoft refused it: em: Must be a hash';

it('takes the number of events for success, and nothing else', () => {
	expect(read({ eventsReceived: 3, traceId: 'trace-1' })).toEqual({ requestId: 'trace-1' });
	expect(read({ up: true }).refusal).toMatchObject({ class: 'temporary', code: 'brokenAnswer' });
});

it('does not take an event for taken that Microsoft did not count', () =>
	expect(read({ eventsReceived: 2 }).refusal).toMatchObject({
		class: 'temporary',
		code: 'no_answer',
	}));

it('takes no warning for a refusal', () =>
	expect(
		read({ eventsReceived: 3, error: error(detail(1, 'Unusual', { isWarning: true })) }),
	).toEqual({ requestId: null }));

it.each<[string, object, Problem | undefined]>([
	['with a success', { eventsReceived: 2, error: error(detail(1)) }, undefined],
	['with a success that counts nothing', { error: error(detail(1)) }, undefined],
	['with an error that counts the others', { eventsReceived: 2, error: error(detail(1)) }, INVALID],
	[
		'beside a warning',
		{ eventsReceived: 2, error: error(detail(0, 'x', { isWarning: true }), detail(1)) },
		undefined,
	],
	[
		'with two faults of one event',
		{ eventsReceived: 2, error: error(detail(1), detail(1, 'x')) },
		undefined,
	],
])('refuses only the event that is named: %s', (_what, body, problem) => {
	const { refusal, refused } = read(body, problem);
	expect(refusal).toBeUndefined();
	expect([...(refused ?? [])]).toMatchObject([
		[1, { class: 'invalid data', code: 'ValidationError', reason: REASON }],
	]);
});

it.each<[string, object, number[]]>([
	['one', { error: error(detail(1)) }, [1]],
	['two with the same fault', { eventsReceived: 0, error: error(detail(0), detail(2)) }, [0, 2]],
	['two faults, one after the other', { error: error(detail(2), detail(0, 'x')) }, [2]],
	['one, while more are missing', { eventsReceived: 1, error: error(detail(1)) }, [1]],
])(
	'asks again without the events that are named, where none was taken: %s',
	(_what, body, rows) => {
		const reading = read(body, INVALID);
		expect(reading.culprits).toEqual(rows);
		expect(reading.refusal).toMatchObject({ class: 'invalid data', reason: REASON });
	},
);

it('heeds no event that is not there', () =>
	expect(read({ error: error(detail(9), detail(-1)) }, INVALID)).toMatchObject({
		refusal: { class: 'invalid data', code: '400', reason: 'Microsoft refused it: No' },
	}));

it('gives the code of a fault where it has one of its own', () => {
	const { refused } = read({
		eventsReceived: 2,
		error: error(detail(1, 'x', { errorCode: 'E7' })),
	});
	expect(refused?.get(1)?.code).toBe('E7');
});

it.each<[string, unknown, Problem, ErrorClass, string]>([
	[
		'a wrong token',
		{ error: { code: 'Unauthorized', message: 'No token.' } },
		{ kind: 'unauthorized', status: 401 },
		'auth',
		'Microsoft refused it: No token',
	],
	[
		'a foreign tag',
		{ error: { message: 'Not yours.' } },
		{ kind: 'forbidden', status: 403 },
		'permission',
		'Microsoft refused it: Not yours',
	],
	[
		'throttling',
		{},
		{ kind: 'throttled', status: 429 },
		'throttled',
		'Microsoft asks for fewer requests (429)',
	],
	[
		'a fault',
		null,
		{ kind: 'serverFault', status: 502 },
		'temporary',
		'Microsoft could not handle the request (502)',
	],
])('says what %s means', (_what, body, problem, errorClass, reason) => {
	const { refusal } = read(body, problem);
	expect(refusal).toMatchObject({ class: errorClass, code: String(problem.status), reason });
	expect(refusal?.advice).toMatch(/^[A-Z].{15,}[^.]$/s);
});
