import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { PLANTED } from './arbitraries';

/** SHA-256 of a text, as whoever takes it for what it is writes it. */
export const sha256 = (of: string): string => createHash('sha256').update(of).digest('hex');

/** A blank that somebody hashed. */
export const HASH_OF_NOTHING = sha256('');
/** An address that somebody hashed. */
export const HASHED = sha256(PLANTED.email);

const LOCALS = ['jo', 'Jo.Doe', 'jo+tag', '.', '+', 'ЖО', 'jo..x'];
const DOMAINS = ['example.com', 'GMAIL.com', 'googlemail.com', 'x', 'a.b.c', '.com'];
const email = fc
	.tuple(fc.constantFrom(...LOCALS), fc.constantFrom(...DOMAINS))
	.map(([local, domain]) => `${local}@${domain}`);
const phone = fc
	.array(fc.constantFrom('+', '0', '00', '49', '86', '1', '(', ') ', '-', ' ', '555', '1234'), {
		maxLength: 9,
	})
	.map((parts) => parts.join(''));
const WORDS = [
	...[
		'Mr. ',
		'dr.',
		'Jo',
		'de la Cruz',
		', Jr.',
		' III',
		'phd',
		'Zoë',
		'İstanbul',
		'ß',
		'ﬁ',
		'太郎',
	],
	...['California', 'quebec', 'United States', 'uk', 'DE', '12345-6789', 'SW1A 1AA', '1990-02-30'],
	...['f', 'Male', 'non-binary', 'constructor', '\u0301', '\u200b', '-', '.', "'"],
];
/** What stands where a buyer's data should be. */
export const text = fc.oneof(
	{ weight: 1, arbitrary: fc.constantFrom('', ' ', '\t\n', '\u00a0', HASHED, HASH_OF_NOTHING) },
	{ weight: 2, arbitrary: email },
	{ weight: 2, arbitrary: phone },
	{
		weight: 4,
		arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join('')),
	},
	{ weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
