import { CAMPAIGNS, FLOWS, GROUPS, LANDINGS, NETWORKS, OFFERS, SOURCES } from '../generator';
import { checkNames, countOf, oneOf, rangeOf } from './parameters';
import type { Row } from './conversions';

const NAMES = ['datePreset', 'dateFrom', 'dateTo', 'timezone', 'status', 'limit', 'offset', 'name'];

const groupOf = (groupId: number | null): string | null =>
	GROUPS.find(({ id }) => id === groupId)?.name ?? null;
const counted = { is_deleted: 0, clicks: '0', leads_last_hour: '0', is_noted: 0 };

/** Rows of `/info/…`: neither paused nor archived is known, and what was purged is gone. */
const LISTS: Readonly<Record<string, readonly Row[]>> = {
	campaign: CAMPAIGNS.filter(({ state }) => state !== 'purged').map((campaign) => ({
		id: campaign.id,
		name: campaign.name,
		group_name: groupOf(campaign.groupId),
		link: `https://go.example.com/click?key=${campaign.alias}`,
		current_cpc: campaign.costPerClick,
		...counted,
	})),
	offer: OFFERS.map((offer) => ({
		id: offer.id,
		name: offer.name,
		country: offer.countries[0],
		url: `https://offer.example.com/${offer.id}?click={clickid}`,
		group_name: groupOf(offer.groupId),
		affiliate_network: NETWORKS.find(({ id }) => id === offer.networkId)?.name ?? null,
		...counted,
		is_deleted: offer.state === 'archived' ? '1' : '',
	})),
	landing: LANDINGS.map(({ id, name, groupId, state }) => ({
		id,
		name,
		group_name: groupOf(groupId),
		...counted,
		is_deleted: state === 'archived',
	})),
	rotation: FLOWS.map(({ id, name }) => ({ id: String(id), name })),
	traffic_source: SOURCES.map(({ id, name }) => ({ id, name, campaigns: '3', ...counted })),
	affiliate_network: NETWORKS.map(({ id, name }) => ({ id, name, offers: '2', ...counted })),
};

export const isList = (name: string): boolean => Object.hasOwn(LISTS, name);

/** One page of a list, with the row of totals that follows it. */
export function listOf(
	name: string,
	query: URLSearchParams,
	deleted: ReadonlySet<number>,
	nowS: number,
) {
	checkNames(query, NAMES);
	rangeOf(query, nowS);
	oneOf(query, 'status', ['all', 'active', 'with_traffic', 'deleted']);
	const rows = (LISTS[name] ?? []).map((row) =>
		name === 'campaign' && deleted.has(Number(row.id)) ? { ...row, is_deleted: 1 } : row,
	);
	const offset = countOf(query, 'offset', 0);
	const page = rows.slice(offset, offset + countOf(query, 'limit', 100));
	return [...page, { id: 'totals', total_count: rows.length }];
}
