import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import type { Problem } from '../../../../../nodes/shared/n8n/problem';
import { CODES } from '../../../../../nodes/shared/platforms/pinterest/errors';
import { pinterest } from '../../../../../nodes/shared/platforms/pinterest';
import type { ErrorClass } from '../../../../../nodes/shared/platforms/platform';

const read = (body: unknown, problem?: Problem, count = 3) =>
	pinterest.platform.read(
		{
			answer: {
				status: problem?.status ?? 200,
				headers: { 'x-pinterest-rid': 'rid-1' },
				body,
			},
			problem,
		} as Outcome,
		count,
	);

const done = { status: 'processed', error_message: null, warning_message: null };
const failed = { status: 'failed', error_message: 'value: not a decimal.' };
const UNPROCESSABLE: Problem = { kind: 'invalid', status: 422 };

it.each<[string, unknown, Problem | undefined]>([
	['in a success', { events: [done, failed, done] }, undefined],
	['in a 422', { code: 4195, message: 'x', events: [done, failed, done] }, UNPROCESSABLE],
	[
		'in the details of a 422',
		{ code: 4195, details: { events: [done, failed, done] } },
		UNPROCESSABLE,
	],
])('finds what became of each event %s', (_what, body, problem) => {
	const { requestId, refusal, refused } = read(body, problem);
	expect({ requestId, refusal }).toEqual({ requestId: 'rid-1', refusal: undefined });
	expect([...(refused ?? [])]).toEqual([
		[
			1,
			{
				class: 'invalid data',
				code: 'failed',
				reason: 'Pinterest refused it: value: not a decimal',
				advice: 'Correct what Pinterest names and send the conversion again',
			},
		],
	]);
});

it('takes nothing for granted of which Pinterest said nothing', () => {
	const { refused } = read({ events: [done] });
	expect([...(refused ?? [])].map(([at, { code }]) => [at, code])).toEqual([
		[1, 'no_answer'],
		[2, 'no_answer'],
	]);
});

const STATUS: Record<number, Problem> = {
	2: { kind: 'unauthorized', status: 401 },
	8: { kind: 'throttled', status: 429, retryAfterMs: 2_000 },
	29: { kind: 'forbidden', status: 403 },
	4195: UNPROCESSABLE,
	4196: { kind: 'invalid', status: 400 },
	4197: { kind: 'serverFault', status: 503 },
	12: { kind: 'serverFault', status: 500 },
};

it.each<[number, ErrorClass]>([
	[2, 'auth'],
	[8, 'throttled'],
	[29, 'permission'],
	[4195, 'invalid data'],
	[4196, 'invalid data'],
	[4197, 'temporary'],
	[12, 'temporary'],
])('takes code %d for %s', (code, errorClass) => {
	const { refusal } = read({ code, message: 'No.' }, STATUS[code]);
	expect(refusal).toMatchObject({
		class: errorClass,
		code: String(code),
		reason: 'Pinterest refused it: No',
		retryAfterMs: STATUS[code]?.retryAfterMs,
	});
	expect(refusal?.advice).toMatch(/^[A-Z].{20,}/);
});

it('has a test for every code of the table', () =>
	expect(Object.keys(CODES).filter((code) => STATUS[Number(code)] === undefined)).toEqual([]));

it.each<[string, unknown, Problem | undefined, ErrorClass, string]>([
	['a proxy', { error: 'no' }, { kind: 'serverFault', status: 502 }, 'temporary', '502'],
	['a broken connection', undefined, { kind: 'cut' }, 'temporary', 'cut'],
	['somebody else', { up: true }, undefined, 'temporary', 'brokenAnswer'],
])(
	'goes by the failure where Pinterest says nothing: %s',
	(_what, body, problem, errorClass, code) =>
		expect(read(body, problem).refusal).toMatchObject({ class: errorClass, code }),
);

it('never shows a token that Pinterest quotes', () =>
	expect(read({ code: 2, message: 'Token pina_AMA123 is bad' }, STATUS[2]).refusal?.reason).toBe(
		'Pinterest refused it: Token *** is bad',
	));
