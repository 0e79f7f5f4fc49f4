/** What the Conversions API knows by name; reference 1.2 and 1.3 unless another source is named. */

export const EVENT_KEYS: ReadonlySet<string> = new Set([
	'event_name',
	'event_time',
	'action_source',
	'event_source_url',
	'event_id',
	'user_data',
	'custom_data',
	'opt_out',
	'data_processing_options',
	'data_processing_options_country',
	'data_processing_options_state',
	'referrer_url',
	'app_data',
	'messaging_channel',
	'original_event_data',
	'attribution_data',
]);

export const ACTION_SOURCES: ReadonlySet<string> = new Set([
	'email',
	'website',
	'app',
	'phone_call',
	'chat',
	'physical_store',
	'system_generated',
	'business_messaging',
	'other',
]);

/** Must be SHA-256 in lower-case hex; a string or a list of strings. */
export const HASHED_KEYS: ReadonlySet<string> = new Set([
	'em',
	'ph',
	'fn',
	'ln',
	'ct',
	'st',
	'zp',
	'country',
	'db',
	'ge',
]);

/** Taken as they are. The last three belong to messaging (Conversions API for Business Messaging). */
export const PLAIN_KEYS: ReadonlySet<string> = new Set([
	'external_id',
	'client_ip_address',
	'client_user_agent',
	'fbc',
	'fbp',
	'subscription_id',
	'fb_login_id',
	'lead_id',
	'anon_id',
	'madid',
	'page_id',
	'page_scoped_user_id',
	'ctwa_clid',
	'partner_id',
	'partner_name',
	'whatsapp_business_account_id',
	'ig_account_id',
	'ig_sid',
]);

/**
 * Combinations too broad to match anybody: an event with nothing beyond one of these is refused
 * (Meta's page on customer information parameters, enforced since v13).
 */
export const TOO_BROAD: ReadonlyArray<ReadonlySet<string>> = [
	new Set(['ct', 'country', 'st', 'zp', 'ge', 'client_user_agent']),
	new Set(['db', 'client_user_agent']),
	new Set(['fn', 'ge']),
	new Set(['ln', 'ge']),
];

/** What each messaging channel needs in `user_data`. */
export const MESSAGING_CHANNELS: Readonly<Record<string, readonly string[]>> = {
	whatsapp: ['ctwa_clid'],
	messenger: ['page_id', 'page_scoped_user_id'],
	instagram: ['ig_account_id', 'ig_sid'],
};

/** Event names taken with `business_messaging`; `Lead` is not among them. */
export const MESSAGING_EVENTS: ReadonlySet<string> = new Set([
	'Purchase',
	'LeadSubmitted',
	'QualifiedLead',
	'InitiateCheckout',
	'AddToCart',
	'ViewContent',
	'OrderCreated',
	'OrderShipped',
	'OrderDelivered',
	'OrderCanceled',
	'OrderReturned',
	'CartAbandoned',
	'RatingProvided',
	'ReviewProvided',
]);

/** 0 lets Meta find the place itself. */
export const PROCESSING_COUNTRIES: ReadonlySet<unknown> = new Set([0, 1]);
export const PROCESSING_STATES: ReadonlySet<unknown> = new Set([
	0, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010,
]);

export const DELIVERY_CATEGORIES: ReadonlySet<unknown> = new Set([
	'in_store',
	'home_delivery',
	'curbside',
]);

/** SHA-256 of the empty string: a blank that somebody hashed. */
export const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export const MAX_EVENTS = 1_000;
export const MAX_AGE_DAYS = 7;
export const MAX_AGE_DAYS_IN_STORE = 62;
export const MAX_AHEAD_SECONDS = 60;
export const EXTINFO_ITEMS = 16;
export const DEDUP_HOURS = 48;
