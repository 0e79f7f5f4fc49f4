import { CURRENCY, type TruthClick, type TruthState, type TruthStatus } from '../generator';
import { TimeZone } from '../keitaro/timeZone';
import { redtrackId } from './ids';
import type { Row } from './entities';

/** Types of the account, in the order of its settings: `type1` is the first. */
export const TYPES = ['Lead', 'Purchase', 'Registration', 'Deposit', 'Rebill'] as const;
type AccountType = (typeof TYPES)[number];

/** Which type a postback is sent with; those that undo a conversion leave it as it was. */
const TYPE_OF: Readonly<Partial<Record<TruthStatus, AccountType>>> = {
	lead: 'Lead',
	sale: 'Purchase',
	registration: 'Registration',
	deposit: 'Deposit',
	rebill: 'Rebill',
};
/** Statuses are the network's words; types that are steps of a funnel are approved at once. */
const APPROVED_AT_ONCE: ReadonlySet<TruthStatus> = new Set<TruthStatus>([
	'registration',
	'deposit',
	'rebill',
]);
/** A conversion without a type of the account's own. */
const DEFAULT_TYPE = 'conversion';

/** How moments are written: which of the two an account gets is not in the specification. */
export type StampStyle = 'offset' | 'naive';

export interface RowStyle {
	zone: TimeZone;
	stamps: StampStyle;
}

export function stamp(second: number, { zone, stamps }: RowStyle): string {
	const wall = zone.format(second);
	if (stamps === 'naive') return wall;
	const minutes = zone.offset(second) / 60;
	const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
	const pad = (value: number) => String(value).padStart(2, '0');
	return `${wall.replace(' ', 'T')}${minutes < 0 ? '-' : '+'}${pad(hours)}:${pad(rest)}`;
}

export function typeOf({ history }: TruthState): string {
	const types = history.flatMap(({ status }) => TYPE_OF[status] ?? []);
	return types.at(-1) ?? DEFAULT_TYPE;
}

const statusOf = ({ status, word }: TruthState): string =>
	APPROVED_AT_ONCE.has(status) ? 'approved' : word;

/** What both logs tell of a click. Blank texts are there, as Go writes them. */
export function visitColumns(click: TruthClick): Row {
	return {
		ref_id: click.externalId ?? '',
		external_id: '',
		campaign: click.campaign.name,
		campaign_id: redtrackId('campaign', click.campaign.id),
		offer: click.offer.name,
		offer_id: redtrackId('offer', click.offer.id),
		landing: click.landing?.name ?? '',
		landing_id: click.landing === null ? '' : redtrackId('landing', click.landing.id),
		source: click.source.name,
		source_id: redtrackId('source', click.source.id),
		network: click.network.name,
		program_id: redtrackId('network', click.network.id),
		...Object.fromEntries(
			click.subIds.slice(0, 20).map((value, index) => [`sub${index + 1}`, value ?? '']),
		),
		rt_source: click.source.kind,
		rt_campaign_id: click.adCampaignId,
		country: click.place.code,
		region: click.place.region,
		city: click.city ?? '',
		ip: click.ip,
		isp: click.place.isp,
		os: click.agent.os,
		browser: click.agent.browser,
		device: click.agent.deviceType,
		connection_type: click.agent.connection,
		user_agent: click.userAgent ?? '',
		referer: click.referrer ?? '',
	};
}

const costs = (cost: number): Row => ({ cost, cost_default: cost, cost_source: cost });

/** `models.ConversionView`. */
export function conversionRow(
	click: TruthClick,
	state: TruthState,
	transactionId: string,
	style: RowStyle,
): Row {
	const type = typeOf(state);
	const payout = state.revenue ?? 0;
	const typeNumber = TYPES.indexOf(type as AccountType) + 1;
	return {
		id: redtrackId('conversion', state.index),
		clickid: click.id,
		order: transactionId,
		type,
		...(typeNumber > 0 ? { [`type${typeNumber}`]: 1 } : { default_type: 1 }),
		status: statusOf(state),
		event: '',
		duplicate_status: 0,
		is_transaction: 0,
		attribution_type: 'click',
		conv_time: stamp(state.firstAt, style),
		created_at: stamp(state.firstAt, style),
		track_time: stamp(click.at, style),
		payout,
		payout_default: payout,
		payout_network: payout,
		currency: CURRENCY,
		...costs(click.cost),
		page_url: '',
		...visitColumns(click),
	};
}

/** `models.TrackView`. */
export function trackRow(click: TruthClick, style: RowStyle): Row {
	return {
		id: click.id,
		track_time: stamp(click.at, style),
		type: 'click',
		uniq: Number(click.isUnique),
		is_ok: Number(!click.isBot),
		...costs(click.cost),
		...visitColumns(click),
	};
}
