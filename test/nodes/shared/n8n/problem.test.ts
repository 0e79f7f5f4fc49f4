import {
	brief,
	problemOfAnswer,
	problemOfFailure,
	retryAfterMs,
	type Problem,
	type ProblemKind,
} from '../../../../nodes/shared/n8n/problem';

const NOW_MS = Date.UTC(2026, 10, 20, 12, 0, 0);
const page = (text: string) => `<!DOCTYPE html><html><body>${text}</body></html>`;

const problem = (status: number, text = '{}', headers: Record<string, string> = {}) =>
	problemOfAnswer({ status, headers, text }, NOW_MS);

describe.each<[number, ProblemKind]>([
	[301, 'redirected'],
	[302, 'redirected'],
	[307, 'redirected'],
	[308, 'redirected'],
	[400, 'invalid'],
	[401, 'unauthorized'],
	[402, 'notInPlan'],
	[403, 'forbidden'],
	[404, 'notFound'],
	[405, 'notFound'],
	[406, 'invalid'],
	[408, 'timedOut'],
	[409, 'invalid'],
	[410, 'notFound'],
	[413, 'invalid'],
	[418, 'invalid'],
	[422, 'invalid'],
	[429, 'throttled'],
	[500, 'serverFault'],
	[501, 'serverFault'],
	[502, 'serverFault'],
	[503, 'serverFault'],
	[504, 'serverFault'],
	[522, 'serverFault'],
])('an answer %d in JSON', (status, kind) => {
	it(`is known to be ${kind}`, () => expect(problem(status)).toMatchObject({ kind, status }));
});

describe.each<[number, string, ProblemKind]>([
	[200, 'Welcome', 'webPage'],
	[401, 'Please log in', 'webPage'],
	[404, 'Not found', 'webPage'],
	[500, 'Oops', 'serverFault'],
	[502, 'Bad gateway', 'serverFault'],
	[429, 'Slow down', 'throttled'],
	[200, 'Checking your browser before you go on', 'challenged'],
	[403, 'Attention Required! | Cloudflare', 'challenged'],
	[403, 'Solve the captcha', 'challenged'],
	[503, '<script src="/cdn-cgi/challenge-platform/x.js"></script>', 'challenged'],
	[302, 'Moved', 'redirected'],
])('a web page with status %d that says %j', (status, text, kind) => {
	it(`is known to be ${kind}`, () => expect(problem(status, page(text))?.kind).toBe(kind));
	it('does not pour its HTML into the error', () =>
		expect(problem(status, page(text))?.detail ?? '').not.toContain('<'));
});

it.each([200, 201, 204])('finds nothing wrong with %d', (status) =>
	expect(problem(status)).toBeUndefined(),
);

it('shows where a redirect leads without the secrets in its address', () => {
	const headers = { location: 'https://login.example.com/?token=test-key' };
	expect(problem(302, '', headers)?.detail).toBe('https://login.example.com/');
	expect(problem(302)?.detail).toBe('');
});

describe.each<[string, number | undefined]>([
	['120', 120_000],
	['0', 0],
	['1.5', 1_500],
	['-5', 0],
	['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
	['Fri, 20 Nov 2026 11:59:00 GMT', 0],
	['1e99', 365 * 86_400_000],
	['Fri, 20 Nov 9999 12:00:00 GMT', 365 * 86_400_000],
	['soon', undefined],
	['Infinity', undefined],
	['', undefined],
	['  ', undefined],
])('Retry-After: %s', (header, ms) => {
	it(`asks to wait ${ms} ms`, () => expect(retryAfterMs(header, NOW_MS)).toBe(ms));
	it.each([429, 503])('is heeded with %d', (status) =>
		expect(problem(status, '{}', { 'retry-after': header })?.retryAfterMs).toBe(ms),
	);
});

it('waits by its own rules where there is no Retry-After', () => {
	expect(retryAfterMs(undefined, NOW_MS)).toBeUndefined();
	expect(problem(429)?.retryAfterMs).toBeUndefined();
});

describe.each<[string | undefined, string, ProblemKind]>([
	['ECONNREFUSED', 'x', 'refused'],
	['EHOSTUNREACH', 'x', 'refused'],
	['ENETUNREACH', 'x', 'refused'],
	['ENOTFOUND', 'x', 'unresolved'],
	['EAI_AGAIN', 'x', 'unresolved'],
	['ETIMEDOUT', 'x', 'timedOut'],
	['ECONNABORTED', 'x', 'timedOut'],
	['ECONNRESET', 'x', 'cut'],
	['EPIPE', 'x', 'cut'],
	['ERR_BAD_RESPONSE', 'x', 'cut'],
	['ERR_STREAM_PREMATURE_CLOSE', 'x', 'cut'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'x', 'untrusted'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'x', 'untrusted'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'x', 'untrusted'],
	['CERT_HAS_EXPIRED', 'x', 'untrusted'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'x', 'untrusted'],
	['ERR_CANCELED', 'x', 'cancelled'],
	[undefined, 'socket hang up', 'cut'],
	[undefined, 'stream has been aborted', 'cut'],
	[undefined, 'timeout of 60000ms exceeded', 'timedOut'],
	[undefined, 'self-signed certificate', 'untrusted'],
	[undefined, 'Canceled', 'cancelled'],
	[undefined, 'Invalid URL', 'unresolved'],
	['ERR_BAD_REQUEST', 'Unsupported protocol ftp:', 'unresolved'],
	['E_STRANGE', 'Something broke', 'unknown'],
	[undefined, '', 'unknown'],
])('a failure with code %s and the words %j', (code, message, kind) => {
	it(`is known to be ${kind}`, () => expect(problemOfFailure(code, message).kind).toBe(kind));
});

describe.each<[string, string, Problem['detail']]>([
	['a message', '{"message":"No such campaign"}', 'No such campaign'],
	['an error', '{"error":"Bad key"}', 'Bad key'],
	['an error inside an error', '{"error":{"message":"Bad key","code":1}}', 'Bad key'],
	[
		'messages by field',
		'{"name":["is blank","is short"],"url":"is bad"}',
		'name: is blank, is short; url: is bad',
	],
	['objects by field', '{"name":[{"message":"is blank"},null,7]}', 'name: is blank, 7'],
	[
		'an object that cannot be a text',
		'{"error":[[{"toString":1}]]}',
		'{"error":[[{"toString":1}]]}',
	],
	[
		'errors in one another, a thousand deep',
		`${'{"error":'.repeat(1_000)}"x"${'}'.repeat(1_000)}`,
		`${'{"error":'.repeat(34).slice(0, 300)}…`,
	],
	['plain text', ' Bad\n  request ', 'Bad request'],
	['a JSON text', '"Bad request"', 'Bad request'],
	['numbers only', '{"code":5}', '{"code":5}'],
	['nothing', '', undefined],
	['null', 'null', 'null'],
])('the words of a service that answers with %s', (_what, text, detail) => {
	it('are shown as people read them', () => expect(brief(text)).toBe(detail));
});

it('cuts a long story short', () => {
	const detail = problem(400, JSON.stringify({ message: 'column '.repeat(200) }))?.detail ?? '';
	expect(detail.length).toBeLessThanOrEqual(301);
	expect(detail.endsWith('…')).toBe(true);
});
