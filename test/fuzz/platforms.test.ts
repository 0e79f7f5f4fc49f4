import fc from 'fast-check';
import type { INodeParameters, IDataObject } from 'n8n-workflow';
import { readConversion } from '../../nodes/shared/conversion/validate';
import type { Outcome } from '../../nodes/shared/n8n/http';
import { problemOfAnswer } from '../../nodes/shared/n8n/problem';
import { discreet, maskOf } from '../../nodes/shared/platforms/discretion';
import { Hasher } from '../../nodes/shared/platforms/hash';
import type { Reading, Refusal } from '../../nodes/shared/platforms/platform';
import { PLATFORMS } from '../../nodes/shared/platforms/registry';
import { ACCOUNTS } from '../contract/platforms/credentials';
import { BUYER, sale } from '../e2e/platforms/items';
import { STANDS } from '../e2e/platforms/stands';
import { always, cell, PATIENCE_MS } from './cases';

const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const NOW_MS = Date.now();

const settingsOf = (module: (typeof PLATFORMS)[number]) => {
	const chosen = (STANDS[module.platform.name]?.parameters ?? {}) as INodeParameters;
	return module.settings({
		param: <T>(name: string, fallback: T) => (chosen[name] ?? fallback) as T,
		credential: ACCOUNTS[module.platform.credential]?.data ?? {},
		eventNames: new Map(),
		requiresClickId: false,
		hasher: new Hasher(),
	});
};

const FIELDS = Object.keys(sale(1));
const blank = fc.constantFrom('', ' ', '\t', '+', '-', '.', '@', '0', '""');
const person = fc.dictionary(
	fc.constantFrom(
		'email',
		'phone',
		'firstName',
		'lastName',
		'city',
		'region',
		'postalCode',
		'country',
		'dateOfBirth',
		'gender',
		'externalId',
	),
	fc.oneof(
		blank,
		fc.string({ unit: 'grapheme', maxLength: 20 }),
		fc.integer(),
		fc.constant(HASH_OF_NOTHING),
	),
);
const conversion: fc.Arbitrary<IDataObject> = fc
	.record({
		more: fc.dictionary(fc.constantFrom(...FIELDS), cell, { maxKeys: 4 }),
		user: fc.oneof(person, fc.constant({}), fc.constant(BUYER)),
	})
	.map(({ more, user }) => ({ ...sale(1), user, ...more }) as IDataObject);

/** Says everything back, secrets and buyers too, at the places where platforms have words. */
const words = (secrets: readonly string[]) =>
	fc.oneof(
		cell,
		fc
			.constantFrom(...secrets, BUYER.email, `No: ${BUYER.email}, ${BUYER.phone}`)
			.map((text) => `x ${text} y`),
	);
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
	...['events', 'results', 'partialFailureError', 'fieldViolations', 'field', 'invalidEvents'],
	...['error_message', 'error_user_msg', 'events_received', 'failed_events', 'validationMessages'],
	...[
		'0',
		'elements',
		'value',
		'error_code',
		'error_subcode',
		'fbtrace_id',
		'request_id',
		'location',
	],
];
function answerBody(secrets: readonly string[]): fc.Arbitrary<unknown> {
	const { body } = fc.letrec<{ body: unknown }>((tie) => ({
		body: fc.oneof(
			{ depthSize: 'medium', maxDepth: 5 },
			words(secrets),
			fc.dictionary(fc.constantFrom(...KEYS), tie('body'), { maxKeys: 5 }),
			fc.array(tie('body'), { maxLength: 3 }),
		),
	}));
	return body;
}

function outcomeOf(status: number, body: unknown, headers: Record<string, string>): Outcome {
	const text = JSON.stringify(body) ?? '';
	const problem = problemOfAnswer({ status, headers, text }, NOW_MS);
	return text === ''
		? { problem: problem ?? { kind: 'emptyAnswer', status } }
		: { answer: { status, headers, body: JSON.parse(text) as unknown }, problem };
}

const refusalsOf = ({ refusal, refused }: Reading): Refusal[] => [
	...(refusal ? [refusal] : []),
	...(refused?.values() ?? []),
];

/** Found by long runs, and read ever since. */
const FOUND: readonly unknown[] = [
	{ error: { details: '' } },
	{ error: { details: [null, { errors: {}, fieldViolations: '' }] } },
	{ partialFailureError: { details: 1 }, results: {} },
	{ events: [null] },
	{ error: { details: [null] } },
];

it.each(PLATFORMS.map(({ platform }) => [platform.name, platform] as const))(
	'%s reads answers whose lists are none, or have nothing in them',
	(_name, platform) => {
		for (const body of FOUND) {
			for (const status of [200, 400]) {
				expect(platform.read(outcomeOf(status, body, {}), 1)).toHaveProperty('requestId');
			}
		}
	},
);

describe.each(PLATFORMS.map((module) => [module.platform.name, module] as const))(
	'%s',
	(_name, module) => {
		const { platform } = module;
		const credential = ACCOUNTS[platform.credential];
		const secrets = (credential?.secrets ?? [])
			.map((name) => String(credential?.data[name] ?? ''))
			.filter((secret) => secret.length >= 6);

		it(
			'reads any item: a problem, a reason to skip it, or one event without the hash of nothing',
			() => {
				const settings = settingsOf(module);
				always(conversion, (json) => {
					const read = readConversion(json);
					if (!('conversion' in read)) return expect(read.problem).toMatch(/^Field '/);
					const held = platform.check(read.conversion, settings, NOW_MS);
					if (held) return expect(held.code && held.reason && held.advice).toBeTruthy();
					const event = platform.event({ conversion: read.conversion, eventId: 'e-1' }, settings);
					const route = platform.route?.(read.conversion, settings) ?? '';
					const { body } = platform.request([event], settings, route);
					if (body) expect(() => JSON.parse(body.toString()) as unknown).not.toThrow();
					return expect(event.toLowerCase()).not.toContain(HASH_OF_NOTHING);
				});
			},
			PATIENCE_MS,
		);

		it(
			'reads any answer: one of its refusals or none, without what is secret or private in it',
			() => {
				const answer = fc.record({
					status: fc.constantFrom(
						200,
						201,
						204,
						207,
						301,
						400,
						401,
						403,
						404,
						409,
						422,
						429,
						500,
						503,
					),
					body: answerBody(secrets),
					headers: fc.dictionary(
						fc.constantFrom('retry-after', 'location', 'x-request-id', 'x-fb-trace-id'),
						fc.oneof(fc.constantFrom('30', '-1', 'x'), fc.string()),
					),
					count: fc.integer({ min: 1, max: 4 }),
				});
				const { conversion: buyer } = readConversion(sale(1)) as { conversion: never };
				const mask = maskOf((credential?.data ?? {}) as IDataObject);
				always(answer, ({ status, body, headers, count }) => {
					const reading = platform.read(outcomeOf(status, body, headers), count);
					for (const place of [...(reading.culprits ?? []), ...(reading.refused?.keys() ?? [])]) {
						expect(Number.isInteger(place) && place >= 0 && place < count).toBe(true);
					}
					for (const { reason, advice } of refusalsOf(
						discreet(reading, () => buyer, count, mask),
					)) {
						expect(reason && advice).toBeTruthy();
						for (const hidden of [...secrets, ...Object.values(BUYER)]) {
							expect(reason).not.toContain(hidden);
						}
					}
				});
			},
			PATIENCE_MS,
		);
	},
);
