import type { Conversion } from '../../conversion/conversion';
import { handReader, type Tree } from '../byHand';
import type { Hasher } from '../hash';

/**
 * Fields of Meta that no tracker knows, by hand under `platformFields.meta`: those of events in apps
 * and in conversations, of subscriptions, and what `AppendValue` refers to (ad-platforms §1.2,
 * ad-platforms §1.3).
 */
export const addByHand = handReader('meta', {
	'': { text: ['messaging_channel'], boolean: ['opt_out'] },
	user_data: {
		text: [
			'subscription_id',
			'fb_login_id',
			'lead_id',
			'anon_id',
			'page_id',
			'page_scoped_user_id',
			'ctwa_clid',
			'ig_account_id',
			'ig_sid',
		],
		deviceId: ['madid'],
	},
	app_data: {
		flag: ['advertiser_tracking_enabled', 'application_tracking_enabled'],
		list: ['extinfo'],
		text: ['campaign_ids', 'install_referrer', 'vendor_id', 'windows_attribution_id'],
	},
	original_event_data: { text: ['event_name', 'order_id', 'event_id'], number: ['event_time'] },
	custom_data: {
		text: ['content_name', 'content_category', 'search_string', 'status', 'delivery_category'],
		number: ['predicted_ltv', 'net_revenue', 'num_items'],
	},
});

/** Ids by hand that tell Meta who converted, without anything else. */
const IDENTITIES = [
	'madid',
	'anon_id',
	'lead_id',
	'fb_login_id',
	'ctwa_clid',
	'page_scoped_user_id',
];

/** The fields by hand as they would be sent, those in no form of Meta's left out. */
function sentByHand(conversion: Conversion, hasher: Hasher): Record<string, Tree | undefined> {
	const made: Record<string, Tree | undefined> = {};
	addByHand(made, conversion, hasher);
	return made;
}

export function hasIdentityByHand(conversion: Conversion, hasher: Hasher): boolean {
	const { user_data: data = {} } = sentByHand(conversion, hasher);
	return IDENTITIES.some((name) => name in data);
}

/** A list of sixteen, blanks included: Meta drops events with any other number (ad-platforms §1.2). */
const EXTINFO_LENGTH = 16;

/** What Meta wants of an event in an app, or nothing when it is all there. */
export function missingOfApp(conversion: Conversion, hasher: Hasher): string | undefined {
	const { app_data: data = {} } = sentByHand(conversion, hasher);
	const flags = ['advertiser_tracking_enabled', 'application_tracking_enabled'];
	const missing = flags.find((name) => !(name in data));
	if (missing !== undefined) return `'${missing}'`;
	const { extinfo } = data;
	if (Array.isArray(extinfo) && extinfo.length === EXTINFO_LENGTH) return undefined;
	return `'extinfo' as a list of ${EXTINFO_LENGTH}, blanks as empty texts`;
}

/** What Meta wants of an event in a conversation, or nothing when it is all there. */
export function missingOfMessaging(conversion: Conversion, hasher: Hasher): string | undefined {
	return 'messaging_channel' in sentByHand(conversion, hasher) ? undefined : "'messaging_channel'";
}
