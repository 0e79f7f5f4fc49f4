/**
 * What Google Analytics drops without a word, or cuts, so it is looked at before (limits of the
 * Measurement Protocol; ad-platforms §2.5).
 */
export const MAX_EVENTS = 25;
export const MAX_PARAMETERS = 25;
export const MAX_NAME = 40;
export const MAX_VALUE = 100;
export const MAX_ITEMS = 200;
export const MAX_AGE_HOURS = 72;
/** Bytes of a request. */
export const MAX_BODY = 130_000;

/** Parameters that may be longer: addresses and titles of pages. */
const LONGER: Readonly<Record<string, number>> = {
	page_location: 1000,
	page_referrer: 420,
	page_title: 300,
};

export const maxValue = (parameter: string): number => LONGER[parameter] ?? MAX_VALUE;

/** Events that Google Analytics makes itself and takes from nobody. */
const RESERVED_EVENTS: ReadonlySet<string> = new Set([
	...['ad_activeview', 'ad_click', 'ad_exposure', 'ad_query', 'ad_reward', 'adunit_exposure'],
	...['app_clear_data', 'app_exception', 'app_remove', 'app_store_refund', 'app_update'],
	...['app_upgrade', 'app_store_subscription_cancel', 'app_store_subscription_convert'],
	...['app_store_subscription_renew', 'app_background', 'app_install', 'dynamic_link_app_open'],
	...['dynamic_link_app_update', 'dynamic_link_first_open', 'error', 'first_open', 'first_visit'],
	...['firebase_campaign', 'firebase_in_app_message_action', 'firebase_in_app_message_dismiss'],
	...['firebase_in_app_message_impression', 'in_app_purchase', 'notification_dismiss'],
	...['notification_foreground', 'notification_open', 'notification_receive', 'notification_send'],
	...['os_update', 'screen_view', 'session_start', 'user_engagement'],
]);

const NAME = /^[\p{L}][\p{L}\p{N}_]*$/u;
const RESERVED_PREFIX = /^(?:_|firebase_|ga_|google_|gtag\.)/i;

/** What is wrong with the name of an event, or nothing. */
export function faultOfEventName(name: string): string | undefined {
	if (RESERVED_EVENTS.has(name)) return 'it is one that only Google Analytics itself may use';
	return faultOfName(name);
}

/** What is wrong with the name of a parameter, or nothing. */
export function faultOfName(name: string): string | undefined {
	if (name.length > MAX_NAME) return `it has more than ${MAX_NAME} characters`;
	if (RESERVED_PREFIX.test(name)) return 'it begins as only names of Google itself may';
	return NAME.test(name) ? undefined : 'it is not a letter with letters, digits and _ behind';
}
