import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import type { Problem } from '../../../../../nodes/shared/n8n/problem';
import type { ErrorClass } from '../../../../../nodes/shared/platforms/platform';
import { reddit } from '../../../../../nodes/shared/platforms/reddit';

const read = (body: unknown, problem?: Problem) =>
	reddit.platform.read(
		{ answer: { status: problem?.status ?? 200, headers: {}, body }, problem } as Outcome,
		3,
	);

const INVALID: Problem = { kind: 'invalid', status: 400 };
const NONE = 'There were 2 invalid conversion events. None were processed.';
const field = (row: number, message: string) => ({
	field: `$.data.events[${row}].user.UUID`,
	message,
});

it('takes the message of success for success, and nothing else', () => {
	expect(read({ data: { message: 'Successfully processed 3 conversion events.' } })).toEqual({
		requestId: null,
	});
	expect(read({ up: true }).refusal).toMatchObject({ class: 'temporary', code: 'brokenAnswer' });
});

it.each<[string, unknown[] | undefined, number[], string]>([
	['one event', [field(1, 'user.UUID: bad')], [1], 'user.UUID: bad'],
	['two with the same fault', [field(0, 'x'), field(2, 'x')], [0, 2], 'x'],
	['two with faults of their own, one after the other', [field(2, 'x'), field(0, 'y')], [2], 'x'],
	['one that is not there', [field(9, 'x')], [], 'x'],
	['none', undefined, [], 'There were 2 invalid conversion events. None were processed'],
])('finds the events that a refusal names: %s', (_what, fields, culprits, words) => {
	const reading = read({ error: { code: 400, message: NONE, fields } }, INVALID);
	expect(reading.culprits).toEqual(culprits);
	expect(reading.refusal).toMatchObject({
		class: 'invalid data',
		code: '400',
		reason: `Reddit refused it: ${words}`,
	});
});

it.each<[string, unknown, Problem, ErrorClass, string]>([
	[
		'a wrong token',
		{ error: { message: 'UNAUTHORIZED' } },
		{ kind: 'unauthorized', status: 401 },
		'auth',
		'Reddit refused it: UNAUTHORIZED',
	],
	[
		'a foreign pixel',
		{ error: { message: 'No.' } },
		{ kind: 'forbidden', status: 403 },
		'permission',
		'Reddit refused it: No',
	],
	[
		'throttling',
		{ error: { message: 'Too many' } },
		{ kind: 'throttled', status: 429 },
		'throttled',
		'Reddit refused it: Too many',
	],
	[
		'a fault',
		null,
		{ kind: 'serverFault', status: 502 },
		'temporary',
		'Reddit could not handle the request (502)',
	],
	[
		'a proxy',
		{ error: 'no' },
		{ kind: 'forbidden', status: 403 },
		'permission',
		'Reddit does not allow this key to do that (403)',
	],
])('says what %s means', (_what, body, problem, errorClass, reason) =>
	expect(read(body, problem).refusal).toMatchObject({ class: errorClass, reason }),
);
