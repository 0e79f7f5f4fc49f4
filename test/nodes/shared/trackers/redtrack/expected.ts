import type {
	Conversion,
	ConversionEvent,
	ConversionStatus,
} from '../../../../../nodes/shared/conversion/conversion';
import { versionOf } from '../../../../../nodes/shared/conversion/version';
import {
	CURRENCY,
	type TruthClick,
	type TruthState,
	type TruthStatus,
} from '../../../../simulators/generator';
import { redtrackId } from '../../../../simulators/redtrack';
import type { TruthAccount } from '../../../../simulators/truthAccount';
import { iso, real, subIdsOf, text } from '../expectedValues';

/** What each happening of the truth is in canonical words. */
const STATUS: Record<TruthStatus, ConversionStatus> = {
	lead: 'pending',
	sale: 'confirmed',
	deposit: 'confirmed',
	rebill: 'confirmed',
	registration: 'confirmed',
	rejected: 'rejected',
	trash: 'rejected',
	refunded: 'refunded',
};
const EVENT: Partial<Record<TruthStatus, [ConversionEvent, string]>> = {
	lead: ['Lead', 'Lead'],
	sale: ['Purchase', 'Purchase'],
	deposit: ['Purchase', 'Deposit'],
	rebill: ['Purchase', 'Rebill'],
	registration: ['CompleteRegistration', 'Registration'],
};
/** Never anything but undone: it passes for what most conversions are. */
const NOTHING_BEFORE: [ConversionEvent, string] = ['Purchase', 'conversion'];
const STEPS = new Set<TruthStatus>(['registration', 'deposit', 'rebill']);

/** RedTrack knows no archive: there such campaigns are paused. */
const STATES = { active: 'active', paused: 'paused', archived: 'paused', purged: null } as const;
const COUNTING = {
	active: 'counted',
	paused: 'excluded from real-time',
	archived: 'excluded from real-time',
	purged: 'counted',
} as const;

function eventOf({ history }: TruthState) {
	const [event, trackerEvent] =
		history.flatMap(({ status }) => (EVENT[status] ? [EVENT[status]] : [])).at(-1) ??
		NOTHING_BEFORE;
	return { event, trackerEvent };
}

/** What both logs tell of a click, from what really happened. */
export function expectedVisit(click: TruthClick) {
	const { campaign, landing } = click;
	return {
		externalId: real(click.externalId),
		adClickIds: click.adClickIds,
		campaign: { id: redtrackId('campaign', campaign.id), name: campaign.name, state: null },
		flow: { id: null, name: null },
		offer: { id: redtrackId('offer', click.offer.id), name: click.offer.name },
		landingPage: {
			id: landing && redtrackId('landing', landing.id),
			name: landing && landing.name,
		},
		trafficSource: { id: redtrackId('source', click.source.id), name: click.source.name },
		affiliateNetwork: { id: redtrackId('network', click.network.id), name: click.network.name },
		subIds: subIdsOf(click, 20),
		geo: { country: click.place.code, region: click.place.region, city: text(click.city) },
		device: { type: click.agent.deviceType, os: click.agent.os, browser: click.agent.browser },
		ip: click.ip,
		userAgent: text(click.userAgent),
		referrer: text(click.referrer),
	};
}

/** A conversion as RedTrack can know it, from what really happened; `undefined` before it has. */
export function expectedOf(account: TruthAccount, index: number): Conversion | undefined {
	const state = account.stateOf(index);
	if (state === null) return undefined;
	const { truth } = account;
	const click = truth.click(truth.clickIndexOf(index));
	const visit = expectedVisit(click);
	const conversion: Conversion = {
		id: redtrackId('conversion', index),
		version: '',
		change: 'new',
		changedFields: [],
		tracker: 'redtrack',
		account: 'agency',
		status: STATUS[state.status],
		trackerStatus: STEPS.has(state.status) ? 'approved' : state.word,
		...eventOf(state),
		// A payout that was never sent is 0.
		revenue: state.revenue ?? 0,
		currency: CURRENCY,
		cost: click.cost,
		convertedAt: iso(state.firstAt),
		clickedAt: iso(click.at),
		updatedAt: null,
		clickId: click.id,
		transactionId: text(truth.transactionId(index)),
		...visit,
		campaign: { ...visit.campaign, state: STATES[click.campaign.state] },
		counting: COUNTING[click.campaign.state],
		pageUrl: null,
	};
	return { ...conversion, version: versionOf(conversion) };
}

/** Everything that has happened, oldest first. */
export function allExpected(account: TruthAccount): Conversion[] {
	return account
		.startedBetween(0, Infinity)
		.flatMap((index) => expectedOf(account, index) ?? [])
		.sort((a, b) => a.convertedAt.localeCompare(b.convertedAt));
}
