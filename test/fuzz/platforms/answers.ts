import fc from 'fast-check';
import { BUYER } from '../../e2e/platforms/items';
import { cell } from '../arbitraries';
import { REFUSALS } from './refusals';
import { SUCCESSES } from './oracle';

/** An answer as it comes over the wire. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
}

/** Names under which platforms have something to say. */
const KEYS = [
	...[
		'error',
		'errors',
		'message',
		'code',
		'status',
		'details',
		'reason',
		'title',
		'detail',
		'data',
	],
	...['events', 'results', 'partialFailureError', 'fieldViolations', 'field', 'invalidEvents', '0'],
	...['error_message', 'error_user_msg', 'events_received', 'failed_events', 'validationMessages'],
	...['elements', 'value', 'error_code', 'error_subcode', 'fbtrace_id', 'request_id', 'location'],
	...['eventsReceived', 'index', 'isWarning', 'traceId', 'conversions_processed', 'debug_id'],
	...[
		'requestId',
		'errorCode',
		'fieldPathElements',
		'parameter',
		'fields',
		'description',
		'metadata',
	],
];

const WORDS = [
	...['processed', 'failed', 'VALID', 'OK', 'INVALID_ARGUMENT', 'UNAUTHENTICATED', 'constructor'],
	...['events[0].user: wrong', 'events[1]', 'events.events[2].x', 'Batch.1.a', 'conversions[9]'],
	...['Index: 0, ERROR :: /a :: wrong', '30s', 'toString', 'RATE_LIMIT_EXCEEDED'],
];
const NUMBERS = [0, 1, 4, 190, 200, 201, 400, 429, 500, 40_002, 40_100, -1, 1e21];

/** Says everything back, secrets and buyers too, where platforms have words. */
const leaf = (secrets: readonly string[]) =>
	fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom<unknown>(...WORDS, ...NUMBERS, null, true, [], {}) },
		{ weight: 1, arbitrary: cell },
		{
			weight: 2,
			arbitrary: fc
				.constantFrom(...secrets, BUYER.email, `No: ${BUYER.email}, ${BUYER.phone}`)
				.map((text) => `x ${text} y`),
		},
	);

/** Any JSON under the names that platforms use. */
export function anyBody(secrets: readonly string[]): fc.Arbitrary<unknown> {
	const { body } = fc.letrec<{ body: unknown }>((tie) => ({
		body: fc.oneof(
			{ depthSize: 'medium', maxDepth: 4 },
			leaf(secrets),
			fc.dictionary(fc.constantFrom(...KEYS), tie('body'), { maxKeys: 4 }),
			fc.array(tie('body'), { maxLength: 3 }),
		),
	}));
	return body;
}

/** What stands before a service, or in its place. */
export const PAGES = [
	'<!doctype html><title>Checking your browser</title> challenge',
	'<html><body>502 Bad Gateway</body></html>',
	'  <HTML>',
];
export const STATUSES = [
	200, 201, 202, 204, 207, 301, 400, 401, 402, 403, 404, 409, 413, 422, 426, 429, 500, 503,
];

export const headers = fc.dictionary(
	fc.constantFrom(
		'retry-after',
		'location',
		'x-request-id',
		'x-business-use-case-usage',
		'x-li-uuid',
	),
	fc.oneof(
		fc.constantFrom(
			'30',
			'-1',
			'x',
			'1e99',
			'null',
			'{"a":[null,{"estimated_time_to_regain_access":"x"}]}',
		),
		fc.string({ maxLength: 12 }),
	),
	{ maxKeys: 2 },
);

/**
 * Any answer to a request with so many events: the platform's own success, the same with something
 * else in it, any JSON, any text, a page, nothing.
 */
export function answersOf(
	platform: string,
	secrets: readonly string[],
	count: fc.Arbitrary<number>,
): fc.Arbitrary<{ answer: Answer; count: number }> {
	const json = anyBody(secrets);
	const more = fc.dictionary(fc.constantFrom(...KEYS), json, { maxKeys: 2 });
	const words = leaf(secrets);
	const refusal = REFUSALS[platform]?.(words) ?? words;
	const success = SUCCESSES[platform] ?? (() => ({}));
	return count.chain((events) => {
		const fine = JSON.stringify(success(events));
		const text = fc.oneof(
			{ weight: 2, arbitrary: fc.constant(fine) },
			{
				weight: 3,
				arbitrary: more.map((added) =>
					JSON.stringify({ ...(success(events) as object), ...added }),
				),
			},
			{ weight: 6, arbitrary: refusal.map((body) => JSON.stringify(body) ?? '') },
			{ weight: 3, arbitrary: json.map((body) => JSON.stringify(body) ?? '') },
			{ weight: 1, arbitrary: fc.nat(fine.length).map((end) => fine.slice(0, end)) },
			{ weight: 1, arbitrary: fc.constantFrom(...PAGES, '', ' ', 'OK', 'null', '"OK"', '[]') },
			{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
		);
		const status = fc.oneof(fc.constantFrom(200, 200, 201), fc.constantFrom(...STATUSES));
		return fc.record({
			answer: fc.record({ status, headers, text }),
			count: fc.constant(events),
		});
	});
}
