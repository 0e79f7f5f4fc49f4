import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import type { Problem } from '../../../../../nodes/shared/n8n/problem';
import { linkedin } from '../../../../../nodes/shared/platforms/linkedin';
import type { ErrorClass } from '../../../../../nodes/shared/platforms/platform';

const read = (body: unknown, problem?: Problem) =>
	linkedin.platform.read(
		{ answer: { status: problem?.status ?? 200, headers: {}, body }, problem } as Outcome,
		3,
	);

const UNPROCESSABLE: Problem = { kind: 'invalid', status: 422 };
const OK = { status: 201 };

it('takes a list of created events for success, and nothing else', () => {
	const { refusal, refused } = read({ elements: [OK, OK, OK] });
	expect([refusal, refused?.size]).toEqual([undefined, 0]);
	expect(read({ up: true }).refusal).toMatchObject({ class: 'temporary', code: 'brokenAnswer' });
});

it('takes it from LinkedIn without a word, where it says created', () => {
	const silent = (status: number) =>
		linkedin.platform.read({ problem: { kind: 'emptyAnswer', status } }, 1);
	expect(silent(201)).toEqual({ requestId: null });
	expect(silent(200).refusal).toMatchObject({ class: 'temporary', code: '200' });
});

it('reads of each event what became of it, where LinkedIn says so', () => {
	const { refused } = read({
		elements: [
			OK,
			{ status: 422, error: { message: '/user :: missing.' } },
			{ status: 500, error: null },
		],
	});
	expect([...(refused ?? [])]).toMatchObject([
		[1, { class: 'invalid data', code: '422', reason: 'LinkedIn refused it: /user :: missing' }],
		[2, { class: 'temporary', code: '500', reason: 'LinkedIn could not handle the request (500)' }],
	]);
	expect([...(read({ elements: [OK] }).refused ?? [])]).toMatchObject([
		[1, { class: 'temporary', code: 'no_answer' }],
		[2, { class: 'temporary', code: 'no_answer' }],
	]);
});

it('names the request as LinkedIn does', () => {
	const headers = { 'x-li-uuid': 'uuid-1' };
	const outcome = { answer: { status: 200, headers, body: { elements: [OK] } } };
	expect(linkedin.platform.read(outcome, 1).requestId).toBe('uuid-1');
});

const fault = (row: number, words: string) => `Index: ${row}, ERROR :: ${words}`;
const CURRENCY = '/conversionValue/currencyCode :: field is required';

it.each<[string, string, number[], string]>([
	['one event', fault(1, CURRENCY), [1], CURRENCY],
	['two in lines', `${fault(0, CURRENCY)}\n${fault(2, CURRENCY)}`, [0, 2], CURRENCY],
	['two in one line', `${fault(0, CURRENCY)} ${fault(2, CURRENCY)}`, [0, 2], CURRENCY],
	[
		'two faults, one after the other',
		`${fault(2, '/a :: x')}\n${fault(0, '/b :: y')}`,
		[2],
		'/a :: x',
	],
	['two faults of one event', `${fault(1, '/a :: x')}\n${fault(1, '/b :: y')}`, [1], '/a :: x'],
	['one that is not there', fault(9, '/a :: x'), [], '/a :: x'],
])('finds the events that a refusal names: %s', (_what, message, culprits, words) =>
	expect(read({ status: 422, message }, UNPROCESSABLE)).toMatchObject({
		culprits,
		refusal: { class: 'invalid data', code: '422', reason: `LinkedIn refused it: ${words}` },
	}),
);

it.each<[string, unknown, Problem, ErrorClass, string]>([
	[
		'a wrong token',
		{ status: 401, message: 'Invalid access token' },
		{ kind: 'unauthorized', status: 401 },
		'auth',
		'LinkedIn refused it: Invalid access token',
	],
	[
		'a missing right',
		{ status: 403, message: 'Not enough permissions.' },
		{ kind: 'forbidden', status: 403 },
		'permission',
		'LinkedIn refused it: Not enough permissions',
	],
	[
		'a retired version',
		{ status: 426, message: 'Requested version 202401 is not active' },
		{ kind: 'invalid', status: 426 },
		'configuration',
		'LinkedIn has retired the version of its API that was asked for: Requested version 202401 is not active',
	],
	[
		'throttling',
		{ status: 429, message: 'Throttled' },
		{ kind: 'throttled', status: 429 },
		'throttled',
		'LinkedIn refused it: Throttled',
	],
	[
		'a refusal without places',
		{ status: 400, message: 'Invalid' },
		{ kind: 'invalid', status: 400 },
		'invalid data',
		'LinkedIn refused it: Invalid',
	],
	[
		'a fault',
		null,
		{ kind: 'serverFault', status: 502 },
		'temporary',
		'LinkedIn could not handle the request (502)',
	],
])('says what %s means', (_what, body, problem, errorClass, reason) => {
	const { refusal } = read(body, problem);
	expect(refusal).toMatchObject({ class: errorClass, code: String(problem.status), reason });
	expect(refusal?.advice).toMatch(/^[A-Z].{15,}[^.]$/s);
});
