import { fieldOf, type FieldName } from './fields';
import { titleOf, type Condition, type Target } from './rule';
import type { ReadyRule, RuleSet } from './ruleSet';
import { asPattern, inWords, type Test } from './conditionTest';

export type FindingKind = 'duplicate' | 'conflict' | 'neverMatches';

/** Something about a rule that its author should know. */
export interface Finding {
	kind: FindingKind;
	/** Number of the rule it is about. */
	rule: number;
	/** Number of the earlier rule that it has to do with. */
	earlierRule: number | null;
	message: string;
}

/** Duplicates, conflicts and rules that can never match, at most one finding for each rule. */
export function findingsOf({ ready }: RuleSet): Finding[] {
	const earlier = new Map<string, ReadyRule>();
	return ready.flatMap((own, position): Finding[] => {
		const same = earlier.get(keyOf(own));
		if (same !== undefined) return [sameAs(own, same)];
		earlier.set(keyOf(own), own);
		const impossible = contradiction(own);
		if (impossible !== undefined) return [finding('neverMatches', own, null, impossible)];
		const wider = ready.slice(0, position).find((other) => isWithin(own, other));
		if (wider === undefined) return [];
		const reason = `can never match: ${titleOf(wider.rule)} comes before it and takes all that it would`;
		return [finding('neverMatches', own, wider, `${reason}; move it up or delete it`)];
	});
}

/** Rules whose conditions read the same have the same key, whatever their order. */
const keyOf = ({ rule, tests }: ReadyRule) =>
	JSON.stringify(
		rule.conditions
			.map(({ field, comparison, value }, at) => {
				const test = tests[at] as Test;
				return test.kind === 'pattern'
					? [field, comparison, value]
					: [field, test.kind, test.value];
			})
			.map((parts) => JSON.stringify(parts))
			.sort(),
	);

const targetKey = ({ platform, adAccountId, campaignId, campaignName }: Target) =>
	JSON.stringify([platform, adAccountId, campaignId ?? campaignName]);

function sameAs(own: ReadyRule, same: ReadyRule): Finding {
	const title = titleOf(same.rule);
	if (targetKey(own.rule.target) === targetKey(same.rule.target)) {
		return finding('duplicate', own, same, `says the same as ${title}; delete one of them`);
	}
	const advice = 'make their conditions differ or delete one of them';
	const message = `has the same conditions as ${title} but another ad campaign: ${title} wins; ${advice}`;
	return finding('conflict', own, same, message);
}

function finding(
	kind: FindingKind,
	{ rule }: ReadyRule,
	earlier: ReadyRule | null,
	what: string,
): Finding {
	const message = `${titleOf(rule)} ${what}`;
	return { kind, rule: rule.number, earlierRule: earlier?.rule.number ?? null, message };
}

/** Two conditions on one field that no value fulfils. */
function contradiction({ rule, tests }: ReadyRule): string | undefined {
	for (const [at, test] of tests.entries()) {
		// Different sub-IDs may fulfil different conditions.
		if (test.field === 'anySubId') continue;
		for (const [other, rival] of tests.entries()) {
			if (other <= at || rival.field !== test.field || meets(test, rival)) continue;
			const words = [at, other]
				.map((one) => inWords(rule.conditions[one] as Condition))
				.join("' and '");
			return `can never match: no ${fieldOf(test.field).label} fulfils both '${words}'; correct one of them`;
		}
	}
	return undefined;
}

function meets(a: Test, b: Test): boolean {
	if (a.kind === 'equals') return b.accepts(a.value);
	if (b.kind === 'equals') return a.accepts(b.value);
	if (a.kind === 'startsWith' && b.kind === 'startsWith') {
		return a.value.startsWith(b.value) || b.value.startsWith(a.value);
	}
	return asPattern(a).meetsWith(asPattern(b));
}

/** Whether the earlier rule takes everything the later would: each of its conditions is implied. */
function isWithin(later: ReadyRule, earlier: ReadyRule): boolean {
	return earlier.tests.every((wanted) =>
		later.tests.some((given) => sameField(given.field, wanted.field) && implies(given, wanted)),
	);
}

/** A certain sub-ID is one of any. */
const sameField = (given: FieldName, wanted: FieldName) =>
	given === wanted || (wanted === 'anySubId' && given.startsWith('sub_'));

function implies(given: Test, wanted: Test): boolean {
	if (given.kind === 'equals') return wanted.accepts(given.value);
	if (given.kind === 'startsWith' && wanted.kind === 'startsWith') {
		return given.value.startsWith(wanted.value);
	}
	if (wanted.kind === 'equals') return false;
	return asPattern(given).isWithin(asPattern(wanted));
}
