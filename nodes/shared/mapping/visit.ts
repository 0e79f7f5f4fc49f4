import { isMacro } from '../conversion/adClickIds';
import { isAdId, platformByClickId, platformByWords } from './adPlatforms';
import { textOf, type Mappable } from './fields';

/** What of the ad a value is. */
export type AdLevel = 'campaign' | 'adSet' | 'ad';

export interface VisitSettings {
	/** Whether ids of the ad platform in the visit decide before the rules do. */
	isUsed: boolean;
	/** Sub-IDs that carry an id, by what they carry: `{ ad: 'sub_5' }`. */
	subIds: Readonly<Partial<Record<AdLevel, string>>>;
	/** The platform, where all visits come from one; else it is read from the visit. */
	platform: string | null;
}

/** What the visit tells of the ad, and where it stood. */
export interface Visit {
	platform: string | null;
	ids: Partial<Record<AdLevel, string>>;
	/** `utm_campaign`, where it is no id. */
	campaignName: string | null;
	/** Such as `utm_id in pageUrl`. */
	from: Partial<Record<AdLevel | 'name', string>>;
}

/**
 * Names of parameters that carry the ad. The platforms let the advertiser name them; these are those of
 * their own templates and the usual ones: Meta URL parameters with `{{campaign.id}}`, Google ValueTrack
 * `{campaignid}` and auto-tagging's `gad_campaignid`, TikTok `__CAMPAIGN_ID__`, HubSpot's `hsa_*`.
 */
const PARAMETERS: ReadonlyMap<string, AdLevel> = new Map([
	...['campaign_id', 'campaignid', 'utm_id', 'utm_campaign_id', 'gad_campaignid', 'hsa_cam'].map(
		(name) => [name, 'campaign'] as const,
	),
	['utm_campaign', 'campaign'],
	...['adset_id', 'adsetid', 'adgroup_id', 'adgroupid', 'ad_squad_id', 'hsa_grp', 'utm_term'].map(
		(name) => [name, 'adSet'] as const,
	),
	...['ad_id', 'adid', 'creative', 'creative_id', 'hsa_ad', 'utm_content'].map(
		(name) => [name, 'ad'] as const,
	),
]);

/** Reads the ids of the ad that the visit carried: named sub-IDs first, then the URLs. */
export function readVisit(from: Mappable, settings: VisitSettings): Visit | undefined {
	if (!settings.isUsed) return undefined;
	const carried: Carried[] = [];
	for (const level of ['campaign', 'adSet', 'ad'] as const) {
		const key = settings.subIds[level];
		const value = key === undefined ? null : textOf(from.subIds?.[key]);
		if (key !== undefined && value !== null) carried.push([level, value, key, key]);
	}
	const source = fromUrl(from.pageUrl, 'pageUrl', carried) ?? null;
	const referred = fromUrl(from.referrer, 'referrer', carried) ?? null;
	if (carried.length === 0) return undefined;
	const platform =
		settings.platform ??
		platformByClickId(from.adClickIds) ??
		platformByWords(source ?? referred) ??
		platformByWords(nameOf(from.trafficSource?.name));
	return visitOf(carried, platform, from);
}

type Carried = readonly [level: AdLevel, value: string, name: string, where: string];

function visitOf(carried: readonly Carried[], platform: string | null, from: Mappable) {
	const own = textOf(from.campaign?.id);
	const visit: Visit = { platform, ids: {}, campaignName: null, from: {} };
	for (const [level, value, name, where] of carried) {
		const isSure = name === 'gad_campaignid';
		if (isSure) visit.platform ??= 'google';
		if (isAdId(value, visit.platform) && value !== own) {
			if (visit.ids[level] !== undefined) continue;
			visit.ids[level] = value;
			visit.from[level] = where;
		} else if (name === 'utm_campaign' && visit.campaignName === null) {
			visit.campaignName = value;
			visit.from.name = where;
		}
	}
	const isEmpty = Object.keys(visit.from).length === 0;
	return isEmpty ? undefined : visit;
}

/** Adds what the URL carries; returns its `utm_source`. URLSearchParams would take most of the time. */
function fromUrl(
	url: string | null | undefined,
	where: string,
	carried: Carried[],
): string | undefined {
	const start = typeof url === 'string' ? url.indexOf('?') : -1;
	if (typeof url !== 'string' || start < 0) return undefined;
	const fragment = url.indexOf('#', start);
	let source: string | undefined;
	for (const pair of url.slice(start + 1, fragment < 0 ? undefined : fragment).split('&')) {
		const equals = pair.indexOf('=');
		if (equals < 1 || equals === pair.length - 1) continue;
		const name = pair.slice(0, equals).toLowerCase();
		const level = PARAMETERS.get(name);
		if (level === undefined && name !== 'utm_source') continue;
		const value = decoded(pair.slice(equals + 1));
		if (value === '' || isMacro(value)) continue;
		if (level === undefined) source ??= value;
		else carried.push([level, value, name, `${name} in ${where}`]);
	}
	return source;
}

function decoded(value: string): string {
	// Most values have nothing to decode.
	if (!/[+%]/.test(value)) return value.trim();
	try {
		return decodeURIComponent(value.replaceAll('+', ' ')).trim();
	} catch {
		return value.trim();
	}
}

const nameOf = (name: unknown): string | null => (typeof name === 'string' ? name : null);
