import {
	CAMPAIGNS,
	CURRENCY,
	FLOWS,
	LANDINGS,
	NETWORKS,
	OFFERS,
	SOURCES,
	type TruthCampaignState,
} from '../generator';
import { redtrackId } from './ids';

export type Row = Record<string, unknown>;

/** RedTrack has no archive: what is archived elsewhere is paused here. `purged` ones are not listed. */
export const CAMPAIGN_STATUS: Readonly<Record<TruthCampaignState, number>> = {
	active: 1,
	paused: 2,
	archived: 2,
	purged: 3,
};

const stamps = { created_at: '2026-01-15T10:00:00+00:00', updated_at: '2026-06-30T22:15:00+00:00' };
const user = { user_id: redtrackId('user', 1) };

/** What stands on the account, by the path of its list. */
export const LISTS: Readonly<Record<string, readonly Row[]>> = {
	'/campaigns': CAMPAIGNS.filter(({ state }) => state !== 'purged').map((campaign) => ({
		id: redtrackId('campaign', campaign.id),
		title: campaign.name,
		status: CAMPAIGN_STATUS[campaign.state],
		source_id: redtrackId('source', campaign.sourceId),
		source_title: SOURCES.find(({ id }) => id === campaign.sourceId)?.name ?? '',
		cost_model: 'CPC',
		cpc: campaign.costPerClick,
		serial_number: campaign.id,
		trackback_url: `https://go.example.com/${campaign.alias}?ref_id={clickid}`,
		tags: [],
		stat: {},
		...stamps,
		...user,
	})),
	'/offers': OFFERS.map((offer) => ({
		id: redtrackId('offer', offer.id),
		title: offer.name,
		status: offer.state === 'archived' ? 2 : 1,
		url: `https://offer.example.com/${offer.id}?click={clickid}`,
		program_id: redtrackId('network', offer.networkId),
		network_title: NETWORKS.find(({ id }) => id === offer.networkId)?.name ?? '',
		country_codes: [...offer.countries],
		payment: { amount: offer.payout },
		...stamps,
		...user,
	})),
	'/landings': LANDINGS.map((landing) => ({
		id: redtrackId('landing', landing.id),
		title: landing.name,
		type: 'landing',
		url: landing.url,
		tags: [],
		...stamps,
		...user,
	})),
	'/streams': FLOWS.map((flow) => ({
		id: redtrackId('stream', flow.id),
		title: flow.name,
		template: false,
		landings: flow.landingIds.map((id) => ({ id: redtrackId('landing', id), weight: 1 })),
		offers: flow.offerIds.map((id) => ({ id: redtrackId('offer', id), weight: 1 })),
		...user,
	})),
	'/sources': SOURCES.map((source) => ({
		id: redtrackId('source', source.id),
		title: source.name,
		alias: source.kind,
		status: 'active',
		currency: CURRENCY,
		ref_id: source.macro,
		...stamps,
		...user,
	})),
	'/networks': NETWORKS.map((network) => ({
		id: redtrackId('network', network.id),
		title: network.name,
		status: network.state === 'archived' ? 'paused' : 'active',
		currency: CURRENCY,
		postback_protected: true,
		postback_token: 'network-test-token',
		...stamps,
		...user,
	})),
};
