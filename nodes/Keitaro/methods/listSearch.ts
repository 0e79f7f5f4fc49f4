import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { rowsOf } from '../actions/common/listing';
import type { KeitaroApi } from '../transport';
import { connected } from './connected';

type Fetch = (api: KeitaroApi, filter: string) => Promise<unknown>;

/** Entries shown at once; who looks for another one types. */
const MOST = 200;

/** Keitaro lists come whole, so searching is done here: by name, part of it, or id. */
function searchOf(fetch: Fetch, nameOf: (row: IDataObject) => unknown = ({ name }) => name) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const text = filter.trim().toLowerCase();
		const rows = rowsOf(await connected(this, async (api) => await fetch(api, filter.trim())));
		const found = rows
			.map((row) => ({ name: titleOf(row, nameOf(row)), value: String(row.id) }))
			.filter(({ name }) => name.toLowerCase().includes(text))
			.sort((a, b) => a.name.localeCompare(b.name));
		const start = Number(paginationToken ?? 0);
		const end = start + MOST;
		return {
			results: found.slice(start, end),
			...(found.length > end && { paginationToken: String(end) }),
		};
	};
}

/** Two things may have the same name, and paused ones are easily mistaken. */
function titleOf({ id, state }: IDataObject, name: unknown): string {
	const isUsual = state === undefined || state === null || state === '' || state === 'active';
	return `${String(name ?? '')} (#${String(id)}${isUsual ? '' : `, ${String(state)}`})`;
}

const listAt =
	(path: string): Fetch =>
	async (api) =>
		await api.get(path);
const groupsOf =
	(type: string): Fetch =>
	async (api) =>
		await api.get('/groups', { type });

const GROUP_TYPES = ['campaigns', 'landings', 'offers'];

export const searchAffiliateNetworks = searchOf(listAt('/affiliate_networks'));
export const searchCampaigns = searchOf(listAt('/campaigns'));
export const searchDomains = searchOf(listAt('/domains'));
export const searchIntegrations = searchOf(listAt('/integrations/facebook'));
export const searchLandingPages = searchOf(listAt('/landing_pages'));
export const searchOffers = searchOf(listAt('/offers'));
export const searchTrafficSources = searchOf(listAt('/traffic_sources'));
export const searchUsers = searchOf(listAt('/users'), ({ login }) => login);

export const searchCampaignGroups = searchOf(groupsOf('campaigns'));
export const searchDomainGroups = searchOf(groupsOf('domains'));
export const searchLandingPageGroups = searchOf(groupsOf('landings'));
export const searchOfferGroups = searchOf(groupsOf('offers'));

/** Groups of all types, since an id does not tell its type. */
export const searchGroups = searchOf(async (api) => {
	const lists: unknown[] = [];
	for (const type of GROUP_TYPES) lists.push(...rowsOf(await groupsOf(type)(api, '')));
	return lists;
});

/** The tracker has no list of all flows, but looks them up by text; it also looks into what is not shown. */
export const searchFlows = searchOf(async (api, query) =>
	query === '' ? [] : await api.get('/streams/search', { query }),
);
