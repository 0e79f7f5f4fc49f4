import type { ProblemKind } from '../../../../nodes/shared/n8n/problem';
import { SENTENCES } from '../../../../nodes/shared/n8n/sentences';
import type { ErrorClass } from '../../../../nodes/shared/platforms/platform';
import { classOfProblem, quoted, refusalOf } from '../../../../nodes/shared/platforms/refusal';

// Classes that repeat lose nothing; the others must be such that repeating could not help.
const CLASSES: Record<ProblemKind, ErrorClass> = {
	unauthorized: 'auth',
	notInPlan: 'permission',
	forbidden: 'permission',
	challenged: 'temporary',
	notFound: 'configuration',
	invalid: 'invalid data',
	throttled: 'throttled',
	serverFault: 'temporary',
	redirected: 'configuration',
	webPage: 'temporary',
	brokenAnswer: 'temporary',
	emptyAnswer: 'temporary',
	refused: 'temporary',
	unresolved: 'temporary',
	timedOut: 'temporary',
	cut: 'temporary',
	untrusted: 'configuration',
	cancelled: 'temporary',
	unknown: 'temporary',
};

it.each(Object.keys(SENTENCES) as ProblemKind[])('knows what %s means', (kind) =>
	expect(classOfProblem({ kind })).toBe(CLASSES[kind]),
);

it('says what happened, what to do and how long to wait', () => {
	const voice = { name: 'Example', credential: 'Example API' };
	expect(refusalOf(voice, { kind: 'throttled', status: 429, retryAfterMs: 5 })).toEqual({
		class: 'throttled',
		code: '429',
		reason: 'Example asks for fewer requests (429)',
		advice:
			'Nothing was lost: send the failed conversions again later, after the time in retryAt if there is one',
		retryAfterMs: 5,
	});
	expect(refusalOf(voice, { kind: 'cut' }).code).toBe('cut');
});

it.each<[unknown, string]>([
	['It is wrong.', 'It is wrong'],
	[' two\n lines ', 'two lines'],
	['', 'no reason given'],
	[undefined, 'no reason given'],
	[{ a: 1 }, 'no reason given'],
	['token eyJhbGciOiJub25lIn0.eyJhIjoxfQ.abc is bad', 'token *** is bad'],
	['token pina_AMA1 is bad', 'token *** is bad'],
	['Bearer abc is bad', 'Bearer *** is bad'],
	[`hash ${'0a'.repeat(32)} is bad`, 'hash *** is bad'],
])('quotes %j as %j', (words, shown) => expect(quoted(words)).toBe(shown));
