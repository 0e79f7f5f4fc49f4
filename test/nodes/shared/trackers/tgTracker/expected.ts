import type { CampaignState, Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { toEvent } from '../../../../../nodes/shared/conversion/event';
import { toStatus } from '../../../../../nodes/shared/conversion/status';
import { CURRENCY, type Truth, type TruthCampaignState } from '../../../../simulators/generator';
import { eventOf } from '../../../../simulators/tgTracker';
import { iso } from '../expectedValues';

const MACRO = /^(?:\$?\{.*\}|\[.*\]|__[A-Z_]+__)$/;
const known = (value: string | null): string | null =>
	value === null || value === '' || MACRO.test(value) ? null : value;

const STATES: Record<TruthCampaignState, CampaignState> = {
	active: 'active',
	paused: 'paused',
	archived: 'archived',
	purged: 'deleted',
};
const COUNTING = {
	active: 'counted',
	paused: 'excluded from real-time',
	archived: 'historical only',
	deleted: 'excluded',
} as const;
const named = (thing: { id: number; name: string } | null) =>
	thing === null ? { id: null, name: null } : { id: String(thing.id), name: thing.name };

/** A conversion of the truth in the words of this package, all that a tracker could know of it. */
export function expectedConversion(
	truth: Truth,
	row: number,
	nowMs: number,
	account: string,
	timeFilter: 'converted' | 'updated',
): Omit<Conversion, 'version'> {
	const state = truth.stateAt(row, nowMs);
	if (state === null) throw new Error(`Conversion ${row} has not happened yet`);
	const click = truth.click(truth.clickIndexOf(row));
	const campaignState = STATES[click.campaign.state];
	const subIds = click.subIds.flatMap((value, at) =>
		value ? [[`sub_${at + 1}`, value] as const] : [],
	);
	return {
		id: truth.eventId(row),
		change: 'new',
		changedFields: [],
		tracker: 'tgTracker',
		account,
		status: toStatus(state.word),
		trackerStatus: state.word,
		event: toEvent(eventOf(state)),
		trackerEvent: eventOf(state),
		revenue: state.revenue,
		currency: CURRENCY,
		cost: click.cost,
		convertedAt: iso(state.firstAt),
		clickedAt: iso(click.at),
		updatedAt: timeFilter === 'updated' ? iso(state.at) : null,
		clickId: click.id,
		externalId: known(click.externalId),
		transactionId: known(truth.transactionId(row)),
		adClickIds: click.adClickIds,
		campaign: { ...named(click.campaign), state: campaignState },
		flow: named(click.flow),
		offer: named(click.offer),
		landingPage: named(click.landing),
		trafficSource: named(click.source),
		affiliateNetwork: named(click.network),
		counting: COUNTING[campaignState],
		subIds: Object.fromEntries(subIds),
		geo: { country: click.place.code, region: click.place.region, city: known(click.city) },
		device: {
			type: click.agent.deviceType,
			os: click.agent.os,
			browser: click.agent.browser,
		},
		ip: click.ip,
		userAgent: click.userAgent,
		referrer: known(click.referrer),
		pageUrl: null,
	};
}
