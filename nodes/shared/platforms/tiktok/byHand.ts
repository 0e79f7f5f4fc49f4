import { handReader } from '../byHand';

/**
 * Fields by hand, under `platformFields.tiktok`: what an event of an app or a CRM needs, and what
 * describes an event more closely (ad-platforms §3).
 */
export const addByHand = handReader('tiktok', {
	user: {
		text: ['locale', 'att_status'],
		deviceHash: ['idfa', 'gaid', 'idfv'],
	},
	properties: {
		text: [
			'content_type',
			'delivery_category',
			'description',
			'query',
			'search_string',
			'shop_id',
			'status',
		],
		texts: ['content_ids'],
		number: ['num_items', 'predicted_ltv'],
	},
	ad: { text: ['callback', 'campaign_id', 'ad_id', 'creative_id', 'is_retargeting'] },
	app: { text: ['app_id', 'app_name', 'app_version'] },
	lead: { text: ['lead_id', 'lead_event_source'] },
});
