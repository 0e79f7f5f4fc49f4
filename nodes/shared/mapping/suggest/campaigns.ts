import type { Mappable } from '../fields';

/** A campaign of an ad platform. */
export interface AdCampaign {
	platform: string;
	adAccountId: string | null;
	id: string;
	name: string;
}

/** A campaign of the tracker, with what its links and its visits carried. */
export interface TrackerCampaign {
	id: string;
	name: string;
	/** Its link and parameters as text. */
	texts: string[];
	/** Values that its visits carried, and how many did. */
	values: Map<string, number>;
	/** Visits and conversions seen. */
	visits: number;
}

type Item = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | null =>
	(typeof value === 'string' || typeof value === 'number') && String(value).trim() !== ''
		? String(value).trim()
		: null;

const isObject = (value: unknown): value is Item =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const ID = [
	'id',
	'campaignId',
	'campaign_id',
	'adCampaignId',
	'ad_campaign_id',
	'wevionCampaignId',
];
const NAME = ['name', 'campaignName', 'campaign_name', 'adCampaignName', 'ad_campaign_name'];
const ACCOUNT = [
	'adAccountId',
	'ad_account_id',
	'account_id',
	'accountId',
	'customerId',
	'advertiser_id',
];
const PLATFORM = ['platform', 'network', 'provider'];

const pick = (item: Item, names: readonly string[]) =>
	names.map((name) => text(item[name])).find((value) => value !== null) ?? null;

/**
 * Ad campaigns of an item as nodes hand them out: one each (Google Ads, Wevion, a table), or a page of
 * them under `data` (Facebook Graph), or wrapped in `campaign` (Google's own API).
 */
export function readAdCampaigns(item: Item, platform: string): AdCampaign[] {
	for (const wrap of ['data', 'items', 'campaigns', 'results']) {
		const list = item[wrap];
		if (Array.isArray(list)) {
			return list.filter(isObject).flatMap((one) => readAdCampaigns(one, platform));
		}
	}
	const own = isObject(item.campaign) ? { ...item, ...item.campaign } : item;
	const id = pick(own, ID);
	const name = pick(own, NAME);
	if (id === null || name === null) return [];
	const account = pick(own, ACCOUNT) ?? /^customers\/(\d+)\//.exec(String(own.resourceName))?.[1];
	return [{ platform: pick(own, PLATFORM) ?? platform, adAccountId: account ?? null, id, name }];
}

/** Campaigns of the tracker, from their own items and from those of clicks and conversions. */
export class TrackerCampaigns {
	private readonly byId = new Map<string, TrackerCampaign>();

	/** The id of the campaign that the item told of. */
	add(item: Item): string | undefined {
		const { campaign } = item;
		if (isObject(campaign)) return this.addVisit(item, campaign);
		const id = pick(item, ['id', 'campaignId', 'trackerCampaignId']);
		const name = pick(item, ['name', 'campaignName', 'trackerCampaignName']);
		if (id === null) return undefined;
		const own = this.of(id, name);
		own.texts.push(JSON.stringify(item));
		return id;
	}

	get list(): TrackerCampaign[] {
		return [...this.byId.values()];
	}

	private addVisit(item: Mappable & Item, campaign: Item): string | undefined {
		const id = text(campaign.id) ?? text(campaign.name);
		if (id === null) return undefined;
		const own = this.of(id, text(campaign.name));
		own.visits++;
		for (const value of new Set(valuesOf(item))) {
			own.values.set(value, (own.values.get(value) ?? 0) + 1);
		}
		return id;
	}

	private of(id: string, name: string | null): TrackerCampaign {
		const known = this.byId.get(id);
		if (known === undefined) {
			const fresh = { id, name: name ?? '', texts: [], values: new Map(), visits: 0 };
			this.byId.set(id, fresh);
			return fresh;
		}
		known.name ||= name ?? '';
		return known;
	}
}

/** What a visit carried: sub-IDs and parameters of its URLs. */
function valuesOf({ subIds, pageUrl, referrer }: Mappable): string[] {
	const own = Object.values(subIds ?? {}).flatMap((value) => text(value) ?? []);
	const query = [pageUrl, referrer].flatMap((url) => {
		const start = typeof url === 'string' ? url.indexOf('?') : -1;
		if (typeof url !== 'string' || start < 0) return [];
		return [...new URLSearchParams(url.slice(start + 1).split('#')[0]).values()];
	});
	return [...own, ...query].filter((value) => value !== '');
}
