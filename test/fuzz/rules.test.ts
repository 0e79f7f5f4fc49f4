import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { attribute } from '../../nodes/shared/mapping/attribute';
import { Detection, type Traffic } from '../../nodes/shared/mapping/detect';
import { explain } from '../../nodes/shared/mapping/explain';
import { FIELDS, type Mappable } from '../../nodes/shared/mapping/fields';
import { findingsOf } from '../../nodes/shared/mapping/findings';
import { readRules } from '../../nodes/shared/mapping/readRule';
import { RuleProblem, type Condition, type Rule } from '../../nodes/shared/mapping/rule';
import { RuleSet } from '../../nodes/shared/mapping/ruleSet';
import { cell } from './arbitraries';
import { fuzz } from './cases';

const VISIT = { isUsed: true, subIds: { campaign: 'sub_3', ad: 'sub_5' }, platform: null };

const COLUMNS = [
	...[
		'rule',
		'priority',
		'active',
		'status',
		'default',
		'platform',
		'ad_account_id',
		'ad campaign id',
	],
	...['adCampaignName', 'campaignId', 'campaign_name', 'flow', 'sub_1', 'anySubId', 'conditions'],
	...[
		'field',
		'operator',
		'value',
		'target',
		'trackerCampaign',
		'sub number',
		'__proto__',
		'constructor',
	],
];
const words = fc.oneof(
	fc.constantFrom(
		...COLUMNS,
		'equals',
		'starts with',
		'wildcard',
		'regex',
		'/a+/i',
		'fb_*',
		'12',
		'no',
	),
	cell,
);
const conditionList = fc.oneof(
	words,
	fc.array(fc.dictionary(fc.constantFrom(...COLUMNS), words, { maxKeys: 3 }), { maxLength: 2 }),
	fc
		.dictionary(fc.constantFrom(...COLUMNS), words, { maxKeys: 3 })
		.map((one) => JSON.stringify([one])),
);
const row = fc.dictionary(fc.constantFrom(...COLUMNS), fc.oneof(words, conditionList), {
	maxKeys: 6,
});

const anything: fc.Arbitrary<Mappable> = fc.dictionary(
	fc.constantFrom(
		...['campaign', 'flow', 'offer', 'landingPage', 'trafficSource', 'subIds', 'adClickIds'],
		...['pageUrl', 'referrer', 'revenue', 'currency'],
	),
	fc.oneof(
		cell,
		fc.record({ id: cell, name: cell }),
		fc.dictionary(fc.constantFrom('sub_1', 'sub_3', 'sub_5', 'fbclid'), cell),
		fc.webUrl({ withQueryParameters: true }),
		fc.constant('https://l.example.com/?utm_id=120200000000000001&utm_source=facebook'),
	),
);

fuzz(
	'Rules: any rows on any item',
	fc.tuple(fc.array(row, { maxLength: 4 }), anything),
	([rows, item]) => {
		let rules: RuleSet;
		try {
			rules = new RuleSet(readRules(rows, { platform: 'meta' }));
		} catch (error) {
			if (!(error instanceof RuleProblem)) throw error;
			// Its owner is told which one.
			ok(error.number >= 1 && error.number <= rows.length);
			return;
		}
		ok(rules.ready.length <= rows.length);
		ok(findingsOf(rules).every(({ rule }) => rule <= rows.length));
		const found = attribute(item, rules, VISIT);
		const told = explain(item, rules, VISIT);
		deepEqual(told.attribution, found?.attribution ?? null);
		if (found !== undefined) equal(typeof found.attribution.platform, 'string');
		const detection = new Detection(rules, VISIT);
		detection.add(item as Traffic, 'conversions');
		ok(detection.unmapped().length <= 1);
	},
);

const NAMES = ['summer_de', 'Summer_AT', 'winter', 'sum', 'SUMMER_DE_2', 'b*c', ''];
const VALUES = [
	'summer_de',
	'sum*',
	'*_DE',
	'*er*',
	's?m',
	'winter',
	'*',
	'\\*',
	'b\\*c',
	'?*',
	'fb_1',
	'2',
];
const FIELD_LIST = [
	'campaignId',
	'campaignName',
	'flowId',
	'offerName',
	'sub_1',
	'anySubId',
] as const;
const condition: fc.Arbitrary<Condition> = fc.record({
	field: fc.constantFrom(...FIELD_LIST),
	comparison: fc.constantFrom('equals' as const, 'startsWith' as const, 'wildcard' as const),
	value: fc.constantFrom(...VALUES),
});
const conversion: fc.Arbitrary<Mappable> = fc.record({
	campaign: fc.record({ id: fc.constantFrom('1', '2', 2), name: fc.constantFrom(...NAMES) }),
	flow: fc.constantFrom(null, undefined, { id: '2', name: null }),
	offer: fc.record({ id: fc.constant(null), name: fc.constantFrom(...NAMES) }),
	subIds: fc.dictionary(
		fc.constantFrom('sub_1', 'sub_2'),
		fc.constantFrom('fb_1', 'FB_1', 'sum', '2'),
	),
});

/** The same condition, told by a regular expression of the language. */
function holds(
	{ field, comparison, value }: Condition,
	from: Mappable,
	matchCase: boolean,
): boolean {
	const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	const wild = value.replace(
		/\\([*?\\])|([*?])|([^])/g,
		(_all, escaped: string, sign: string, char: string) =>
			sign === undefined ? literal(escaped ?? char) : sign === '*' ? '[^]*' : '[^]',
	);
	const source: Partial<Record<Condition['comparison'], string>> = {
		equals: literal(value),
		startsWith: `${literal(value)}[^]*`,
		wildcard: wild,
	};
	const isText = FIELDS.get(field)?.isText === true;
	const expected = new RegExp(`^(?:${source[comparison]})$`, !matchCase && isText ? 'i' : '');
	const found = FIELDS.get(field)?.read(from) ?? null;
	return [found].flat().some((text) => text !== null && expected.test(text as string));
}

const world = fc.record({
	conditions: fc.array(fc.array(condition, { maxLength: 3 }), { maxLength: 6 }),
	items: fc.array(conversion, { minLength: 1, maxLength: 4 }),
	matchCase: fc.boolean(),
});

fuzz(
	'Rules: the first that matches, as each tried in turn',
	world,
	({ conditions, items, matchCase }) => {
		const rules = conditions.map(
			(own, at): Rule => ({
				...{ number: at + 1, name: null, conditions: own },
				target: {
					platform: 'meta',
					adAccountId: null,
					campaignId: `A${at + 1}`,
					campaignName: null,
				},
			}),
		);
		const set = new RuleSet(rules, { matchCase });
		for (const item of items) {
			const first = rules.find((rule) =>
				rule.conditions.every((one) => holds(one, item, matchCase)),
			);
			equal(set.match(item)?.number, first?.number);
		}
	},
);
