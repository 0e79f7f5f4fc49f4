import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import { read } from '../../../../../nodes/shared/platforms/googleAnalytics/read';

const answer = (body: unknown): Outcome => ({ answer: { status: 200, headers: {}, body } });

it.each<[string, Outcome]>([
	['nothing, with 204', { problem: { kind: 'emptyAnswer', status: 204 } }],
	['nothing, with 200', { problem: { kind: 'emptyAnswer', status: 200 } }],
	['a validation without messages', answer({ validationMessages: [] })],
])('takes %s for an acceptance', (_what, outcome) => {
	expect(read(outcome)).toEqual({ requestId: null });
});

it('says what a validation found', () => {
	const { refusal } = read(
		answer({
			validationMessages: [
				{
					fieldPath: 'events',
					description: 'It has invalid name [_x].',
					validationCode: 'NAME_INVALID',
				},
				{ description: 'Too many.', validationCode: 'VALUE_OUT_OF_BOUNDS' },
			],
		}),
	);
	expect(refusal).toEqual({
		class: 'invalid data',
		code: 'NAME_INVALID',
		reason: 'Google Analytics would drop it: events: It has invalid name [_x]; Too many',
		advice: 'Correct what Google Analytics names',
	});
});

it.each<[Outcome, string]>([
	[{ problem: { kind: 'throttled', status: 429, retryAfterMs: 2_000 } }, 'throttled'],
	[{ problem: { kind: 'serverFault', status: 500 } }, 'temporary'],
	[{ problem: { kind: 'cut' } }, 'temporary'],
	[{ problem: { kind: 'notFound', status: 404 } }, 'configuration'],
	[{ problem: { kind: 'redirected', status: 302 } }, 'configuration'],
])('reads %j as %s', (outcome, errorClass) => {
	const { refusal } = read(outcome);
	expect(refusal?.class).toBe(errorClass);
	expect(refusal?.retryAfterMs).toBe(outcome.problem?.retryAfterMs);
});
