import type { CampaignState } from '../conversion/conversion';
import { attribute } from './attribute';
import { fieldOf, textOf, type Mappable } from './fields';
import { titleOf, type Rule } from './rule';
import type { RuleSet } from './ruleSet';
import { inWords } from './conditionTest';
import type { VisitSettings } from './visit';

/** A campaign of the tracker as far as its list tells. */
export interface KnownCampaign {
	id: string;
	name: string | null;
	state: CampaignState | null;
}

/** Clicks or conversions of a campaign. */
export interface Traffic extends Mappable {
	revenue?: number | null;
	currency?: string | null;
}

export interface UnmappedCampaign {
	finding: 'unmapped';
	campaignId: string | null;
	campaignName: string | null;
	state: CampaignState | null;
	clicks: number;
	conversions: number;
	unmappedConversions: number;
	/** Of the conversions that no rule takes, in the currency that most of them have. */
	unmappedRevenue: number | null;
	currency: string | null;
	message: string;
}

export interface StaleRule {
	finding: 'gone' | 'archived' | 'deleted' | 'matchesNothing';
	rule: number;
	ruleName: string | null;
	campaignId: string | null;
	campaignName: string | null;
	message: string;
}

interface Sums {
	campaignId: string | null;
	campaignName: string | null;
	clicks: number;
	unmappedClicks: number;
	conversions: number;
	unmappedConversions: number;
	/** By currency: revenue and how many conversions have it. */
	money: Map<string | null, { revenue: number; count: number }>;
}

/** Looks for campaigns that no rule takes, and for rules whose campaign is no more. */
export class Detection {
	private readonly sums = new Map<string, Sums>();
	private readonly campaigns = new Map<string, KnownCampaign>();

	constructor(
		private readonly rules: RuleSet,
		private readonly visit: VisitSettings,
	) {}

	addCampaign(campaign: KnownCampaign): void {
		this.campaigns.set(campaign.id, campaign);
	}

	add(traffic: Traffic, kind: 'clicks' | 'conversions'): void {
		const sums = this.sumsOf(traffic);
		if (sums === undefined) return;
		sums[kind]++;
		const found = attribute(traffic, this.rules, this.visit);
		if (found !== undefined) return;
		sums[kind === 'clicks' ? 'unmappedClicks' : 'unmappedConversions']++;
		if (kind === 'clicks' || typeof traffic.revenue !== 'number') return;
		const currency = traffic.currency ?? null;
		const money = sums.money.get(currency) ?? { revenue: 0, count: 0 };
		sums.money.set(currency, money);
		money.revenue += traffic.revenue;
		money.count++;
	}

	/** Campaigns with clicks or conversions that nothing maps, the highest revenue first. */
	unmapped(): UnmappedCampaign[] {
		const found = [...this.sums.values()]
			.filter((sums) => sums.unmappedClicks + sums.unmappedConversions > 0)
			.map((sums) => this.unmappedOf(sums));
		return found.sort(
			(a, b) =>
				(b.unmappedRevenue ?? 0) - (a.unmappedRevenue ?? 0) ||
				b.unmappedConversions - a.unmappedConversions ||
				b.clicks - a.clicks,
		);
	}

	/** Rules that speak of a campaign which the list does not have, or has in the archive. */
	stale(): StaleRule[] {
		if (this.campaigns.size === 0) return [];
		return this.rules.ready.flatMap(({ rule, tests }): StaleRule[] => {
			const at = tests.findIndex(({ field }) => field === 'campaignId');
			const byName = tests.findIndex(({ field }) => field === 'campaignName');
			if (at < 0 && byName < 0) return [];
			const { isMet, words } = this.asked(rule, tests, at < 0 ? byName : at);
			const found = [...this.campaigns.values()].filter(isMet);
			if (found.length === 0) {
				const what = at < 0 ? 'matchesNothing' : 'gone';
				return [stale(what, rule, null, `maps '${words}', and the tracker has no such campaign`)];
			}
			const ended = found.every(({ state }) => state === 'archived' || state === 'deleted');
			const first = found[0];
			if (!ended || first === undefined) return [];
			const state = first.state === 'deleted' ? 'deleted' : 'archived';
			return [stale(state, rule, first, `maps '${words}', which is ${state}`)];
		});
	}

	private asked(rule: Rule, tests: RuleSet['ready'][number]['tests'], at: number) {
		const test = tests[at] as (typeof tests)[number];
		const condition = rule.conditions[at];
		const isMet = (campaign: KnownCampaign) => {
			const value = fieldOf(test.field).read({ campaign });
			if (typeof value !== 'string') return false;
			return test.accepts(test.ignoreCase ? value.toLowerCase() : value);
		};
		return { isMet, words: condition === undefined ? '' : inWords(condition) };
	}

	private sumsOf({ campaign }: Traffic): Sums | undefined {
		const id = textOf(campaign?.id);
		const name = textOf(campaign?.name);
		const key = id ?? name;
		if (key === null) return undefined;
		const known = this.sums.get(key);
		if (known !== undefined) return known;
		const fresh: Sums = {
			...{ campaignId: id, campaignName: name, clicks: 0, unmappedClicks: 0 },
			...{ conversions: 0, unmappedConversions: 0, money: new Map() },
		};
		this.sums.set(key, fresh);
		return fresh;
	}

	private unmappedOf(sums: Sums): UnmappedCampaign {
		const { campaignId, campaignName, clicks, conversions, unmappedConversions } = sums;
		const [main] = [...sums.money].sort(([, a], [, b]) => b.count - a.count);
		const known = this.campaigns.get(campaignId ?? '');
		const lost =
			unmappedConversions > 0
				? `${unmappedConversions} of ${conversions} conversions belong to no ad campaign`
				: `${sums.unmappedClicks} of ${clicks} clicks belong to no ad campaign`;
		return {
			finding: 'unmapped',
			campaignId,
			campaignName: campaignName ?? known?.name ?? null,
			state: known?.state ?? null,
			...{ clicks, conversions, unmappedConversions },
			unmappedRevenue: main === undefined ? null : Math.round(main[1].revenue * 1e6) / 1e6,
			currency: main?.[0] ?? null,
			message: `${lost}; add a rule for the campaign, or run Suggest`,
		};
	}
}

const stale = (
	what: StaleRule['finding'],
	rule: Rule,
	campaign: KnownCampaign | null,
	message: string,
): StaleRule => ({
	finding: what,
	rule: rule.number,
	ruleName: rule.name,
	campaignId: campaign?.id ?? null,
	campaignName: campaign?.name ?? null,
	message: `${titleOf(rule)} ${message}; correct the rule or delete it`,
});
