import {
	CAMPAIGNS,
	CURRENCY,
	FLOWS,
	GROUPS,
	LANDINGS,
	NETWORKS,
	OFFERS,
	SOURCES,
} from '../generator';

/** Ids are UUIDs; the kind and the number in the catalogue are in them. */
const KINDS = {
	campaign: 'a',
	offer: 'b',
	landing: 'c',
	flow: 'd',
	source: 'e',
	network: 'f',
	workspace: '9',
} as const;

export function bemobId(kind: keyof typeof KINDS, id: number): string {
	return `${KINDS[kind].repeat(8)}-0000-4000-8000-${String(id).padStart(12, '0')}`;
}

type Row = Record<string, unknown>;

const sourceName = (id: number): string => SOURCES.find((one) => one.id === id)?.name ?? '';

/** `purged` is in no list. */
export const listed = () => CAMPAIGNS.filter(({ state }) => state !== 'purged');

/** The name in full, as panels show it. */
export function campaignName({ sourceId, name }: { sourceId: number; name: string }): string {
	return `${sourceName(sourceId)} - Global - ${name}`;
}

const workspaceId = (groupId: number | null): string =>
	bemobId('workspace', groupId ?? GROUPS[0]!.id);

/** Lists by path. */
export const LISTS: Readonly<Record<string, () => Row[]>> = {
	'/campaigns': () =>
		listed().map((campaign) => ({
			id: bemobId('campaign', campaign.id),
			name: campaign.name,
			nameFull: campaignName(campaign),
			status: campaign.state,
			workspaceId: workspaceId(campaign.groupId),
			trafficSourceId: bemobId('source', campaign.sourceId),
			costModel: 'cpc',
			costValue: String(campaign.costPerClick),
			currencyId: CURRENCY,
			destinationType: 'flow',
			destinationUrl: null,
		})),
	'/offers': () =>
		OFFERS.map((offer) => ({
			id: bemobId('offer', offer.id),
			name: offer.name,
			nameFull: offer.name,
			url: `https://offer.example.com/${offer.id}?cid={clickId}`,
			status: offer.state,
			workspaceId: workspaceId(offer.groupId),
			payoutType: 'auto',
			currencyId: CURRENCY,
		})),
	'/landings': () =>
		LANDINGS.map((landing) => ({
			id: bemobId('landing', landing.id),
			name: landing.name,
			nameFull: landing.name,
			url: landing.url,
			status: landing.state,
			workspaceId: workspaceId(landing.groupId),
		})),
	'/flows': () =>
		FLOWS.map((flow) => ({
			id: bemobId('flow', flow.id),
			name: flow.name,
			status: flow.state,
			rules: [],
		})),
	'/traffic-sources': () =>
		SOURCES.map((source) => ({
			id: bemobId('source', source.id),
			name: source.name,
			status: 'active',
			postbackUrl: 'https://network.example.com/postback?click={externalId}&sum={payout}',
		})),
	'/affiliate-networks': () =>
		NETWORKS.map((network) => ({
			id: bemobId('network', network.id),
			name: network.name,
			status: network.state,
		})),
	'/user/workspaces': () => GROUPS.map(({ id, name }) => ({ id: bemobId('workspace', id), name })),
};
