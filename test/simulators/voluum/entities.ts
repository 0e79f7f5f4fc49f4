import {
	CAMPAIGNS,
	CURRENCY,
	FLOWS,
	GROUPS,
	LANDINGS,
	NETWORKS,
	OFFERS,
	SOURCES,
	type TruthCampaignState,
} from '../generator';

/** Ids are UUIDs; the kind and the number in the catalogue are in them. */
export const KINDS = {
	campaign: '1',
	offer: '2',
	lander: '3',
	flow: '4',
	source: '5',
	network: '6',
	workspace: '7',
} as const;

export type Kind = keyof typeof KINDS;

export function uuid(kind: Kind, id: number): string {
	return `${KINDS[kind].repeat(8)}-0000-4000-8000-${String(id).padStart(12, '0')}`;
}

type Row = Record<string, unknown>;

/** What became of a campaign here: nothing is ever deleted for good, but `purged` ones are not listed. */
const STATUS: Readonly<Record<TruthCampaignState, Row>> = {
	active: { status: 'ACTIVE', deleted: false },
	paused: { status: 'PAUSED', deleted: false },
	archived: { status: 'ACTIVE', deleted: true },
	purged: { status: 'ACTIVE', deleted: true },
};

const workspaceOf = (groupId: number | null): Row => {
	const group = GROUPS.find(({ id }) => id === groupId);
	return group ? { workspace: { id: uuid('workspace', group.id), name: group.name } } : {};
};

const CREATED = '2026-01-15T10:00:00.000Z';
const UPDATED = '2026-06-30T22:15:00.000Z';

/** A list as the API answers it. */
interface List {
	/** Key of the rows in the answer. */
	wrapper: string;
	rows: () => Row[];
}

/** By the path of the list. */
export const LISTS: Readonly<Record<string, List>> = {
	'/campaign': {
		wrapper: 'campaigns',
		rows: () =>
			CAMPAIGNS.filter(({ state }) => state !== 'purged').map((campaign) => ({
				id: uuid('campaign', campaign.id),
				name: campaign.name,
				namePostfix: campaign.alias,
				url: `https://track.example.com/${campaign.alias}`,
				trafficSource: sourceOf(campaign.sourceId),
				costModel: { type: 'CPC', value: campaign.costPerClick },
				redirectTarget: { flow: { id: uuid('flow', flowOf(campaign.id)) } },
				...STATUS[campaign.state],
				...workspaceOf(campaign.groupId),
			})),
	},
	'/offer': {
		wrapper: 'offers',
		rows: () =>
			OFFERS.map((offer) => ({
				id: uuid('offer', offer.id),
				name: offer.name,
				namePostfix: offer.name,
				url: `https://offer.example.com/${offer.id}?cid={clickId}`,
				currencyCode: CURRENCY,
				createdTime: CREATED,
				updatedTime: UPDATED,
				deleted: offer.state === 'archived',
				country: { code: offer.countries[0] },
				payout: { type: 'AUTO' },
				...workspaceOf(offer.groupId),
			})),
	},
	'/lander': {
		wrapper: 'landers',
		rows: () =>
			LANDINGS.map((lander) => ({
				id: uuid('lander', lander.id),
				name: lander.name,
				namePostfix: lander.name,
				url: lander.url,
				numberOfOffers: 1,
				tags: [],
				deleted: lander.state === 'archived',
				...workspaceOf(lander.groupId),
			})),
	},
	'/flow': {
		wrapper: 'flows',
		rows: () =>
			FLOWS.map((flow) => ({
				id: uuid('flow', flow.id),
				name: flow.name,
				defaultPaths: [
					{
						offers: flow.offerIds.map((id) => ({ offer: { id: uuid('offer', id) }, weight: 100 })),
					},
				],
			})),
	},
	'/traffic-source': {
		wrapper: 'trafficSources',
		rows: () =>
			SOURCES.map((source) => ({
				...sourceOf(source.id),
				postbackUrl: 'https://network.example.com/postback?click={externalid}&sum={payout}',
			})),
	},
	'/affiliate-network': {
		wrapper: 'affiliateNetworks',
		rows: () =>
			NETWORKS.map((network) => ({
				id: uuid('network', network.id),
				name: network.name,
				deleted: network.state === 'archived',
			})),
	},
	'/workspace': {
		wrapper: 'workspaces',
		rows: () => GROUPS.map(({ id, name }) => ({ id: uuid('workspace', id), name })),
	},
};

function sourceOf(id: number): Row {
	const source = SOURCES.find((one) => one.id === id);
	return { id: uuid('source', id), name: source?.name };
}

function flowOf(campaignId: number): number {
	return FLOWS.find((flow) => flow.campaignId === campaignId)?.id ?? 0;
}
