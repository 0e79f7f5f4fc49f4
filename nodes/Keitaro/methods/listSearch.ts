import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { byName } from '../../shared/n8n/byName';
import { searchList } from '../../shared/n8n/searchList';
import { rowsOf } from '../actions/common/listing';
import type { KeitaroApi } from '../transport';
import { connected } from './connected';
import { cellText } from '../../shared/trackers/rows';

type Fetch = (api: KeitaroApi, filter: string) => Promise<unknown>;

interface Listed {
	fetch: Fetch;
	/** Why there may be nothing to choose. */
	whenEmpty: string;
	nameOf?: (row: IDataObject) => unknown;
}

/** Keitaro lists come whole, so searching is done here: by name, part of it, or id. */
function searchOf({ fetch, whenEmpty, nameOf = ({ name }) => name }: Listed) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const rows = rowsOf(await connected(this, async (api) => await fetch(api, filter.trim())));
		const entries = rows
			.map((row) => ({ name: titleOf(row, nameOf(row)), value: cellText(row.id) }))
			.sort(byName);
		return searchList(entries, { filter, paginationToken, whenEmpty });
	};
}

/** Two things may have the same name, and paused ones are easily mistaken. */
function titleOf({ id, state }: IDataObject, name: unknown): string {
	const isUsual = state === undefined || state === null || state === '' || state === 'active';
	return `${cellText(name ?? '')} (#${cellText(id)}${isUsual ? '' : `, ${cellText(state)}`})`;
}

/** A list of Keitaro by its path; `what` it holds, in the plural. */
const listOf = (what: string, path: string, query: IDataObject = {}): Listed => ({
	fetch: async (api) => await api.get(path, query),
	whenEmpty: `There are no ${what} in Keitaro yet, or the key may not see them`,
});
const groupsOf = (what: string, type: string): Listed => listOf(what, '/groups', { type });

const GROUP_TYPES = ['campaigns', 'landings', 'offers'];

export const searchAffiliateNetworks = searchOf(
	listOf('affiliate networks', '/affiliate_networks'),
);
export const searchCampaigns = searchOf(listOf('campaigns', '/campaigns'));
export const searchDomains = searchOf(listOf('domains', '/domains'));
export const searchIntegrations = searchOf(listOf('integrations', '/integrations/facebook'));
export const searchLandingPages = searchOf(listOf('landing pages', '/landing_pages'));
export const searchOffers = searchOf(listOf('offers', '/offers'));
export const searchTrafficSources = searchOf(listOf('traffic sources', '/traffic_sources'));
export const searchUsers = searchOf({
	...listOf('users', '/users'),
	nameOf: ({ login }) => login,
});

export const searchCampaignGroups = searchOf(groupsOf('groups of campaigns', 'campaigns'));
export const searchDomainGroups = searchOf(groupsOf('groups of domains', 'domains'));
export const searchLandingPageGroups = searchOf(groupsOf('groups of landing pages', 'landings'));
export const searchOfferGroups = searchOf(groupsOf('groups of offers', 'offers'));

/** Groups of all types, since an id does not tell its type. */
export const searchGroups = searchOf({
	...listOf('groups', '/groups'),
	fetch: async (api) => {
		const lists: unknown[] = [];
		for (const type of GROUP_TYPES) lists.push(...rowsOf(await api.get('/groups', { type })));
		return lists;
	},
});

/** The tracker has no list of all flows, but looks them up by text; it also looks into what is not shown. */
export const searchFlows = searchOf({
	fetch: async (api, query) => (query === '' ? [] : await api.get('/streams/search', { query })),
	whenEmpty: 'Type a part of its name: Keitaro has no list of all flows',
});
