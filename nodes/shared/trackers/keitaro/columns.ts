import { subIdColumns } from './subIds';

/** What the logs of clicks and of conversions both tell of the visit. */
const VISIT = [
	'sub_id',
	'revenue',
	'cost',
	'datetime',
	'campaign_id',
	'campaign',
	'stream_id',
	'stream',
	'offer_id',
	'offer',
	'landing_id',
	'landing',
	'ts_id',
	'ts',
	'affiliate_network',
	'external_id',
	'country_code',
	'region',
	'city',
	'device_type',
	'os',
	'browser',
	'ip',
	'user_agent',
	'referrer',
];

const CLICK = [...VISIT, 'tid', 'status', 'click_datetime'];

/**
 * Columns to ask `conversions/log` for, richest first. A build that does not know one of them answers
 * 400 and the next set is tried (keitaro-api §5.2, keitaro-api §5.3): v11 first, then v9 and v10, then
 * what every version has.
 */
export const COLUMN_SETS: ReadonlyArray<readonly string[]> = [
	['event_id', 'conversion_type', 'status_history', ...CLICK, ...subIdColumns(30)],
	['conversion_id', 'previous_status', 'sale_datetime', ...CLICK, ...subIdColumns(15)],
	['conversion_id', 'sub_id', 'tid', 'status', 'revenue', 'datetime'],
	['sub_id', 'tid', 'status', 'revenue', 'datetime'],
];

/** Columns to ask `clicks/log` for, richest first: sub-IDs beyond 15 came with v10 (keitaro-api §6). */
export const CLICK_COLUMN_SETS: ReadonlyArray<readonly string[]> = [30, 15].map((count) => [
	...VISIT,
	'is_lead',
	'is_sale',
	'is_rejected',
	...subIdColumns(count),
]);
