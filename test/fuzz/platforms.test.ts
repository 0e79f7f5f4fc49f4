import { match } from 'node:assert/strict';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../nodes/shared/conversion/conversion';
import { readConversion } from '../../nodes/shared/conversion/validate';
import { maskOf } from '../../nodes/shared/n8n/discretion';
import { discreet } from '../../nodes/shared/platforms/discretion';
import type { Reading, Refusal } from '../../nodes/shared/platforms/platform';
import { PLATFORMS } from '../../nodes/shared/platforms/registry';
import { BUYER, sale } from '../e2e/platforms/items';
import { cell } from './arbitraries';
import { fuzz } from './cases';
import { answersOf } from './platforms/answers';
import { credentialOf, NOW_MS, outcomeOf, secretsOf, settingsOf, toldBy } from './platforms/module';
import { MAY_BE_TAKEN } from './platforms/oracle';

const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const CLASSES = [
	...['auth', 'permission', 'configuration', 'invalid data', 'duplicate', 'too early'],
	...['throttled', 'temporary'],
];

const FIELDS = Object.keys(sale(1));
const PERSON_FIELDS = [
	...['email', 'phone', 'firstName', 'lastName', 'city', 'region', 'postalCode', 'country'],
	...['dateOfBirth', 'gender', 'externalId'],
];
const blank = fc.constantFrom('', ' ', '\t', '+', '-', '.', '@', '0', '""', '\u00a0', '\u200b');
const person = fc.dictionary(
	fc.constantFrom(...PERSON_FIELDS),
	fc.oneof(
		blank,
		fc.string({ unit: 'grapheme', maxLength: 20 }),
		fc.integer(),
		fc.constantFrom(HASH_OF_NOTHING, HASH_OF_NOTHING.toUpperCase(), ` ${HASH_OF_NOTHING} `),
	),
);
const item: fc.Arbitrary<IDataObject> = fc
	.record({
		more: fc.dictionary(fc.constantFrom(...FIELDS), cell, { maxKeys: 4 }),
		user: fc.oneof(person, fc.constant({}), fc.constant(BUYER)),
	})
	.map(({ more, user }) => ({ ...sale(1), user, ...more }) as IDataObject);

const refusalsOf = ({ refusal, refused }: Reading): Refusal[] => [
	...(refusal ? [refusal] : []),
	...(refused?.values() ?? []),
];

/** What a refusal is made of, and nothing that is secret or somebody's. */
function expectSound(refusal: Refusal, hidden: readonly string[]): void {
	const { class: errorClass, code, reason, advice, retryAfterMs = 0 } = refusal;
	if (!CLASSES.includes(errorClass)) throw new Error(`The class is ${String(errorClass)}`);
	for (const text of [code, reason, advice]) {
		if (typeof text !== 'string' || text === '') throw new Error(`A text is ${String(text)}`);
		const found = hidden.find((secret) => text.includes(secret));
		if (found !== undefined) throw new Error(`'${found}' is shown: ${text}`);
	}
	if (!(retryAfterMs >= 0)) throw new Error(`It is to wait ${retryAfterMs} ms`);
	new Date(NOW_MS + Math.min(retryAfterMs, 8.64e15 - NOW_MS)).toISOString();
}

for (const module of PLATFORMS) {
	const { platform } = module;
	const { name } = platform;
	const secrets = secretsOf(module);
	const settings = settingsOf(module);
	const mask = maskOf(credentialOf(module));
	const { conversion: buyer } = readConversion(sale(1)) as { conversion: Conversion };

	fuzz(`${name}: any item`, item, (json) => {
		const read = readConversion(json);
		if (!('conversion' in read)) return match(read.problem, /^Field '/);
		const held = platform.check(read.conversion, settings, NOW_MS);
		if (held !== undefined) {
			if (!held.code || !held.reason || !held.advice) throw new Error('It is held without a word');
			return;
		}
		const event = platform.event({ conversion: read.conversion, eventId: 'e-1' }, settings);
		const route = platform.route?.(read.conversion, settings) ?? '';
		const { body } = platform.request([event], settings, route);
		if (body) JSON.parse(body.toString());
		if (event.toLowerCase().includes(HASH_OF_NOTHING)) throw new Error(`A blank in ${event}`);
	});

	const count = fc.integer({ min: 1, max: 4 });
	fuzz(
		`${name}: any answer`,
		answersOf(name, secrets, count),
		async ({ answer, count: events }) => {
			const reading = platform.read(await outcomeOf(answer), events);
			const { refusal, refused, culprits = [], requestId } = reading;
			for (const place of [...culprits, ...(refused?.keys() ?? [])]) {
				if (!(Number.isInteger(place) && place >= 0 && place < events))
					throw new Error(`At ${place}`);
			}
			if (requestId !== null && typeof requestId !== 'string')
				throw new Error('No ID of a request');
			const told = toldBy(answer);
			for (let place = 0; place < events; place++) {
				const isTaken = refusal === undefined && !(refused?.has(place) ?? false);
				if (isTaken && MAY_BE_TAKEN[name]?.(told, place) !== true)
					throw new Error(`${place} is taken`);
			}
			const shown = discreet(reading, () => buyer, events, mask);
			const hidden = [...secrets, ...Object.values(BUYER)];
			for (const one of refusalsOf(shown)) expectSound(one, hidden);
			const leaked = hidden.find((secret) => shown.requestId?.includes(secret));
			if (leaked !== undefined) throw new Error(`'${leaked}' is in the ID of the request`);
		},
	);
}
