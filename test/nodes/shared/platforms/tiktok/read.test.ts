import type { Outcome } from '../../../../../nodes/shared/n8n/http';
import type { ErrorClass } from '../../../../../nodes/shared/platforms/platform';
import { ADVICE, CODES } from '../../../../../nodes/shared/platforms/tiktok/errors';
import { tiktok } from '../../../../../nodes/shared/platforms/tiktok';

const answered = (body: unknown, more: Partial<Outcome> = {}): Outcome =>
	({ answer: { status: 200, headers: {}, body }, ...more }) as Outcome;

const coded = (code: number, message: unknown = 'No.', count = 3) =>
	tiktok.platform.read(answered({ code, message, request_id: 'request-1', data: {} }), count);

it('takes code 0 for success, and nothing else', () => {
	expect(coded(0)).toEqual({ requestId: 'request-1' });
	expect(tiktok.platform.read(answered({ code: 0, message: 'OK' }), 1)).toEqual({
		requestId: null,
	});
});

// Source: ad-platforms §3. The status is 200 for all of them.
const EXPECTED: Partial<Record<ErrorClass, number[]>> = {
	'invalid data': [20_001, 40_000, 40_002, 40_061, 40_062, 40_999],
	permission: [40_001],
	configuration: [40_063],
	throttled: [40_100],
	auth: [40_102, 40_104, 40_105],
	temporary: [40_132, 40_200, 40_201, 40_202, 40_700, 50_000, 50_002, 51_000, 51_010, 59_999],
};
const ROWS = Object.entries(EXPECTED).flatMap(([errorClass, codes]) =>
	codes.map((code) => [code, errorClass as ErrorClass] as const),
);

it.each(ROWS)('takes code %d for %s', (code, errorClass) =>
	expect(coded(code)).toMatchObject({
		requestId: 'request-1',
		refusal: {
			class: errorClass,
			code: String(code),
			reason: 'TikTok refused it: No',
			advice: ADVICE[errorClass],
		},
	}),
);

it('has a test for every code of the table', () => {
	const tested = new Set([...ROWS.map(([code]) => code), 40_050]);
	expect(Object.keys(CODES).filter((code) => !tested.has(Number(code)))).toEqual([]);
});

it('calls an event a duplicate only where it is alone: of several, any could be the one', () => {
	expect(coded(40_050, 'Batch.1: duplicate', 1).refusal?.class).toBe('duplicate');
	const several = coded(40_050, 'Batch.1: duplicate', 2);
	expect(several.refusal?.class).toBe('invalid data');
	expect(several.culprits).toEqual([1]);
});

it.each<[string, unknown, number[]]>([
	['one', 'Batch.2.properties.contents.0.content_id: Not a valid string', [2]],
	['two', 'Batch.0.event_time: missing; Batch.2.user: missing; Batch.2.event: missing', [0, 2]],
	['one that is not there', 'Batch.7.event: missing', []],
	['none', 'event_source: Not a valid choice', []],
	['nothing', undefined, []],
])('finds the events that a message names: %s', (_what, message, culprits) =>
	expect(coded(40_002, message).culprits).toEqual(culprits),
);

it('names no culprit where a part was taken: the others may be among it', () =>
	expect(coded(20_001, 'Batch.1.user: missing').culprits).toEqual([]));

it.each<[string, Outcome, ErrorClass, string]>([
	[
		'a proxy without rights',
		answered({ error: 'no' }, { problem: { kind: 'forbidden', status: 403 } }),
		'permission',
		'403',
	],
	['a broken connection', { problem: { kind: 'cut' } }, 'temporary', 'cut'],
	[
		'a fault with code 0',
		answered({ code: 0 }, { problem: { kind: 'serverFault', status: 502 } }),
		'temporary',
		'502',
	],
	['JSON of somebody else', answered({ status: 'up' }), 'temporary', 'brokenAnswer'],
])('goes by the failure where TikTok says nothing: %s', (_what, outcome, errorClass, code) =>
	expect(tiktok.platform.read(outcome, 1).refusal).toMatchObject({ class: errorClass, code }),
);

it('waits as long as it is told', () => {
	const problem = { kind: 'throttled', status: 429, retryAfterMs: 7_000 } as const;
	const { refusal } = tiktok.platform.read(
		answered({ code: 40_100, message: 'x' }, { problem }),
		1,
	);
	expect(refusal).toMatchObject({ class: 'throttled', retryAfterMs: 7_000 });
});

it('never shows a token or a hash that TikTok quotes', () => {
	const token = '0123456789abcdef0123456789abcdef01234567';
	const { refusal } = coded(40_105, `Access token ${token} is incorrect`);
	expect(refusal?.reason).toBe('TikTok refused it: Access token *** is incorrect');
});
