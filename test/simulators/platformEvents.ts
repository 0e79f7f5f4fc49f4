import { createHash } from 'node:crypto';

import { faultOfEvent as faultAtPinterest } from './pinterest';
import { faultOfEvent as faultAtReddit } from './reddit';
import { faultOfEvent as faultAtSnap } from './snapchat';
import { faultOfEvent as faultAtTikTok } from './tiktok';

export const NOW_MS = Date.UTC(2026, 10, 20, 12, 0, 0);
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export type Fields = Record<string, unknown>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const HASH = sha256('buyer@example.com');

/** A platform's strictness: an event it takes, and changes that make it refuse it. */
export interface Strictness {
	fault: (event: unknown) => string | undefined;
	good: Fields;
	/** The time of the event in the platform's unit. */
	time: { key: string; of: (ms: number) => number };
	/** Objects inside the event. */
	user: string;
	custom: string;
	/** A key for the hashed e-mail, and its right value. */
	email: [key: string, value: unknown];
	maxAgeDays: number | undefined;
	/** Further changes of the event as a whole. */
	wrong: Array<[what: string, change: Fields]>;
}

export const seconds = (ms: number) => Math.floor(ms / 1_000);
const milliseconds = (ms: number) => ms;

/** Each platform by its own rules, as if it were now `NOW_MS`. */
export const STRICT: Record<string, Strictness> = {
	tiktok: {
		fault: (event) => faultAtTikTok(event, 'web', NOW_MS),
		good: {
			event: 'Purchase',
			event_time: seconds(NOW_MS - HOUR_MS),
			event_id: 'e-1',
			user: { email: HASH, ip: '203.0.113.7' },
			properties: { value: 1.5, currency: 'USD', contents: [{ content_id: 'sku' }] },
			page: { url: 'https://example.com' },
		},
		time: { key: 'event_time', of: seconds },
		user: 'user',
		custom: 'properties',
		email: ['email', HASH],
		maxAgeDays: undefined,
		wrong: [
			['no page', { page: undefined }],
			['a number for an id', { properties: { contents: [{ content_id: 7 }] } }],
			['a value without currency', { properties: { value: 1 } }],
			['nobody', { user: {} }],
			['a text for a flag', { limited_data_use: 'true' }],
		],
	},
	snapchat: {
		fault: (event) => faultAtSnap(event, NOW_MS),
		good: {
			event_name: 'PURCHASE',
			event_time: NOW_MS - HOUR_MS,
			event_id: 'e-1',
			action_source: 'WEB',
			event_source_url: 'https://example.com',
			user_data: { em: [HASH] },
			custom_data: { value: 1.5, currency: 'USD', contents: [{ id: 'sku' }] },
		},
		time: { key: 'event_time', of: milliseconds },
		user: 'user_data',
		custom: 'custom_data',
		email: ['em', [HASH]],
		maxAgeDays: 37,
		wrong: [
			['a name of its own', { event_name: 'Purchase' }],
			['a purchase without value', { custom_data: { currency: 'USD' } }],
			['no page', { event_source_url: undefined }],
			['an app without its data', { action_source: 'MOBILE_APP' }],
			['an address without a browser', { user_data: { client_ip_address: '203.0.113.7' } }],
		],
	},
	pinterest: {
		fault: (event) => faultAtPinterest(event, NOW_MS),
		good: {
			event_name: 'checkout',
			action_source: 'web',
			event_time: seconds(NOW_MS - HOUR_MS),
			event_id: 'e-1',
			user_data: { em: [HASH] },
			custom_data: { value: '1.5', currency: 'USD', contents: [{ id: 'sku', item_price: '1' }] },
		},
		time: { key: 'event_time', of: seconds },
		user: 'user_data',
		custom: 'custom_data',
		email: ['em', [HASH]],
		maxAgeDays: undefined,
		wrong: [
			['a number for a value', { custom_data: { value: 1.5 } }],
			['a number for a price', { custom_data: { contents: [{ id: 'sku', item_price: 1 }] } }],
			['a text for a count', { custom_data: { num_items: '2' } }],
			['a hash that is no list', { user_data: { em: HASH } }],
			['no event id', { event_id: undefined }],
			['a name of its own', { event_name: 'Purchase' }],
		],
	},
	reddit: {
		fault: (event) => faultAtReddit(event, NOW_MS),
		good: {
			event_at: NOW_MS - HOUR_MS,
			action_source: 'WEBSITE',
			type: { tracking_type: 'PURCHASE' },
			user: { email: HASH },
			metadata: { value: 1.5, currency: 'USD', conversion_id: 'e-1', products: [{ id: 'sku' }] },
		},
		time: { key: 'event_at', of: milliseconds },
		user: 'user',
		custom: 'metadata',
		email: ['email', HASH],
		maxAgeDays: 7,
		wrong: [
			['a type of v2', { type: { tracking_type: 'Purchase' } }],
			['a custom event without name', { type: { tracking_type: 'CUSTOM' } }],
			['no action source', { action_source: undefined }],
			['a click in a shop', { action_source: 'PHYSICAL_STORE', click_id: '1' }],
			['a product without id', { metadata: { products: [{ name: 'Shoe' }] } }],
		],
	},
};
