import { handReader } from '../byHand';

/**
 * Fields by hand, under `platformFields.snapchat`: what an event of an app needs, and what describes an
 * event more closely (ad-platforms §4). `extinfo` keeps its blanks: its sixteen places count.
 */
export const addByHand = handReader('snapchat', {
	user_data: {
		text: ['sc_cookie1', 'partner_id', 'subscription_id'],
		deviceId: ['madid', 'idfv'],
	},
	custom_data: {
		text: ['search_string', 'sign_up_method', 'content_name'],
		texts: ['brands', 'content_category', 'content_ids'],
		number: ['num_items'],
	},
	app_data: {
		text: ['app_id'],
		flag: ['advertiser_tracking_enabled', 'application_tracking_enabled'],
		list: ['extinfo'],
	},
});
