import { patternOf, PatternProblem } from '../../../../nodes/shared/mapping/pattern';
import { Chance } from '../sync/model/chance';

/** What a wildcard means, said as plainly as can be: each way to take a star is tried. */
function isLike(text: string, wildcard: string): boolean {
	const [first, ...rest] = wildcard;
	const others = rest.join('');
	if (first === undefined) return text === '';
	if (first === '*')
		return isLike(text, others) || (text !== '' && isLike(text.slice(1), wildcard));
	return text !== '' && (first === '?' || first === text[0]) && isLike(text.slice(1), others);
}

const wordOf = (chance: Chance, letters: string, longest: number) =>
	Array.from({ length: chance.below(longest + 1) }, () => chance.pick([...letters])).join('');

describe('wildcards', () => {
	it('mean what the plainest reading of them means', () => {
		const chance = new Chance(1);
		const matches = { yes: 0, no: 0 };
		for (let turn = 0; turn < 8_000; turn++) {
			const wildcard = wordOf(chance, 'ab_**?', 7);
			const text = wordOf(chance, 'ab_', 8);
			const expected = isLike(text, wildcard);
			matches[expected ? 'yes' : 'no']++;
			expect([wildcard, text, patternOf('wildcard', wildcard, false).test(text)]).toEqual([
				wildcard,
				text,
				expected,
			]);
		}
		expect(Math.min(matches.yes, matches.no)).toBeGreaterThan(500);
	});

	it.each([
		['100\\*', '100*', true],
		['100\\*', '1000', false],
		['a\\?', 'a?', true],
		['a\\?', 'ab', false],
		['a.c', 'abc', false],
		['(a)[b]+$^', '(a)[b]+$^', true],
		['*_DE', 'Лето_DE', true],
		['Лет?_*', 'Лето_DE', true],
		['*', '', true],
		['*', 'line\nbreak', true],
	])('%s on %s: %s', (wildcard, text, expected) => {
		expect(patternOf('wildcard', wildcard, false).test(text)).toBe(expected);
	});

	it('do not care for upper and lower case when told so', () => {
		expect(patternOf('wildcard', 'SUMMER_É*', true).test('summer_été')).toBe(true);
		expect(patternOf('wildcard', 'Summer_*', false).test('summer_de')).toBe(false);
	});
});

/** A random regular expression that JavaScript reads the same way. */
function expressionOf(chance: Chance, depth: number): string {
	const atom = (): string => {
		if (depth > 0 && chance.happens(0.3)) return `(${expressionOf(chance, depth - 1)})`;
		return chance.pick([
			'a',
			'b',
			'c',
			'_',
			'.',
			'[ab]',
			'[^a]',
			'[a-c]',
			'\\d',
			'\\w',
			'\\W',
			'\\.',
			'5',
		]);
	};
	const parts = Array.from(
		{ length: 1 + chance.below(4) },
		() => atom() + chance.pick(['', '', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?']),
	);
	const begin = chance.happens(0.3) ? '^' : '';
	const end = chance.happens(0.3) ? '$' : '';
	const own = begin + parts.join('') + end;
	return chance.happens(0.2) ? `${own}|${atom()}` : own;
}

describe('regular expressions', () => {
	it.each([false, true])('find what JavaScript finds; case ignored: %s', (ignoreCase) => {
		const chance = new Chance(ignoreCase ? 3 : 2);
		const seen = { yes: 0, no: 0, refused: 0 };
		for (let turn = 0; turn < 8_000; turn++) {
			const source = expressionOf(chance, 2);
			const text = wordOf(chance, 'abcABC_5.', 9);
			try {
				const own = patternOf('expression', source, ignoreCase);
				const expected = new RegExp(source, ignoreCase ? 'i' : '').test(text);
				const shown = ignoreCase ? text.toLowerCase() : text;
				expect([source, text, own.test(shown)]).toEqual([source, text, expected]);
				seen[expected ? 'yes' : 'no']++;
			} catch (error) {
				if (!(error instanceof PatternProblem)) throw error;
				expect(error.message).toMatch(/could take forever|too many ways/);
				seen.refused++;
			}
		}
		expect(Math.min(...Object.values(seen))).toBeGreaterThan(500);
	});

	it.each([
		['^(?:DE|AT)_(?<buyer>[a-z]{2})_\\d{4}$', 'DE_ip_1211', true],
		['^$', '', true],
		['', 'anything', true],
		['\\u0041\\x42', 'AB', true],
		['[\\]\\-]', '-', true],
		['a{,2}', 'a{,2}', true],
		['\\s', '\u00a0', true],
		['^.$', '\n', false],
		['[]', 'a', false],
		['[^]', '\n', true],
	])('%s on %j: %s', (source, text, expected) => {
		expect(patternOf('expression', source, false).test(text)).toBe(expected);
	});
});

describe('what could take forever is refused', () => {
	it.each([
		['(a+)+$', "'(a+)+' repeats a part that itself repeats"],
		['(a*)*', 'repeats a part that itself repeats'],
		['((ab)*c?)+x', 'repeats a part that itself repeats'],
		['(\\w+\\s?)*$', 'repeats a part that itself repeats'],
		['(.*,){12}P', 'repeats a part that itself repeats'],
		['(a|a)*$', 'two alternatives under the repeat can begin alike'],
		['(a|ab)+$', 'two alternatives under the repeat can begin alike'],
		['(\\d|[0-5]x)+', 'two alternatives under the repeat can begin alike'],
		['(a?b?)*c', 'repeats a part that may be empty'],
		['(|a)+', 'repeats a part that may be empty'],
		['\\d+\\d+$', "'\\d+' and '\\d+' follow each other"],
		['.*.*=', 'follow each other and can take the same characters'],
		['\\w*_?\\w*$', 'follow each other and can take the same characters'],
		['(a)\\1', 'refers back to a group'],
		['(?=a)b', 'looks ahead or behind'],
		['(?<!a)b', 'looks ahead or behind'],
		['a{1000}', 'repeats more than 100 times'],
		['[ab]*a[ab]{14}c', 'has too many ways to match'],
		['x'.repeat(501), 'is longer than 500 characters'],
	])('%s', (source, words) => {
		expect(() => patternOf('expression', source, false)).toThrow(words);
	});
});

describe('what is no regular expression is named', () => {
	it.each([
		['(a', "has a '(' without its ')'"],
		['a)', "has a ')' without its '('"],
		['[a', "has a '[' without its ']'"],
		['[a-', "has a '[' without its ']'"],
		['[z-a]', 'runs backwards'],
		['[\\d-x]', 'ends are not single characters'],
		['*a', "has nothing before its '*'"],
		['a**', "has nothing to repeat after 'a*'"],
		['^*', 'repeats ^ or $'],
		['a{3,1}', 'the wrong way round'],
		['a\\', 'ends in a lone \\'],
		['\\bword', 'word boundary'],
		['\\p{L}', 'Unicode property'],
		['\\u12', 'hexadecimal digits'],
	])('%s', (source, words) => {
		expect(() => patternOf('expression', source, false)).toThrow(words);
	});
});

describe('patterns compared', () => {
	const texts = (chance: Chance) => Array.from({ length: 60 }, () => wordOf(chance, 'ab_', 6));

	it('are within one another, or meet, exactly where texts say so', () => {
		const chance = new Chance(5);
		const seen = { within: 0, apart: 0, meeting: 0, disjoint: 0 };
		for (let turn = 0; turn < 3_000; turn++) {
			const [one, other] = [wordOf(chance, 'ab*?', 4), wordOf(chance, 'ab*?', 4)];
			const [own, wider] = [patternOf('wildcard', one, false), patternOf('wildcard', other, false)];
			const some = texts(chance).filter((text) => own.test(text));
			const isWithin = own.isWithin(wider);
			seen[isWithin ? 'within' : 'apart']++;
			if (isWithin) expect(some.filter((text) => !wider.test(text))).toEqual([]);
			const isMeeting = own.meetsWith(wider);
			seen[isMeeting ? 'meeting' : 'disjoint']++;
			if (!isMeeting) expect(some.filter((text) => wider.test(text))).toEqual([]);
		}
		expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
	});

	it.each([
		['Summer_DE*', 'Summer_*', true],
		['Summer_*', 'Summer_DE*', false],
		['*a*', '*', true],
		['*', '*a*', false],
		['a?', 'a*', true],
	])('%s within %s: %s', (one, other, expected) => {
		const [own, wider] = [one, other].map((source) => patternOf('wildcard', source, false));
		expect(wider && own?.isWithin(wider)).toBe(expected);
	});
});
