/**
 * The account every simulated tracker shows: the same campaigns, flows, offers, landing pages,
 * sources and networks, whatever each tracker calls them.
 */

/** `purged` was deleted for good: it is in no list, but its conversions keep its id. */
export type TruthCampaignState = 'active' | 'paused' | 'archived' | 'purged';

export type SourceKind = 'facebook' | 'google' | 'tiktok' | 'push';

/** Where a campaign's tracking link puts the ad network's click id. */
export type AdClickPlace = 'externalId' | 'sub10' | 'referrer';

export interface TruthSource {
	id: number;
	name: string;
	kind: SourceKind;
	/** URL parameter of the ad network's click id; null when it has none that an ad platform knows. */
	clickParameter: 'fbclid' | 'gclid' | 'ttclid' | null;
	referrer: string;
	/** What the tracking link holds for the click id; seen unreplaced in a few clicks. */
	macro: string;
}

export interface TruthCampaign {
	id: number;
	name: string;
	alias: string;
	state: TruthCampaignState;
	sourceId: number;
	groupId: number | null;
	/** Cost per click in the account's currency. */
	costPerClick: number;
	adClickPlace: AdClickPlace;
	/** Share of clicks, against the other campaigns. */
	weight: number;
}

export interface TruthFlow {
	id: number;
	campaignId: number;
	name: string;
	state: 'active' | 'paused';
	/** Empty: clicks go straight to the offer. */
	landingIds: readonly number[];
	offerIds: readonly number[];
}

export interface TruthOffer {
	id: number;
	name: string;
	networkId: number;
	groupId: number | null;
	/** For a sale, in the account's currency. */
	payout: number;
	countries: readonly string[];
	state: 'active' | 'archived';
}

export interface TruthLanding {
	id: number;
	name: string;
	groupId: number | null;
	url: string;
	state: 'active' | 'archived';
}

export interface TruthNetwork {
	id: number;
	name: string;
	state: 'active' | 'archived';
}

export interface TruthGroup {
	id: number;
	name: string;
	type: 'campaigns' | 'offers' | 'landings';
}

export interface TruthDomain {
	id: number;
	name: string;
	state: 'active' | 'archived';
}

/** The account's currency, ISO 4217: all amounts of the truth are in it. */
export const CURRENCY = 'USD';

// One row a line, as a table.
// prettier-ignore
export const SOURCES: readonly TruthSource[] = [
	{ id: 1, name: 'Facebook Ads', kind: 'facebook', clickParameter: 'fbclid', referrer: 'https://www.facebook.com/', macro: '{{fbclid}}' },
	{ id: 2, name: 'Google Ads', kind: 'google', clickParameter: 'gclid', referrer: 'https://www.google.com/', macro: '{gclid}' },
	{ id: 3, name: 'TikTok Ads', kind: 'tiktok', clickParameter: 'ttclid', referrer: 'https://www.tiktok.com/', macro: '__CLICKID__' },
	{ id: 4, name: 'Пуш-сеть № 1 🔔', kind: 'push', clickParameter: null, referrer: '', macro: '${clickid}' },
];

export const NETWORKS: readonly TruthNetwork[] = [
	{ id: 1, name: 'Example Leads', state: 'active' },
	{ id: 2, name: 'Réseau Élan', state: 'active' },
	{ id: 3, name: 'Сеть «Пример»', state: 'active' },
	{ id: 4, name: 'Closed Network', state: 'archived' },
];

export const GROUPS: readonly TruthGroup[] = [
	{ id: 1, name: 'Nutra', type: 'campaigns' },
	{ id: 2, name: 'Финансы', type: 'campaigns' },
	{ id: 3, name: 'CPA offers', type: 'offers' },
	{ id: 4, name: 'Prelanders', type: 'landings' },
];

export const DOMAINS: readonly TruthDomain[] = [
	{ id: 1, name: 'go.example.com', state: 'active' },
	{ id: 2, name: 'track.example.net', state: 'active' },
	{ id: 3, name: 'old.example.org', state: 'archived' },
];

// One row a line, as a table.
// prettier-ignore
export const LANDINGS: readonly TruthLanding[] = [
	{ id: 1, name: 'Quiz, 5 questions', groupId: 4, url: 'https://land.example.com/quiz', state: 'active' },
	{ id: 2, name: 'Статья врача', groupId: 4, url: 'https://land.example.com/article', state: 'active' },
	{ id: 3, name: '抽選ページ', groupId: null, url: 'https://land.example.com/wheel', state: 'active' },
	{ id: 4, name: 'Advertorial (old)', groupId: 4, url: 'https://land.example.com/old', state: 'archived' },
];

// One row a line, as a table.
// prettier-ignore
export const OFFERS: readonly TruthOffer[] = [
	{ id: 1, name: 'Keto Slim DE', networkId: 1, groupId: 3, payout: 42.5, countries: ['DE', 'AT', 'CH'], state: 'active' },
	{ id: 2, name: 'Crème Jeunesse', networkId: 2, groupId: 3, payout: 28, countries: ['FR'], state: 'active' },
	{ id: 3, name: 'Кредит онлайн', networkId: 3, groupId: null, payout: 12.75, countries: ['UA', 'PL'], state: 'active' },
	{ id: 4, name: 'Casino Welcome 🎰', networkId: 1, groupId: 3, payout: 120, countries: ['BR', 'CA'], state: 'active' },
	{ id: 5, name: 'Mobile Game 日本', networkId: 2, groupId: null, payout: 3.2, countries: ['JP'], state: 'active' },
	{ id: 6, name: 'Sweepstakes US', networkId: 4, groupId: 3, payout: 1.85, countries: ['US'], state: 'archived' },
];

// One row a line, as a table.
// prettier-ignore
export const CAMPAIGNS: readonly TruthCampaign[] = [
	{ id: 1, name: 'FB | Keto | DE', alias: 'fbketo', state: 'active', sourceId: 1, groupId: 1, costPerClick: 0.42, adClickPlace: 'externalId', weight: 24 },
	{ id: 2, name: 'FB Crème été 🌞', alias: 'fbcreme', state: 'active', sourceId: 1, groupId: 1, costPerClick: 0.35, adClickPlace: 'sub10', weight: 14 },
	{ id: 3, name: 'FB broad, link without macros', alias: 'fbbroad', state: 'active', sourceId: 1, groupId: null, costPerClick: 0.3, adClickPlace: 'referrer', weight: 9 },
	{ id: 4, name: 'Google Search – Kredit', alias: 'gkredit', state: 'active', sourceId: 2, groupId: 2, costPerClick: 1.15, adClickPlace: 'externalId', weight: 12 },
	{ id: 5, name: 'Google PMax São Paulo', alias: 'gpmax', state: 'active', sourceId: 2, groupId: null, costPerClick: 0.8, adClickPlace: 'sub10', weight: 7 },
	{ id: 6, name: 'TikTok ゲーム Spark', alias: 'ttgame', state: 'active', sourceId: 3, groupId: null, costPerClick: 0.18, adClickPlace: 'externalId', weight: 9 },
	{ id: 7, name: 'TikTok Casino "Top" <A/B>', alias: 'ttcasino', state: 'active', sourceId: 3, groupId: 2, costPerClick: 0.22, adClickPlace: 'referrer', weight: 6 },
	{ id: 8, name: 'Пуш Кредит UA', alias: 'push', state: 'active', sourceId: 4, groupId: 2, costPerClick: 0.02, adClickPlace: 'externalId', weight: 5 },
	{ id: 9, name: 'FB Keto AT (paused)', alias: 'fbat', state: 'paused', sourceId: 1, groupId: 1, costPerClick: 0.4, adClickPlace: 'externalId', weight: 5 },
	{ id: 10, name: 'Google Jeunesse, en pause', alias: 'gpause', state: 'paused', sourceId: 2, groupId: 1, costPerClick: 0.95, adClickPlace: 'externalId', weight: 3 },
	{ id: 11, name: 'Архив: FB Sweepstakes', alias: 'fbsweep', state: 'archived', sourceId: 1, groupId: null, costPerClick: 0.1, adClickPlace: 'externalId', weight: 3 },
	{ id: 12, name: 'TikTok 2024 test', alias: 'ttold', state: 'archived', sourceId: 3, groupId: null, costPerClick: 0.15, adClickPlace: 'sub10', weight: 2 },
	{ id: 13, name: 'Deleted for good', alias: 'gone', state: 'purged', sourceId: 1, groupId: null, costPerClick: 0.25, adClickPlace: 'externalId', weight: 1 },
];

// One row a line, as a table.
// prettier-ignore
export const FLOWS: readonly TruthFlow[] = [
	{ id: 1, campaignId: 1, name: 'DE mobile', state: 'active', landingIds: [1, 2], offerIds: [1] },
	{ id: 2, campaignId: 1, name: 'Rest', state: 'active', landingIds: [], offerIds: [1, 2] },
	{ id: 3, campaignId: 2, name: 'Flux principal', state: 'active', landingIds: [2], offerIds: [2] },
	{ id: 4, campaignId: 3, name: 'All', state: 'active', landingIds: [1], offerIds: [1, 2] },
	{ id: 5, campaignId: 4, name: 'Поток 1', state: 'active', landingIds: [], offerIds: [3] },
	{ id: 6, campaignId: 4, name: 'Поток 2', state: 'paused', landingIds: [2], offerIds: [3] },
	{ id: 7, campaignId: 5, name: 'BR', state: 'active', landingIds: [3], offerIds: [4] },
	{ id: 8, campaignId: 6, name: '日本', state: 'active', landingIds: [3], offerIds: [5] },
	{ id: 9, campaignId: 7, name: 'Split', state: 'active', landingIds: [1, 3], offerIds: [4] },
	{ id: 10, campaignId: 8, name: 'UA', state: 'active', landingIds: [], offerIds: [3] },
	{ id: 11, campaignId: 9, name: 'AT', state: 'active', landingIds: [1], offerIds: [1] },
	{ id: 12, campaignId: 10, name: 'FR', state: 'active', landingIds: [2], offerIds: [2] },
	{ id: 13, campaignId: 11, name: 'US', state: 'active', landingIds: [4], offerIds: [6] },
	{ id: 14, campaignId: 12, name: 'Test', state: 'active', landingIds: [], offerIds: [5] },
	{ id: 15, campaignId: 13, name: 'Gone', state: 'active', landingIds: [], offerIds: [1] },
];

/** Rows by id. */
export function byId<T extends { id: number }>(rows: readonly T[]): (id: number) => T {
	const index = new Map(rows.map((row) => [row.id, row]));
	return (id) => {
		const row = index.get(id);
		if (!row) throw new Error(`The catalogue has no row ${id}`);
		return row;
	};
}
