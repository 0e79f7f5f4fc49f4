import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchList } from '../../shared/n8n/searchList';
import { titleOf, type EntityKind } from '../../shared/trackers/entity';
import { found } from './asked';

const WHEN_EMPTY = 'The tracker has none of these yet, or the key may not see them';

/** By name, part of it, or id. */
function searchOf(kind: EntityKind) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const entities = await found(this, kind, filter.trim());
		const entries = entities.map((entity) => ({ name: titleOf(entity), value: entity.id }));
		// Searched already, by the tracker itself where it can.
		const asked = entries.length === 0 ? { filter } : {};
		return searchList(entries, { ...asked, paginationToken, whenEmpty: WHEN_EMPTY });
	};
}

export const searchAffiliateNetworks = searchOf('affiliateNetwork');
export const searchCampaigns = searchOf('campaign');
export const searchFlows = searchOf('flow');
export const searchLandingPages = searchOf('landingPage');
export const searchOffers = searchOf('offer');
export const searchTrafficSources = searchOf('trafficSource');
