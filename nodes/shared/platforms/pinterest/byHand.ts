import { handReader } from '../byHand';

/**
 * Fields by hand, under `platformFields.pinterest`: what describes an app, a device or an event more
 * closely (Pinterest's OpenAPI description, `ConversionEvents`). A lifetime value is a text there.
 */
export const addByHand = handReader('pinterest', {
	'': {
		text: [
			'app_id',
			'app_name',
			'app_version',
			'device_brand',
			'device_carrier',
			'device_model',
			'device_type',
			'language',
			'os_version',
			'partner_name',
		],
		boolean: ['opt_out', 'wifi'],
	},
	user_data: {
		text: ['partner_id'],
		deviceHashes: ['hashed_maids'],
	},
	custom_data: {
		text: [
			'content_brand',
			'content_category',
			'content_name',
			'np',
			'opt_out_type',
			'predicted_ltv',
			'search_string',
		],
		texts: ['content_ids'],
		number: ['num_items'],
	},
});
