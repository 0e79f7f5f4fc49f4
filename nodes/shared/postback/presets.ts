import type { ConversionEvent, ConversionStatus, TrackerName } from '../conversion/conversion';
import type { Names } from './fields';

export const PRESETS = [
	'generic',
	'keitaro',
	'voluum',
	'redtrack',
	'bemob',
	'binom',
	'tgTracker',
] as const;

export type PresetName = (typeof PRESETS)[number];

/** One parameter of a ready URL and the macro that the tracker replaces by its value. */
export type TemplateEntry = readonly [parameter: string, macro: string];

/** How one tracker's postbacks are written and read. */
export interface Preset {
	/** As people call it. */
	name: string;
	/** What its conversions say in `tracker`. */
	tracker: TrackerName;
	/** Names it uses beside those of `FIELD_NAMES`. */
	names: Names;
	/** Names of its sub-ids, without their number. */
	subIds: readonly string[];
	/** The ready URL's parameters, in its macro syntax. */
	template: readonly TemplateEntry[];
	/** Words it uses in a sense of its own. */
	statusWords?: Readonly<Record<string, ConversionStatus>>;
	eventWords?: Readonly<Record<string, ConversionEvent>>;
	/** Whether its status says what happened, as Keitaro's conversion types do. */
	statusNamesEvent?: boolean;
}

const numbered = (parameter: string, macro: (n: number) => string, count: number) =>
	Array.from(
		{ length: count },
		(_, index): TemplateEntry => [`${parameter}${index + 1}`, macro(index + 1)],
	);

/** Sub-ids in a ready URL: enough for most, short enough for every tracker's field. */
const SUB_IDS_SHOWN = 5;

/**
 * Macros are those of the trackers' own documents (keitaro-api §8.2, trackers §1.6, trackers §2.5,
 * trackers §3, trackers §5.5, trackers §6). Where a document is silent the macro is left out, or, for
 * BeMob's click id and transaction id, guessed: a wrong guess arrives unreplaced, is flagged and counts
 * as absent.
 */
export const PRESET: Record<PresetName, Preset> = {
	generic: {
		name: 'Generic or Own Backend',
		tracker: 'other',
		names: {},
		subIds: [],
		template: [
			['event', '{event_name}'],
			['value', '{value}'],
			['currency', '{currency}'],
			['click_id', '{click_id}'],
			['status', '{status}'],
			['transaction_id', '{transaction_id}'],
			['user_email', '{user_email}'],
			['custom_data', '{custom_data}'],
		],
	},
	keitaro: {
		name: 'Keitaro',
		tracker: 'keitaro',
		// `subid` is the click id; some documents call it `click_id`.
		names: { clickId: ['subid', 'sub_id'] },
		subIds: [],
		statusNamesEvent: true,
		template: [
			['click_id', '{subid}'],
			['status', '{status}'],
			['value', '{revenue}'],
			['currency', '{currency}'],
			['transaction_id', '{tid}'],
			['external_id', '{external_id}'],
			['campaign_id', '{campaign_id}'],
			['campaign_name', '{campaign_name}'],
			['offer_id', '{offer_id}'],
			['landing_id', '{landing_id}'],
			['source_id', '{ts_id}'],
			['country', '{country}'],
			['ip', '{ip}'],
			['user_agent', '{user_agent}'],
			...numbered('sub_', (n) => `{sub_id_${n}}`, SUB_IDS_SHOWN),
		],
	},
	voluum: {
		name: 'Voluum',
		tracker: 'voluum',
		names: {},
		subIds: ['var', 'customvariable'],
		// No macro for the status, the transaction or the currency is documented.
		template: [
			['click_id', '{clickid}'],
			['external_id', '{externalid}'],
			['value', '{payout}'],
			['campaign_id', '{campaign.id}'],
			['campaign_name', '{campaign.name}'],
			['offer_id', '{offer.id}'],
			['landing_id', '{lander.id}'],
			['source_id', '{trafficsource.id}'],
			['country', '{country}'],
			['ip', '{ip}'],
			['user_agent', '{useragent}'],
			...numbered('sub_', (n) => `{var${n}}`, SUB_IDS_SHOWN),
		],
	},
	redtrack: {
		name: 'RedTrack',
		tracker: 'redtrack',
		names: {
			value: ['offer_payout', 'cust_payout'],
			campaignId: ['campaignid'],
			campaignName: ['campaignname'],
		},
		subIds: [],
		// The name of RedTrack's own conversion type, which is what a sale arrives as.
		eventWords: { conversion: 'Purchase' },
		template: [
			['click_id', '{clickid}'],
			['external_id', '{ref_id}'],
			['value', '{offer_payout}'],
			['event', '{type}'],
			['status', '{status}'],
			['time', '{timestamp}'],
			['click_time', '{clicktime}'],
			['campaign_id', '{campaignid}'],
			['campaign_name', '{campaignname}'],
			['offer_id', '{offerid}'],
			['offer_name', '{offername}'],
			['landing_id', '{landerid}'],
			['source_id', '{sourceid}'],
			['country', '{country}'],
			['ip', '{ip}'],
			['user_agent', '{useragent}'],
			...numbered('sub_', (n) => `{sub${n}}`, SUB_IDS_SHOWN),
		],
	},
	bemob: {
		name: 'BeMob',
		tracker: 'bemob',
		// `cet` names one of up to 20 custom conversions.
		names: { event: ['cet'] },
		subIds: ['custom'],
		statusWords: { charge: 'refunded' },
		template: [
			['click_id', '{clickId}'],
			['external_id', '{externalId}'],
			['value', '{payout}'],
			['status', '{status}'],
			['transaction_id', '{txid}'],
		],
	},
	binom: {
		name: 'Binom',
		tracker: 'binom',
		names: { clickId: ['cnv_id'], time: ['unixconversiontime'], clickTime: ['unixtime'] },
		subIds: ['t', 'token'],
		template: [
			['click_id', '{clickid}'],
			['external_id', '{externalid}'],
			['value', '{payout}'],
			['currency', '{cnv_currency}'],
			['status', '{cnv_status}'],
			['time', '{unixconversiontime}'],
			['click_time', '{unixtime}'],
			['campaign_id', '{campaign_id}'],
			['campaign_name', '{campaign_name}'],
			['offer_id', '{offer_id}'],
			['offer_name', '{offer_name}'],
			['landing_id', '{landing_id}'],
			['source_id', '{traffic_source_id}'],
			['country', '{country_code}'],
			['ip', '{ip}'],
			['user_agent', '{user_agent}'],
			...numbered('sub_', (n) => `{t${n}}`, SUB_IDS_SHOWN),
		],
	},
	tgTracker: {
		name: 'TG Tracker',
		tracker: 'tgTracker',
		// Several products go by this name and most publish no macros; these are of the one that does.
		names: {
			clickId: ['uid', 'click'],
			time: ['occurred_at_ms'],
			userId: ['tg_id', 'telegram_id'],
		},
		subIds: [],
		eventWords: { subscribed: 'Subscribe', contact: 'Lead' },
		template: [
			['click_id', '{uid}'],
			['event', '{event}'],
			['value', '{value}'],
			['currency', '{currency}'],
			['time', '{occurred_at_ms}'],
			['campaign_id', '{campaign_id}'],
			['fbclid', '{fbclid}'],
		],
	},
};
