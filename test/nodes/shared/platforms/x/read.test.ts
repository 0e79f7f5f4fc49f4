import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import type { Problem } from '../../../../../nodes/shared/n8n/problem';
import type { ErrorClass } from '../../../../../nodes/shared/platforms/platform';
import { x } from '../../../../../nodes/shared/platforms/x';

const read = (body: unknown, problem?: Problem) =>
	x.platform.read(
		{ answer: { status: problem?.status ?? 200, headers: {}, body }, problem } as Outcome,
		3,
	);

const INVALID: Problem = { kind: 'invalid', status: 400 };
const error = (message: string, parameter?: string) => ({
	code: 'INVALID_PARAMETER',
	message,
	parameter,
});

it('takes a number of conversions for success, and nothing else', () => {
	expect(read({ data: { conversions_processed: 3, debug_id: 'debug-1' } })).toEqual({
		requestId: 'debug-1',
	});
	expect(read({ data: { conversions_processed: 3 } })).toEqual({ requestId: null });
	expect(read({ up: true }).refusal).toMatchObject({ class: 'temporary', code: 'brokenAnswer' });
});

it('believes an error whatever the status', () =>
	expect(read({ data: null, errors: [error('No.')] }).refusal).toMatchObject({
		class: 'invalid data',
		code: 'INVALID_PARAMETER',
		reason: 'X refused it: No',
	}));

it.each<[string, unknown[], number[]]>([
	['nobody', [error('x')], []],
	['one by the parameter', [error('x', 'conversions[1].event_id')], [1]],
	['one by the words', [error('conversions[2].event_id is wrong')], [2]],
	['two with the same fault', [error('x', 'conversions[0]'), error('x', 'conversions[2]')], [0, 2]],
	[
		'two with faults of their own',
		[error('x', 'conversions[2]'), error('y', 'conversions[0]')],
		[2],
	],
	['one that is not there', [error('x', 'conversions[9]')], []],
])('finds the events that a refusal names: %s', (_what, errors, culprits) =>
	expect(read({ errors }, INVALID)).toMatchObject({
		culprits,
		refusal: { class: 'invalid data', code: 'INVALID_PARAMETER' },
	}),
);

it.each<[string, unknown, Problem, ErrorClass, string, string]>([
	[
		'a wrong token',
		{ errors: [{ code: 'UNAUTHORIZED_ACCESS', message: 'Not authenticated' }] },
		{ kind: 'unauthorized', status: 401 },
		'auth',
		'UNAUTHORIZED_ACCESS',
		'X refused it: Not authenticated',
	],
	[
		'a foreign pixel',
		{ errors: [{ code: 'FORBIDDEN', message: 'Not yours' }] },
		{ kind: 'forbidden', status: 403 },
		'permission',
		'FORBIDDEN',
		'X refused it: Not yours',
	],
	[
		'throttling',
		{ errors: [{ message: 'Too many' }] },
		{ kind: 'throttled', status: 429 },
		'throttled',
		'429',
		'X refused it: Too many',
	],
	[
		'a fault',
		null,
		{ kind: 'serverFault', status: 502 },
		'temporary',
		'502',
		'X could not handle the request (502)',
	],
])('says what %s means', (_what, body, problem, errorClass, code, reason) => {
	const { refusal, culprits } = read(body, problem);
	expect(refusal).toMatchObject({ class: errorClass, code, reason });
	expect(refusal?.advice).toMatch(/^[A-Z].{15,}[^.]$/s);
	expect(culprits).toEqual([]);
});
