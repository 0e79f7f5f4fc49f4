import type { IDataObject } from 'n8n-workflow';

/** `*_id` fields that are other people's texts, not ids of Keitaro. */
const FOREIGN_IDS: ReadonlySet<string> = new Set([
	'ad_account_id',
	'ad_campaign_id',
	'click_id',
	'creative_id',
	'event_id',
	'external_id',
	'sub_id',
]);

const NUMBERS: ReadonlySet<string> = new Set([
	'campaigns_count',
	'check_retries',
	'conversion_cap',
	'cookies_ttl',
	'cost_value',
	'daily_cap',
	'interval',
	'key_count',
	'keyCount',
	'next_run_at',
	'offer_count',
	'payout_value',
	'port',
	'position',
	'share',
	'traffic_loss',
	'weight',
]);

const FLAGS: ReadonlySet<string> = new Set([
	'accept_parameters',
	'admin_dashboard',
	'allow_indexing',
	'bypass_cache',
	'catch_not_found',
	'cloudflare_proxy',
	'collect_clicks',
	'conversion_cap_enabled',
	'cost_auto',
	'enabled',
	'filter_or',
	'is_ssl',
	'payout_auto',
	'payout_upsell',
	'proxy_enabled',
	'reverse',
	'scan_page',
	'ssl_redirect',
	'success',
	'uniqueness_use_cookies',
	'update_in_campaigns',
	'wildcard',
]);

const FLAG_VALUES: Readonly<Record<string, boolean>> = {
	'0': false,
	'1': true,
	false: false,
	true: true,
};

/**
 * A copy of an answer with ids and amounts as numbers and flags as booleans: builds differ in writing
 * `12` or `"12"`, `1` or `true` (keitaro-api §3.1, keitaro-api §11). Whatever does not fit, such as an
 * unexpanded macro, is left as it is.
 */
export function typed<T>(value: T): T {
	return typedField(value, '') as T;
}

function typedField(value: unknown, name: string): unknown {
	if (Array.isArray(value)) return value.map((part) => typedField(part, ''));
	if (typeof value === 'object' && value !== null) {
		const parts = Object.entries(value as IDataObject);
		return Object.fromEntries(parts.map(([key, part]) => [key, typedField(part, key)]));
	}
	if (FLAGS.has(name)) return FLAG_VALUES[String(value)] ?? value;
	const isNumber = NUMBERS.has(name) || isId(name);
	return isNumber && typeof value === 'string' ? numberOf(value) : value;
}

const isId = (name: string): boolean =>
	name === 'id' || (name.endsWith('_id') && !FOREIGN_IDS.has(name));

function numberOf(text: string): number | string {
	return /^-?\d+(?:\.\d+)?$/.test(text) && Number.isSafeInteger(Math.trunc(Number(text)))
		? Number(text)
		: text;
}
