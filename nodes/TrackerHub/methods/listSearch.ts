import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { EntityKind } from '../../shared/trackers/entity';
import { found, MOST_SHOWN, titleOf } from './asked';

/** By name, part of it, or id. */
function searchOf(kind: EntityKind) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const entities = await found(this, kind, filter.trim());
		const start = Number(paginationToken ?? 0);
		const end = start + MOST_SHOWN;
		return {
			results: entities
				.slice(start, end)
				.map((entity) => ({ name: titleOf(entity), value: entity.id })),
			...(entities.length > end && { paginationToken: String(end) }),
		};
	};
}

export const searchAffiliateNetworks = searchOf('affiliateNetwork');
export const searchCampaigns = searchOf('campaign');
export const searchFlows = searchOf('flow');
export const searchLandingPages = searchOf('landingPage');
export const searchOffers = searchOf('offer');
export const searchTrafficSources = searchOf('trafficSource');
