import fc from 'fast-check';
import { PLANTED } from '../arbitraries';
import { anyBody, headers, PAGES, STATUSES, type Answer } from '../platforms/answers';
import { spoilt } from '../spoilt';

/** Names under which services tell of rows, of more of them, and of what went wrong. */
const KEYS = [
	...['rows', 'total', 'summary', 'items', 'data', 'results', 'mappings', 'id', 'name', 'error'],
	...['next_cursor', 'nextCursor', 'page', 'total_pages', 'last_page', 'meta', 'pagination'],
	...['success', 'ok', 'message', 'reason', 'details', 'code', 'value', 'url', 'configId'],
];
const WORDS = [
	...[true, false, 0, 1, 2, 1e21, null, '', '2', 'https://p.example.com/?click={click_id}'],
	...['c1', 'EUR', '2026-11-20 10:11:12', [[]], {}],
];

/** All that nobody may read in an error, in the words of a service that says back what it was sent. */
const quoted = (secrets: readonly string[]) =>
	fc
		.constantFrom(...secrets, PLANTED.email, PLANTED.phone)
		.map((secret) => `x ${secret} is not right for ${PLANTED.email}, ${PLANTED.phone}`);

function anyAnswer(secrets: readonly string[]): fc.Arbitrary<unknown> {
	const { body } = fc.letrec<{ body: unknown }>((tie) => ({
		body: fc.oneof(
			{ depthSize: 'small', maxDepth: 3 },
			fc.constantFrom<unknown>(...WORDS),
			quoted(secrets),
			fc.dictionary(fc.constantFrom(...KEYS), tie('body'), { maxKeys: 4 }),
			fc.array(tie('body'), { maxLength: 3 }),
		),
	}));
	return fc.oneof({ weight: 3, arbitrary: body }, { weight: 1, arbitrary: anyBody(secrets) });
}

/**
 * Any answers, one after the other: what the service really says, the same with something else in it,
 * any JSON, a page, a part, nothing.
 */
export function answersTo(
	fine: readonly unknown[],
	secrets: readonly string[],
): fc.Arbitrary<Answer[]> {
	// Not the bytes of files, of which no part can be another thing.
	const objects = fine.filter(
		(one): one is object => typeof one === 'object' && one !== null && !ArrayBuffer.isView(one),
	);
	const real = fc.constantFrom<object>(...objects, [], {});
	const json = fc.oneof(
		{ weight: 3, arbitrary: real },
		{ weight: 4, arbitrary: real.chain(spoilt) },
		{ weight: 4, arbitrary: anyAnswer(secrets) },
	);
	const text = fc.oneof(
		{ weight: 8, arbitrary: json.map((body) => JSON.stringify(body) ?? '') },
		{ weight: 1, arbitrary: json.map((body) => (JSON.stringify(body) ?? '').slice(0, -1)) },
		{
			weight: 1,
			arbitrary: fc.constantFrom(...PAGES, '', ' ', 'OK', 'null', 'PK\u0003', 'id;name'),
		},
		{ weight: 1, arbitrary: quoted(secrets) },
		{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
	);
	const status = fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(200, 200, 201) },
		{ weight: 2, arbitrary: fc.constantFrom(...STATUSES) },
	);
	return fc.array(fc.record({ status, headers, text }), { minLength: 1, maxLength: 4 });
}
