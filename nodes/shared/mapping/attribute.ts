import type { Mappable } from './fields';
import { labelOf, type MappedAttribution, type Rule, type Target } from './rule';
import type { RuleSet } from './ruleSet';
import { readVisit, type Visit, type VisitSettings } from './visit';

/** `platform` where neither the visit nor a rule tells. */
const UNKNOWN_PLATFORM = 'unknown';

export interface Attributed {
	attribution: MappedAttribution;
	/** The rule that decided, or that completed what the visit told. */
	rule?: Rule;
	visit?: Visit;
}

/**
 * The ad campaign that earned the conversion: what the visit itself carried, else the first rule that
 * matches. Where the visit carried the ad set or the ad alone, the campaign comes from the rules.
 */
export function attribute(
	from: Mappable,
	rules: RuleSet,
	settings: VisitSettings,
): Attributed | undefined {
	const visit = readVisit(from, settings);
	const byVisit = visit && fromVisit(visit, rules);
	if (byVisit && visit?.ids.campaign !== undefined) return { attribution: byVisit, visit };
	if (byVisit?.campaignId) return { attribution: byVisit, visit };
	const rule = rules.match(from);
	const known = Object.keys(visit?.ids ?? {}).length > 0;
	if (visit === undefined || !known) {
		return rule && { attribution: byRule(rule), rule, visit };
	}
	const { platform } = visit;
	if (rule && (platform === null || platform === rule.target.platform)) {
		const attribution = { ...byRule(rule), level: 'visit' as const, ...adIds(visit) };
		return { attribution, rule, visit };
	}
	return { attribution: withAd(emptyTarget(platform), visit, null), visit };
}

/** The campaign of the visit, by its id or by a name that the rules know. */
function fromVisit(visit: Visit, rules: RuleSet): MappedAttribution | undefined {
	const { campaign: id } = visit.ids;
	if (id !== undefined) {
		const known = rules.targetOfId(id);
		const target = known ?? { ...emptyTarget(visit.platform), campaignId: id };
		return withAd(target, visit, visit.campaignName);
	}
	const named = visit.campaignName === null ? undefined : rules.targetOfName(visit.campaignName);
	if (named === undefined) return undefined;
	if (visit.platform !== null && visit.platform !== named.platform) return undefined;
	return withAd(named, visit, null);
}

function withAd(target: Target, visit: Visit, name: string | null): MappedAttribution {
	return {
		platform: target.platform,
		adAccountId: target.adAccountId,
		campaignId: target.campaignId,
		campaignName: target.campaignName ?? name,
		rule: null,
		level: 'visit',
		...adIds(visit),
	};
}

const adIds = ({ ids: { adSet, ad } }: Visit) => ({
	...(adSet !== undefined && { adSetId: adSet }),
	...(ad !== undefined && { adId: ad }),
});

const emptyTarget = (platform: string | null): Target => ({
	platform: platform ?? UNKNOWN_PLATFORM,
	adAccountId: null,
	campaignId: null,
	campaignName: null,
});

function byRule(rule: Rule): MappedAttribution {
	const { platform, adAccountId, campaignId, campaignName } = rule.target;
	return {
		...{ platform, adAccountId, campaignId, campaignName },
		...{ rule: labelOf(rule), level: 'campaign' },
	};
}
