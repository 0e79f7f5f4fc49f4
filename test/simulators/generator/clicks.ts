import { adClickTraces, type TruthAdClickIds } from './adClickIds';
import {
	byId,
	CAMPAIGNS,
	FLOWS,
	LANDINGS,
	NETWORKS,
	OFFERS,
	SOURCES,
	type TruthCampaign,
	type TruthFlow,
	type TruthLanding,
	type TruthNetwork,
	type TruthOffer,
	type TruthSource,
} from './catalogue';
import { clickId, eventId } from './ids';
import { LANE, weighted, type Dice } from './random';
import {
	AGENTS,
	CREATIVES,
	HEADLINES,
	KEYWORDS,
	NETWORK_V6,
	NETWORKS_V4,
	PLACEMENTS,
	PLACES,
	STRAY_MACROS,
	type Agent,
	type Place,
} from './visitors';

/** One visit. Absent is `null`; some values are empty strings, as trackers have both. */
export interface TruthClick {
	index: number;
	/** The tracker's click id. */
	id: string;
	/** UUIDv7 of the click itself. */
	readonly eventId: string;
	/** Unix time in seconds. */
	at: number;
	campaign: TruthCampaign;
	flow: TruthFlow;
	offer: TruthOffer;
	landing: TruthLanding | null;
	source: TruthSource;
	network: TruthNetwork;
	place: Place;
	/** '' when the tracker could not tell. */
	city: string | null;
	agent: Agent;
	userAgent: string | null;
	ip: string;
	/** In the account's currency. */
	cost: number;
	keyword: string;
	/** Platform's ids of campaign, ad set and ad, and the ad's name. */
	adCampaignId: string;
	adSetId: string;
	adId: string;
	creative: string;
	externalId: string | null;
	referrer: string | null;
	/** Thirty of them, sub-id 1 first. */
	subIds: Array<string | null>;
	adClickIds: TruthAdClickIds;
	isBot: boolean;
	isUnique: boolean;
	landingClicked: boolean;
}

export const SUB_IDS = 30;

const CAMPAIGN_SLOTS = weighted(CAMPAIGNS);
const FLOWS_OF = new Map(
	CAMPAIGNS.map(({ id }) => [id, FLOWS.filter((flow) => flow.campaignId === id)]),
);
const offerOf = byId(OFFERS);
const landingOf = byId(LANDINGS);
const sourceOf = byId(SOURCES);
const networkOf = byId(NETWORKS);

const MACRO_SHARE = 0.06;
const V6_SHARE = 0.15;
const BOT_SHARE = 0.03;

/** Cheap on its own: filters and timelines need it without the rest of the click. */
export function campaignOfClick(dice: Dice, click: number): TruthCampaign {
	return dice.pick(LANE.campaign, click, CAMPAIGN_SLOTS);
}

export function flowOfClick(dice: Dice, click: number): TruthFlow {
	const campaign = campaignOfClick(dice, click);
	return dice.pick(LANE.flow, click, FLOWS_OF.get(campaign.id) ?? []);
}

export function offerOfClick(dice: Dice, click: number): TruthOffer {
	return offerOf(dice.pick(LANE.offer, click, flowOfClick(dice, click).offerIds));
}

function ipOf(dice: Dice, click: number): string {
	if (!dice.chance(LANE.v6, click, V6_SHARE)) {
		const network = dice.pick(LANE.network4, click, NETWORKS_V4);
		return `${network}.${1 + dice.below(LANE.host4, click, 254)}`;
	}
	const noise = dice.bits(LANE.host6, click);
	return `${NETWORK_V6}:${(noise >>> 16).toString(16)}::${(noise & 0xffff).toString(16)}`;
}

function adNames(dice: Dice, click: number, campaign: TruthCampaign, place: Place) {
	const creative = dice.pick(LANE.creative, click, CREATIVES);
	const headline = dice.pick(LANE.headline, click, HEADLINES);
	const macro = (lane: number, text: string, value: string) =>
		dice.chance(lane, click, MACRO_SHARE) ? text : value;
	return {
		creative,
		adCampaignId: `2385${String(campaign.id).padStart(13, '0')}`,
		adSetId: dice.digits(LANE.adSetId, click, 17),
		adId: macro(LANE.adIdMacro, '{{ad.id}}', dice.digits(LANE.adId, click, 17)),
		placement: macro(
			LANE.placementMacro,
			'{sub_id_4}',
			dice.pick(LANE.placement, click, PLACEMENTS),
		),
		stray: macro(LANE.strayMacro, dice.pick(LANE.strayMacroText, click, STRAY_MACROS), ''),
		adName: `${creative} / ${headline} / ${place.code}`,
	};
}

/** Click number `index`, at `at` seconds. A converting click went through its landing page. */
export function clickAt(dice: Dice, index: number, at: number, converting: boolean): TruthClick {
	const campaign = campaignOfClick(dice, index);
	const flow = flowOfClick(dice, index);
	const offer = offerOfClick(dice, index);
	const source = sourceOf(campaign.sourceId);
	const place = dice.pick(LANE.place, index, PLACES);
	const agent = dice.pick(LANE.visitor, index, AGENTS);
	const trace = adClickTraces(dice, index, at * 1000, campaign, source);
	const ad = adNames(dice, index, campaign, place);
	const subIds = new Array<string | null>(SUB_IDS).fill('');
	const leading = [ad.adName, ad.adSetId, ad.adId, ad.placement, trace.sub5, trace.sub6, ad.stray];
	subIds.splice(0, leading.length, ...leading);
	subIds[9] = trace.sub10;
	subIds[10] = null;
	const landing = flow.landingIds.length
		? landingOf(dice.pick(LANE.landing, index, flow.landingIds))
		: null;
	return {
		index,
		id: clickId(dice, index),
		get eventId() {
			return eventId(dice, LANE.clickEventId, at * 1000, index);
		},
		at,
		campaign,
		flow,
		offer,
		landing,
		source,
		network: networkOf(offer.networkId),
		place,
		city: dice.chance(LANE.missingCity, index, 0.05) ? '' : place.city,
		agent,
		userAgent: dice.chance(LANE.missingAgent, index, 0.02) ? null : agent.userAgent,
		ip: ipOf(dice, index),
		cost: Math.round(campaign.costPerClick * (0.7 + 0.6 * dice.unit(LANE.cost, index)) * 1e4) / 1e4,
		keyword: dice.pick(LANE.keyword, index, KEYWORDS),
		adCampaignId: ad.adCampaignId,
		adSetId: ad.adSetId,
		adId: ad.adId,
		creative: ad.creative,
		externalId: trace.externalId,
		referrer: trace.referrer,
		subIds,
		adClickIds: trace.ids,
		isBot: !converting && dice.chance(LANE.bot, index, BOT_SHARE),
		isUnique: dice.chance(LANE.unique, index, 0.8),
		landingClicked: landing !== null && (converting || dice.chance(LANE.landingClick, index, 0.4)),
	};
}
