import { wordKey } from '../conversion/words';

/**
 * What a postback can tell, and every name it is told under. Names are compared by `wordKey`, so
 * `click_id`, `clickId` and `Click-ID` are one. The first name of a field is the one in our URLs.
 */
export const FIELD_NAMES = {
	event: ['event', 'event_name', 'event_type', 'conversion_type', 'goal', 'type'],
	status: ['status', 'conversion_status', 'cnv_status'],
	value: ['value', 'revenue', 'payout', 'sum', 'amount', 'conversion_value', 'total'],
	currency: ['currency', 'currency_code', 'cnv_currency', 'cur'],
	cost: ['cost', 'click_cost'],
	clickId: ['click_id', 'cid', 'click'],
	externalId: ['external_id', 'external_click_id', 'ref_id'],
	transactionId: ['transaction_id', 'txid', 'tid', 'order_id', 'transaction'],
	eventId: ['event_id', 'conversion_id', 'dedup_id'],
	time: ['time', 'timestamp', 'event_time', 'conversion_time', 'occurred_at', 'datetime'],
	clickTime: ['click_time', 'clicked_at'],
	campaignId: ['campaign_id'],
	campaignName: ['campaign_name', 'campaign'],
	flowId: ['flow_id', 'stream_id'],
	flowName: ['flow_name', 'flow'],
	offerId: ['offer_id'],
	offerName: ['offer_name', 'offer'],
	landingId: ['landing_id', 'lander_id'],
	landingName: ['landing_name', 'lander_name', 'landing', 'lander'],
	sourceId: ['source_id', 'traffic_source_id', 'ts_id'],
	sourceName: ['source_name', 'traffic_source_name', 'source', 'traffic_source'],
	networkId: ['network_id', 'affiliate_network_id'],
	networkName: ['network_name', 'affiliate_network_name', 'network', 'affiliate_network'],
	country: ['country', 'country_code', 'geo'],
	region: ['region'],
	city: ['city'],
	ip: ['ip', 'client_ip', 'user_ip', 'client_ip_address'],
	userAgent: ['user_agent', 'ua', 'client_user_agent'],
	deviceType: ['device', 'device_type'],
	os: ['os', 'os_name'],
	browser: ['browser', 'browser_name'],
	referrer: ['referrer', 'referer'],
	pageUrl: ['page_url', 'event_source_url', 'url'],
	email: ['user_email', 'email', 'em'],
	phone: ['user_phone', 'phone', 'ph'],
	firstName: ['first_name', 'fn'],
	lastName: ['last_name', 'ln'],
	userId: ['user_id', 'external_user_id'],
	customData: ['custom_data'],
} as const satisfies Record<string, readonly string[]>;

export type FieldName = keyof typeof FIELD_NAMES;

/** Which names a parameter may have for each field. */
export type Names = Partial<Record<FieldName, readonly string[]>>;

export const FIELDS = Object.keys(FIELD_NAMES) as FieldName[];

/** Fields that tell who the buyer is. */
export const PERSONAL_FIELDS = ['email', 'phone', 'firstName', 'lastName', 'userId'] as const;

/** Where a parameter goes, and how much its name counts against others for the same field. */
export interface Place {
	field: FieldName;
	/** The lowest wins. */
	rank: number;
}

/** From the `wordKey` of a parameter's name to its field; earlier tables win over later ones. */
export type NameIndex = ReadonlyMap<string, Place>;

export function indexNames(tables: readonly Names[]): NameIndex {
	const index = new Map<string, Place>();
	for (const table of tables) {
		for (const [field, names] of Object.entries(table) as Array<[FieldName, readonly string[]]>) {
			for (const name of names) {
				const key = wordKey(name);
				if (!index.has(key)) index.set(key, { field, rank: index.size });
			}
		}
	}
	return index;
}
