import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import type { Problem } from '../../../../../nodes/shared/n8n/problem';
import type { ErrorClass } from '../../../../../nodes/shared/platforms/platform';
import { snapchat } from '../../../../../nodes/shared/platforms/snapchat';

const read = (body: unknown, problem?: Problem) =>
	snapchat.platform.read(
		{ answer: { status: problem?.status ?? 200, headers: {}, body }, problem } as Outcome,
		2,
	);

it.each(['VALID', 'valid', 'OK', 'SUCCESS'])('takes status %s for success', (status) =>
	expect(read({ status, reason: 'x', request_id: 'r-1' })).toEqual({ requestId: 'r-1' }),
);

it.each<[string, unknown, Problem | undefined, ErrorClass, string, string]>([
	[
		'a refusal',
		{ status: 'INVALID', reason: 'Unhashed PII.' },
		{ kind: 'invalid', status: 400 },
		'invalid data',
		'400',
		'Snapchat refused it: Unhashed PII',
	],
	[
		'a polite refusal',
		{ status: 'FAILED', reason: 'Timestamp out of range' },
		undefined,
		'invalid data',
		'200',
		'Snapchat refused it: Timestamp out of range',
	],
	[
		'a wrong token',
		{ status: 'ERROR', reason: 'Invalid token eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x' },
		{ kind: 'unauthorized', status: 401 },
		'auth',
		'401',
		'Snapchat refused it: Invalid token ***',
	],
	[
		'throttling without words',
		{},
		{ kind: 'throttled', status: 429, retryAfterMs: 5 },
		'throttled',
		'429',
		'Snapchat asks for fewer requests (429)',
	],
	[
		'a fault',
		null,
		{ kind: 'serverFault', status: 502 },
		'temporary',
		'502',
		'Snapchat could not handle the request (502)',
	],
	[
		'somebody else',
		{ up: true },
		undefined,
		'temporary',
		'brokenAnswer',
		'The answer of Snapchat broke off or is not JSON',
	],
])('says what %s means', (_what, body, problem, errorClass, code, reason) => {
	const { refusal } = read(body, problem);
	expect(refusal).toMatchObject({ class: errorClass, code, reason });
	expect(refusal?.retryAfterMs).toBe(problem?.retryAfterMs);
});
