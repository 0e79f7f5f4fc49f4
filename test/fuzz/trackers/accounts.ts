import { bemob } from '../../../nodes/shared/trackers/bemob';
import { binom } from '../../../nodes/shared/trackers/binom';
import { keitaro } from '../../../nodes/shared/trackers/keitaro/module';
import { redtrack } from '../../../nodes/shared/trackers/redtrack';
import { tgTracker } from '../../../nodes/shared/trackers/tgTracker';
import { voluum } from '../../../nodes/shared/trackers/voluum';
import { CONVERSION_COLUMNS } from '../../../nodes/shared/trackers/voluum/row';
import { AT, AT_ISO, type FuzzedTracker } from './account';

const key = 'tracker-key-abcdefgh';
const named = { accountName: 'agency', currency: 'EUR' };

const KEITARO_VISIT = [
	...['campaign_id', 'campaign', 'stream_id', 'offer_id', 'landing', 'ts_id', 'external_id'],
	...['sub_id_1', 'sub_id_2', 'sub_id_30', 'country_code', 'region', 'city', 'device_type', 'os'],
	...['ip', 'user_agent', 'referrer', 'revenue', 'cost'],
];

const keitaroAccount: FuzzedTracker = {
	name: 'Keitaro',
	module: keitaro,
	credential: { url: 'https://t.example.com', apiKey: key, currency: 'EUR', postbackUrl: '' },
	secrets: [key],
	conversion: {
		...{ key: 'event_id', out: 'id', must: { datetime: AT } },
		columns: [
			...['status', 'status_history', 'previous_status', 'conversion_type', 'sale_datetime', 'tid'],
			...['click_datetime', 'sub_id', ...KEITARO_VISIT],
		],
	},
	click: {
		...{ key: 'sub_id', out: 'id', must: { datetime: AT } },
		columns: ['is_lead', 'is_sale', 'is_rejected', ...KEITARO_VISIT],
	},
	entity: {
		...{ key: 'id', out: 'id', must: {} },
		columns: ['name', 'state', 'url', 'action_payload', 'group', 'group_id', 'domain', 'alias'],
	},
	breakdown: {
		...{ key: 'sub_id_1', clicks: 'clicks', must: {} },
		columns: ['campaign_unique_clicks', 'conversions', 'leads', 'revenue', 'cost', 'profit'],
	},
	answer: ({ url, method }, rows) => {
		if (method === 'POST') return { rows, total: rows.length };
		if (url === '/campaigns') return [{ id: 1, name: 'One', state: 'active' }];
		return url.endsWith('/deleted') ? [] : rows;
	},
};

const voluumAccount: FuzzedTracker = {
	name: 'Voluum',
	module: voluum,
	credential: { ...named, accessKey: key, accessId: 'access-id', apiUrl: '' },
	secrets: [key],
	conversion: {
		...{ key: 'clickId', out: 'clickId', must: { postbackTimestamp: '2026-11-20 10:11:12 AM' } },
		columns: CONVERSION_COLUMNS.filter((name) => !['clickId', 'postbackTimestamp'].includes(name)),
	},
	click: {
		...{ key: 'clickId', out: 'id', must: { timestamp: '2026-11-20 10:11:12 AM' } },
		columns: CONVERSION_COLUMNS.filter((name) => name !== 'clickId'),
	},
	entity: {
		...{ key: 'id', out: 'id', must: {} },
		columns: ['name', 'namePostfix', 'status', 'deleted', 'url', 'workspace', 'createdTime'],
	},
	breakdown: {
		...{ key: 'customVariable1', clicks: 'visits', must: {} },
		columns: ['uniqueVisits', 'conversions', 'revenue', 'cost', 'profit'],
	},
	answer: ({ url }, rows) => {
		if (url === '/campaign') return { campaigns: [{ id: 'one', status: 'ACTIVE' }] };
		return url.startsWith('/report') ? { rows, totalRows: rows.length } : { list: rows };
	},
};

const REDTRACK_VISIT = [
	...['payout', 'payout_default', 'cost', 'cost_default', 'currency', 'ref_id', 'external_id'],
	...['campaign_id', 'campaign', 'offer_id', 'landing_id', 'source', 'program_id', 'sub1', 'sub20'],
	...['country', 'region', 'device', 'ip', 'user_agent', 'referer', 'page_url'],
];

const redtrackAccount: FuzzedTracker = {
	name: 'RedTrack',
	module: redtrack,
	credential: { ...named, apiKey: key, timeZone: 'UTC', apiUrl: '' },
	secrets: [key],
	conversion: {
		...{ key: 'id', out: 'id', must: { conv_time: AT_ISO } },
		columns: ['clickid', 'type', 'status', 'created_at', 'track_time', 'order', ...REDTRACK_VISIT],
	},
	click: { key: 'id', out: 'id', must: { track_time: AT_ISO }, columns: REDTRACK_VISIT },
	entity: {
		...{ key: 'id', out: 'id', must: {} },
		columns: ['title', 'status', 'url', 'postback_token', 'created_at', 'updated_at'],
	},
	breakdown: {
		...{ key: 'sub1', clicks: 'clicks', must: {} },
		columns: [
			'unique_clicks',
			'total_conversions',
			'conversions',
			'total_revenue',
			'cost',
			'profit',
		],
	},
	answer: ({ url }, rows) =>
		url === '/campaigns' ? { items: [], total: 0 } : { items: rows, total: rows.length },
};

const binomAccount: FuzzedTracker = {
	name: 'Binom',
	module: binom,
	credential: { url: 'https://b.example.com', apiKey: key, currency: 'EUR' },
	secrets: [key],
	conversion: {
		...{ key: 'id', out: 'id', must: { conversed_at: AT } },
		columns: ['status', 'payout', 'campaign', 'offer', 'traffic_source', 'geo', 'clicked_at'],
	},
	entity: {
		...{ key: 'id', out: 'id', must: {} },
		columns: ['name', 'is_deleted', 'link', 'url', 'group_name'],
	},
	breakdown: {
		...{ key: 'name', clicks: 'clicks', must: { level: 1 } },
		columns: ['entity_id', 'unique_clicks', 'leads', 'revenue', 'cost', 'profit'],
	},
	answer: ({ url }, rows) => {
		if (url === '/info/campaign') return [{ id: 1, name: 'One', is_deleted: 0 }];
		return url === '/report/campaign' ? { report: rows } : rows;
	},
};

const bemobAccount: FuzzedTracker = {
	name: 'BeMob',
	module: bemob,
	credential: {
		...{ ...named, authentication: 'keyPair', accessKey: 'access-key', secretKey: key, apiUrl: '' },
	},
	secrets: [key],
	entity: {
		...{ key: 'id', out: 'id', must: {} },
		columns: ['nameFull', 'name', 'status', 'url', 'destinationUrl', 'workspaceId'],
	},
	breakdown: {
		...{ key: 'reports-custom1', clicks: 'reports-visits', must: {} },
		columns: ['reports-conversions', 'reports-revenue', 'reports-cost', 'reports-visits-2'],
	},
	answer: (_asked, rows) => ({ success: true, payload: rows }),
};

const TG_VISIT = [
	...[
		'status',
		'event',
		'payout',
		'currency',
		'cost',
		'click',
		'external_id',
		'campaign_id',
		'flow',
	],
	...[
		'offer.id',
		'landing',
		'source',
		'country',
		'device',
		'ip',
		'ua',
		'referrer',
		'sub_1',
		'sub30',
	],
	...['telegram_id', 'email', 'phone', 'first_name', 'user', 'geo', 'converted'],
];

const bearerAccount: FuzzedTracker = {
	name: 'TG Tracker',
	module: tgTracker,
	credential: { ...named, product: 'bearer', url: 'https://tg.example.com/api', token: key },
	secrets: [key],
	conversion: {
		...{ key: 'id', out: 'id', must: { converted_at: AT_ISO } },
		columns: ['updated_at', 'click_time', 'click_id', 'txid', 'page_url', ...TG_VISIT],
	},
	click: { key: 'click_id', out: 'id', must: { clicked_at: AT_ISO }, columns: TG_VISIT },
	entity: {
		...{ key: 'id', out: 'id', must: {} },
		columns: ['name', 'title', 'status', 'url', 'group', 'workspace', 'created_at'],
	},
	answer: (_asked, rows) => ({ data: rows, total: rows.length }),
};

/** Quoted as RFC 4180 has it, whatever is in it. */
const csvCell = (value: unknown) =>
	`"${String(JSON.stringify(value) ?? '')
		.replace(/^"|"$/g, '')
		.replaceAll('"', '""')}"`;

const TGTRACK_COLUMNS = [
	...['user_id', 'join_date', 'click_date', 'status', 'first_name', 'last_name'],
	...['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'],
];

function csvOf(rows: readonly unknown[]): string {
	const lines = rows
		.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null)
		.map((row) => TGTRACK_COLUMNS.map((name) => csvCell(row[name] ?? '')).join(','));
	return [TGTRACK_COLUMNS.join(','), ...lines].join('\n');
}

const TGTRACK_OTHERS = TGTRACK_COLUMNS.filter((name) => name !== 'user_id' && !/date/.test(name));

const tgtrackAccount: FuzzedTracker = {
	name: 'TGTrack',
	module: tgTracker,
	credential: { ...named, product: 'tgtrack', reportKey: key },
	secrets: [key],
	conversion: {
		...{ key: 'user_id', out: 'id', must: { join_date: AT_ISO }, columns: TGTRACK_OTHERS },
	},
	click: { key: 'user_id', out: 'id', must: { click_date: AT_ISO }, columns: TGTRACK_OTHERS },
	answer: ({ url }, rows) => (url === '/get_tags.php' ? 'id,name\n1,One' : csvOf(rows)),
};

export const TRACKERS: readonly FuzzedTracker[] = [
	...[keitaroAccount, voluumAccount, redtrackAccount, binomAccount],
	...[bemobAccount, bearerAccount, tgtrackAccount],
];
