import {
	CAMPAIGNS,
	DOMAINS,
	FLOWS,
	GROUPS,
	LANDINGS,
	NETWORKS,
	OFFERS,
	SOURCES,
	type AdClickPlace,
	type TruthCampaign,
} from '../generator';
import type { Entity } from './collection';

const CAMPAIGN_STATES = { active: 'active', paused: 'disabled', archived: 'deleted' } as const;
const PARAMETER_OF: Record<Exclude<AdClickPlace, 'referrer'>, string> = {
	externalId: 'external_id',
	sub10: 'sub_id_10',
};

const archived = (state: 'active' | 'archived'): string =>
	state === 'archived' ? 'deleted' : 'active';
const parameter = (name: string, placeholder: string) => ({ name, placeholder, alias: '' });

/** How the campaign's tracking link fills the click, as far as the tracker is told. */
function parametersOf(campaign: TruthCampaign): Record<string, unknown> {
	const source = SOURCES.find(({ id }) => id === campaign.sourceId);
	const place = campaign.adClickPlace;
	const own = {
		ad_campaign_id: parameter('campaign_id', '{{campaign.id}}'),
		creative_id: parameter('ad_id', '{{ad.id}}'),
		sub_id_2: parameter('adset_id', '{{adset.id}}'),
		sub_id_3: parameter('ad_id', '{{ad.id}}'),
		sub_id_4: parameter('placement', '{{placement}}'),
	};
	if (!source || place === 'referrer') return own;
	const name = source.clickParameter ?? 'click_id';
	return { ...own, [PARAMETER_OF[place]]: parameter(name, source.macro) };
}

/** Rows of every collection, from the catalogue of the truth. What was purged has none. */
export function seedRows(): Record<string, Entity[]> {
	return {
		groups: GROUPS.map((group, position) => ({ ...group, position: position + 1 })),
		affiliate_networks: NETWORKS.map(({ id, name, state }) => ({
			id,
			name,
			state: archived(state),
			offers: OFFERS.filter(({ networkId }) => networkId === id).length,
		})),
		traffic_sources: SOURCES.map(({ id, name, kind }) => ({ id, name, template_name: kind })),
		domains: DOMAINS.map(({ id, name, state }) => ({
			id,
			name,
			is_ssl: 1,
			state: archived(state),
		})),
		landing_pages: LANDINGS.map(({ id, name, groupId, url, state }) => ({
			id,
			name,
			group_id: groupId,
			landing_type: 'external',
			action_type: 'http',
			action_payload: url,
			state: archived(state),
		})),
		offers: OFFERS.map((offer) => ({
			id: offer.id,
			name: offer.name,
			group_id: offer.groupId,
			affiliate_network_id: offer.networkId,
			affiliate_network: NETWORKS.find(({ id }) => id === offer.networkId)?.name ?? '',
			action_payload: `https://offer.example.com/${offer.id}?click={subid}`,
			payout_value: offer.payout,
			country: [...offer.countries],
			state: archived(offer.state),
		})),
		campaigns: CAMPAIGNS.flatMap((campaign) =>
			campaign.state === 'purged'
				? []
				: {
						id: campaign.id,
						alias: campaign.alias,
						name: campaign.name,
						position: campaign.id,
						state: CAMPAIGN_STATES[campaign.state],
						cost_value: campaign.costPerClick,
						group_id: campaign.groupId,
						traffic_source_id: campaign.sourceId,
						token: `token-of-${campaign.alias}`,
						parameters: parametersOf(campaign),
						domain_id: 1,
						domain: 'https://go.example.com/',
					},
		),
		streams: FLOWS.map((flow) => ({
			id: flow.id,
			campaign_id: flow.campaignId,
			type: 'regular',
			name: flow.name,
			schema: 'landings',
			action_type: 'http',
			position: flow.id,
			state: flow.state === 'paused' ? 'disabled' : 'active',
			landings: flow.landingIds.map((landing_id, at) => ({
				id: flow.id * 10 + at,
				stream_id: flow.id,
				landing_id,
				share: Math.floor(100 / flow.landingIds.length),
				state: 'active',
			})),
			offers: flow.offerIds.map((offer_id, at) => ({
				id: flow.id * 10 + at,
				stream_id: flow.id,
				offer_id,
				share: Math.floor(100 / flow.offerIds.length),
				state: 'active',
			})),
		})).filter(({ campaign_id }) =>
			CAMPAIGNS.some(({ id, state }) => id === campaign_id && state !== 'purged'),
		),
		users: [
			{ id: 1, login: 'admin', type: 'ADMIN', preferences: { language: 'en', timezone: 'UTC' } },
		],
	};
}
