import {
	CAMPAIGNS,
	CURRENCY,
	FLOWS,
	LANDINGS,
	NETWORKS,
	OFFERS,
	SOURCES,
	type Truth,
	type TruthClick,
	type TruthState,
	type TruthStatus,
} from '../generator';

export type ApiRow = Record<string, unknown>;

const iso = (second: number): string => new Date(second * 1000).toISOString();
const UNDONE: ReadonlySet<TruthStatus> = new Set(['rejected', 'trash', 'refunded']);
const STATES = { active: 'active', paused: 'paused', archived: 'archived', purged: 'deleted' };

/** What happened: the latest status that undid nothing; a conversion that was never good is a sale. */
export function eventOf({ history }: TruthState): string {
	return history.filter(({ status }) => !UNDONE.has(status)).at(-1)?.status ?? 'sale';
}

function visitRow(click: TruthClick): ApiRow {
	const { campaign, flow, offer, landing, source, network, place, agent } = click;
	return {
		click_id: click.id,
		external_id: click.externalId,
		cost: click.cost,
		campaign: { id: campaign.id, name: campaign.name, state: STATES[campaign.state] },
		flow: { id: flow.id, name: flow.name },
		offer: { id: offer.id, name: offer.name },
		landing: landing && { id: landing.id, name: landing.name },
		source: { id: source.id, name: source.name },
		network: { id: network.id, name: network.name },
		geo: { country: place.code, region: place.region, city: click.city },
		device: { type: agent.deviceType, os: agent.os, browser: agent.browser },
		ip: click.ip,
		user_agent: click.userAgent,
		referrer: click.referrer,
		...Object.fromEntries(click.subIds.map((value, at) => [`sub_${at + 1}`, value])),
	};
}

/** One conversion as it stands. `note` is a field that no reader knows. */
export function conversionRow(truth: Truth, row: number, nowMs: number): ApiRow {
	const state = truth.stateAt(row, nowMs);
	if (state === null) throw new Error(`Conversion ${row} has not happened yet`);
	const click = truth.click(truth.clickIndexOf(row));
	return {
		id: truth.eventId(row),
		transaction_id: truth.transactionId(row),
		status: state.word,
		event: eventOf(state),
		revenue: state.revenue,
		currency: CURRENCY,
		created_at: iso(state.firstAt),
		updated_at: iso(state.at),
		clicked_at: iso(click.at),
		note: { seen: true },
		...visitRow(click),
	};
}

export function clickRow(truth: Truth, click: TruthClick, nowMs: number): ApiRow {
	const conversions = truth.conversionsOfClick(click.index);
	return {
		...visitRow(click),
		clicked_at: iso(click.at),
		is_converted: conversions.some((row) => truth.stateAt(row, nowMs) !== null),
	};
}

/** Lists of what the account is made of. Campaigns that were deleted for good are in none. */
export const LISTS: Readonly<Record<string, readonly ApiRow[]>> = {
	campaigns: CAMPAIGNS.filter(({ state }) => state !== 'purged').map((campaign) => ({
		id: campaign.id,
		name: campaign.name,
		status: STATES[campaign.state],
		url: `https://go.example.com/${campaign.alias}`,
	})),
	offers: OFFERS.map(({ id, name, state }) => ({ id, name, status: state })),
	landings: LANDINGS.map(({ id, name, url, state }) => ({ id, title: name, url, status: state })),
	flows: FLOWS.map(({ id, name, state }) => ({ id, name, status: state })),
	sources: SOURCES.map(({ id, name }) => ({ id, name })),
	networks: NETWORKS.map(({ id, name, state }) => ({ id, name, status: state })),
};
