import { findingsOf } from '../../../../nodes/shared/mapping/findings';
import { RuleSet } from '../../../../nodes/shared/mapping/ruleSet';
import { Chance } from '../sync/model/chance';
import { condition, isMet, rule, smallConversion, smallRules } from './examples';

it.each([false, true])('the first rule that matches wins; match case: %s', (matchCase) => {
	const chance = new Chance(matchCase ? 21 : 22);
	const seen = { mapped: 0, unmapped: 0, later: 0 };
	for (let turn = 0; turn < 1_500; turn++) {
		const rules = smallRules(chance);
		const set = new RuleSet(rules, { matchCase });
		for (let each = 0; each < 8; each++) {
			const conversion = smallConversion(chance);
			const expected = rules.find(({ conditions }) =>
				conditions.every((one) => isMet(one, conversion, matchCase)),
			);
			expect([rules, conversion, set.match(conversion)?.number]).toEqual([
				rules,
				conversion,
				expected?.number,
			]);
			seen[expected === undefined ? 'unmapped' : expected.number > 1 ? 'later' : 'mapped']++;
		}
	}
	expect(Math.min(...Object.values(seen))).toBeGreaterThan(500);
});

it('remembers nothing of one value for another', () => {
	const set = new RuleSet([rule(1, [condition('campaignName', 'wildcard', '*a*')])]);
	const named = (name: string) => set.match({ campaign: { name } })?.number;
	expect(['a', 'b', 'xa', 'b', 'a'].map(named)).toEqual([1, undefined, 1, undefined, 1]);
	const long = 'b'.repeat(400);
	expect([long, `${long}a`, long].map(named)).toEqual([undefined, 1, undefined]);
});

it.each([
	[
		'campaignName',
		'expression',
		'(a+)+$',
		"Rule 3 cannot be used: its regular expression '(a+)+$'",
	],
	['sub_2', 'equals', '', 'Rule 3 compares the sub_2 with nothing'],
	['campaignName', 'wildcard', 'x'.repeat(501) + '?', 'Rule 3 cannot be used: its wildcard'],
] as const)(
	'%s %s %s is refused with the number of the rule',
	(field, comparison, value, words) => {
		const bad = rule(3, [condition(field, comparison, value)]);
		expect(() => new RuleSet([bad])).toThrow(words);
	},
);

describe('findings', () => {
	const findings = (...rules: Parameters<typeof rule>[1][]) =>
		findingsOf(new RuleSet(rules.map((conditions, at) => rule(at + 1, conditions)))).map(
			({ kind, rule: number, earlierRule }) => [kind, number, earlierRule],
		);
	const name = (value: string) => condition('campaignName', 'wildcard', value);
	const sub = (value: string) => condition('sub_1', 'wildcard', value);

	it.each([
		[
			'an earlier wildcard takes more',
			[[name('Summer_*')], [name('Summer_DE_*')]],
			[['neverMatches', 2, 1]],
		],
		['a wildcard takes a name', [[name('summer*')], [name('Summer_DE')]], [['neverMatches', 2, 1]]],
		[
			'fewer conditions take more',
			[[sub('fb_*')], [sub('fb_1'), name('a*')]],
			[['neverMatches', 2, 1]],
		],
		['behind a rule for all', [[], [name('a')]], [['neverMatches', 2, 1]]],
		[
			'any sub-ID takes a certain one',
			[[condition('anySubId', 'startsWith', 'fb')], [sub('fb_*')]],
			[['neverMatches', 2, 1]],
		],
		['two names at once', [[name('a'), name('b')]], [['neverMatches', 1, null]]],
		[
			'a name against its wildcard',
			[[name('a*'), name('*b'), name('c?')]],
			[['neverMatches', 1, null]],
		],
		['two beginnings at once', [[sub('fb*'), sub('tt*')]], [['neverMatches', 1, null]]],
		[
			'the same conditions in another order',
			[
				[name('a'), sub('b')],
				[sub('b'), name('a')],
			],
			[['conflict', 2, 1]],
		],
		['the same but for the case', [[name('a')], [name('A')]], [['conflict', 2, 1]]],
		['the narrower first', [[name('Summer_DE_*')], [name('Summer_*')]], []],
		[
			'two sub-IDs at once',
			[[condition('anySubId', 'equals', 'a'), condition('anySubId', 'equals', 'b')]],
			[],
		],
		['different fields', [[name('a*')], [sub('a*')]], []],
	] as const)('%s', (_, rules, expected) => {
		expect(findings(...rules.map((one) => [...one]))).toEqual(expected);
	});

	it('tell a duplicate from a conflict by the campaign', () => {
		const twice = [1, 2].map((number) => rule(number, [name('a*')], 'A'));
		expect(findingsOf(new RuleSet(twice))).toEqual([
			{
				...{ kind: 'duplicate', rule: 2, earlierRule: 1 },
				message: 'Rule 2 says the same as Rule 1; delete one of them',
			},
		]);
	});

	it('are true: what is said never to match does not', () => {
		const chance = new Chance(31);
		let count = 0;
		for (let turn = 0; turn < 600; turn++) {
			const set = new RuleSet(smallRules(chance));
			const silent = findingsOf(set).map(({ rule: number }) => number);
			count += silent.length;
			for (let each = 0; each < 25; each++) {
				expect(silent).not.toContain(set.match(smallConversion(chance))?.number);
			}
		}
		expect(count).toBeGreaterThan(500);
	});
});
