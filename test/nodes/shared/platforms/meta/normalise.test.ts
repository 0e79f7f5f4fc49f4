import * as normalise from '../../../../../nodes/shared/platforms/meta/normalise';
import { sha256 } from '../examples';

type Rule = Exclude<keyof typeof normalise, 'Normaliser'>;

// Source: ad-platforms §1.3, where not noted otherwise.
const VECTORS: Record<Rule, Array<[given: string, expected: string | undefined]>> = {
	email: [
		['  John_Smith@GMAIL.com ', 'john_smith@gmail.com'],
		['first.last+tag@gmail.com', 'first.last+tag@gmail.com'],
		['Zoë@Exämple.com', 'zoë@exämple.com'],
		['buyer@mail.example.co.uk', 'buyer@mail.example.co.uk'],
		['not-an-address', undefined],
		['buyer@localhost', undefined],
		['buyer@example.', undefined],
		['buyer@@example.com', undefined],
		['a b@example.com', undefined],
		['', undefined],
	],
	phone: [
		['+1 (650) 555-1212', '16505551212'],
		['0049 170 1234567', '491701234567'],
		['001-650-555-1212', '16505551212'],
		['٤٩', undefined],
		['12345', undefined],
		['1234567890123456', undefined],
		['none', undefined],
		['', undefined],
	],
	name: [
		['Mary', 'mary'],
		[' Mary-Jane ', 'maryjane'],
		["O'Neil", 'oneil'],
		['Valéry', 'valéry'],
		['정', '정'],
		['Łukasz', 'łukasz'],
		['Иван', 'иван'],
		['राम', 'राम'],
		['Dr. John 3rd', 'drjohn3rd'],
		['...', undefined],
		['🙂', undefined],
		['', undefined],
	],
	city: [
		['Menlo-Park', 'menlopark'],
		['San Francisco', 'sanfrancisco'],
		['São Paulo', 'sãopaulo'],
		['서울', '서울'],
		['St. Gallen', 'stgallen'],
		[' ', undefined],
	],
	state: [
		['California', 'ca'],
		['CA', 'ca'],
		['new york', 'ny'],
		['Ontario', 'on'],
		['Bayern', 'bayern'],
		['Île-de-France', 'îledefrance'],
		['-', undefined],
	],
	zip: [
		['37221-3312', '37221'],
		['37221', '37221'],
		['90-660', '90660'],
		['SW1A 1AA', 'sw1a1'],
		['m1 1ae', 'm11'],
		['M11AE', 'm11'],
		['K1A 0B1', 'k1a0b1'],
		['1012 AB', '1012ab'],
		['123-4567', '1234567'],
		['00-950', '00950'],
		[' - ', undefined],
		['', undefined],
	],
	country: [
		['United States', 'us'],
		['Germany', 'de'],
		['France', 'fr'],
		['DE', 'de'],
		['uk', 'gb'],
		['Narnia', undefined],
		['', undefined],
	],
	dateOfBirth: [
		['1997-02-16', '19970216'],
		['19970216', '19970216'],
		['16.02.1997', undefined],
		['2/16/1997', undefined],
		['', undefined],
	],
	gender: [
		['Female', 'f'],
		['m', 'm'],
		[' MALE ', 'm'],
		['diverse', undefined],
		['constructor', undefined],
		['', undefined],
	],
	externalId: [
		[' User 17 ', 'user17'],
		['ABC-1', 'abc-1'],
		[' ', undefined],
	],
};

describe.each(Object.entries(VECTORS))("Meta's rule for %s", (rule, vectors) => {
	it.each(vectors)('makes %j what Meta makes it: %j', (given, expected) =>
		expect(normalise[rule as Rule](given)).toBe(expected),
	);

	it('changes nothing that has its form already', () => {
		for (const [, formed] of vectors) {
			if (formed !== undefined) expect(normalise[rule as Rule](formed)).toBe(formed);
		}
	});
});

// First and last digits of Meta's own examples.
it.each<[Rule, string, RegExp]>([
	['email', 'John_Smith@gmail.com', /^62a14e44.*f62f$/],
	['phone', '+1 (650) 555-1212', /^e323ec62.*3176$/],
	['name', 'Valéry', /^08e1996b.*149c$/],
	['name', '정', /^8fa8cd9c.*db14$/],
])('hashes %s %j to what Meta has', (rule, given, digits) =>
	expect(sha256(normalise[rule](given) ?? '')).toMatch(digits),
);
