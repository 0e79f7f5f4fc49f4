import { attribute } from './attribute';
import { fieldOf, type Mappable } from './fields';
import { titleOf, type MappedAttribution, type Rule } from './rule';
import { passes, type RuleSet } from './ruleSet';
import { inWords } from './conditionTest';
import type { Visit, VisitSettings } from './visit';

/** What one rule made of the conversion. */
export interface Tried {
	rule: number;
	name: string | null;
	matched: boolean;
	why: string;
}

export interface Explanation {
	attribution: MappedAttribution | null;
	/** The answer in one sentence. */
	outcome: string;
	/** What the visit carried of the ad. */
	visit: string;
	rules: Tried[];
}

/** Longer values are cut in explanations. */
const LONGEST = 120;

/** Every rule tried on a conversion, those behind the first match too, and why it matched or did not. */
export function explain(from: Mappable, rules: RuleSet, settings: VisitSettings): Explanation {
	const found = attribute(from, rules, settings);
	return {
		attribution: found?.attribution ?? null,
		outcome: outcomeOf(found?.attribution, found?.rule, rules),
		visit: settings.isUsed ? visitInWords(found?.visit) : 'Ids in the visit are not used',
		rules: rules.ready.map(({ rule, tests }) => {
			const verdicts = tests.map((test, at) => {
				const words = inWords(rule.conditions[at] ?? { ...test, comparison: 'equals', value: '' });
				const shown = shownValue(fieldOf(test.field).read(from));
				return { isMet: passes(test, from), words: `${words}: it is ${shown}` };
			});
			const failed = verdicts.find(({ isMet }) => !isMet);
			const why =
				failed !== undefined
					? `Does not match: not fulfilled is ${failed.words}`
					: verdicts.length === 0
						? 'Matches whatever comes: it has no conditions'
						: `Matches: ${verdicts.map(({ words }) => words).join('; ')}`;
			return { rule: rule.number, name: rule.name, matched: failed === undefined, why };
		}),
	};
}

function outcomeOf(
	attribution: MappedAttribution | undefined,
	rule: Rule | undefined,
	rules: RuleSet,
): string {
	if (attribution === undefined) {
		const count = rules.ready.length;
		return `Unmapped: the visit carried no ad and none of ${count} rules matches`;
	}
	const { campaignName, campaignId, platform } = attribution;
	const campaign = campaignName ?? campaignId ?? 'an unknown campaign';
	const title = rule && titleOf(rule);
	if (attribution.level === 'campaign') {
		return `${title} is the first that matches: ${campaign} on ${platform}`;
	}
	const own = `The visit itself carried the ad: ${campaign} on ${platform}`;
	return title === undefined ? own : `${own}, the campaign by ${title}`;
}

function visitInWords(visit: Visit | undefined): string {
	if (visit === undefined) return 'The visit carried no id of a campaign, ad set or ad';
	const { ids, campaignName, from, platform } = visit;
	const parts = [
		ids.campaign && `campaign ${ids.campaign} (${from.campaign})`,
		ids.adSet && `ad set ${ids.adSet} (${from.adSet})`,
		ids.ad && `ad ${ids.ad} (${from.ad})`,
		campaignName && `campaign name '${cut(campaignName)}' (${from.name})`,
	].filter(Boolean);
	return `The visit carried ${parts.join(', ')}; platform ${platform ?? 'unknown'}`;
}

function shownValue(value: string | null | readonly string[]): string {
	if (value === null || value.length === 0) return 'absent';
	return `'${cut(typeof value === 'string' ? value : value.join("', '"))}'`;
}

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
