import { equal, match, notEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { Hasher, isHashed, type Normaliser } from '../../nodes/shared/platforms/hash';
import * as google from '../../nodes/shared/platforms/google/normalise';
import * as meta from '../../nodes/shared/platforms/meta/normalise';
import * as microsoft from '../../nodes/shared/platforms/microsoft/normalise';
import * as pinterest from '../../nodes/shared/platforms/pinterest/normalise';
import * as reddit from '../../nodes/shared/platforms/reddit/normalise';
import * as snapchat from '../../nodes/shared/platforms/snapchat/normalise';
import * as tiktok from '../../nodes/shared/platforms/tiktok/normalise';
import { personalValue, type PersonalField } from '../../nodes/shared/postback/personal';
import { fuzz } from './cases';
import { HASH_OF_NOTHING, HASHED, text } from './personal';

const RULES: Readonly<Record<string, Readonly<Record<string, Normaliser>>>> = {
	...{ google, meta, microsoft, pinterest, reddit, snapchat, tiktok },
};

/** What is another value the second time on purpose, since the rule takes something away once. */
const ONCE: ReadonlySet<string> = new Set([
	// In China the national number alone, which no longer says that it is one of China.
	'tiktok.phone',
	// One title before a name; the next one belongs to it.
	'google.givenName',
	// Nine digits with a dash elsewhere are no ZIP+4; without the dash nobody can tell any more.
	'snapchat.zip',
	'tiktok.zipCode',
]);

for (const [platform, rules] of Object.entries(RULES)) {
	const named = fc.constantFrom(...Object.entries(rules));
	fuzz(`${platform}: personal data`, fc.tuple(named, text), ([[name, normalise], given]) => {
		const form = normalise(given);
		if (form !== undefined && form.trim() === '') throw new Error(`${name} is a blank`);
		// Whoever brings a value in its form already must be matched like others.
		if (form !== undefined && !ONCE.has(`${platform}.${name}`)) equal(normalise(form), form);

		const hasher = new Hasher();
		const hash = hasher.once(given, normalise);
		equal(hasher.remembering(name, given, normalise), hash);
		equal(hasher.remembering(name, given, normalise), hash);
		if (hash === undefined) return;
		match(hash, /^[0-9a-f]{64}$/);
		notEqual(hash, HASH_OF_NOTHING);
		// What is hashed is not hashed again, whatever the case of its letters.
		equal(hasher.once(` ${hash.toUpperCase()} `, normalise), hash);
	});
}

const nearHash = fc
	.tuple(
		fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEFg '), maxLength: 70 }),
		fc.nat(3),
	)
	.map(([noise, at]) => [noise, HASHED, `${HASHED}${noise}`, `${noise}${HASHED}`][at] ?? noise);

fuzz('Hashes are told from other texts', nearHash, (given) => {
	// All of it, and not a part of it.
	const isOne = given.length === 64 && [...given].every((char) => /[0-9a-f]/i.test(char));
	equal(isHashed(given), isOne);
});

const FIELDS: readonly PersonalField[] = ['email', 'phone', 'firstName', 'lastName', 'externalId'];
const atTheDoor = fc.tuple(fc.constantFrom(...FIELDS), text);

fuzz('Personal data at the door of the Postback Trigger', atTheDoor, ([field, given]) => {
	const trimmed = given.trim();
	if (trimmed === '') return;
	const [hash, kept] = [
		personalValue(field, trimmed, 'hash'),
		personalValue(field, trimmed, 'keep'),
	];
	equal(hash === undefined, kept === undefined);
	if (hash === undefined || kept === undefined) return;
	match(hash, /^[0-9a-f]{64}$/);
	if (!isHashed(trimmed)) notEqual(hash, HASH_OF_NOTHING);
	equal(kept, isHashed(trimmed) ? trimmed.toLowerCase() : trimmed);
	equal(personalValue(field, hash, 'hash'), hash);
});
