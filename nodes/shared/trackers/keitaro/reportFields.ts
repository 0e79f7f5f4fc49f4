import { byName } from '../../n8n/byName';
import { subIdColumns } from './subIds';

/** What a column of a report or log holds, which decides the type it leaves in. */
export type ColumnKind = 'id' | 'text' | 'number' | 'flag' | 'time';

export interface ReportField {
	/** Keitaro's exact name. */
	name: string;
	/** As the pick list shows it. */
	label: string;
	kind: ColumnKind;
}

const field =
	(kind: ColumnKind) =>
	(name: string, label: string): ReportField => ({ name, label, kind });
const id = field('id');
const text = field('text');
const flag = field('flag');
const time = field('time');
const number = field('number');

const SUB_IDS: readonly ReportField[] = subIdColumns(30).map((name, index) =>
	text(name, `Sub-ID ${index + 1}`),
);

/**
 * What clicks can be grouped by: the 2022 specification, without the names that trackers refuse as
 * dimensions (keitaro-api §4.3). Others can be typed in.
 */
export const DIMENSIONS: readonly ReportField[] = [
	text('ad_campaign_id', 'Ad Campaign ID'),
	text('affiliate_network', 'Affiliate Network'),
	text('browser', 'Browser'),
	text('browser_version', 'Browser Version'),
	text('campaign', 'Campaign'),
	text('campaign_group', 'Campaign Group'),
	id('campaign_group_id', 'Campaign Group ID'),
	id('campaign_id', 'Campaign ID'),
	text('city', 'City'),
	text('sub_id', 'Click ID'),
	text('connection_type', 'Connection Type'),
	text('country', 'Country'),
	text('country_code', 'Country Code'),
	text('creative_id', 'Creative ID'),
	time('day', 'Day'),
	time('day_hour', 'Day and Hour'),
	text('destination', 'Destination'),
	text('device_model', 'Device Model'),
	text('device_type', 'Device Type'),
	text('external_id', 'External ID'),
	text('stream', 'Flow'),
	id('stream_id', 'Flow ID'),
	text('hour', 'Hour'),
	text('ip', 'IP Address'),
	flag('is_bot', 'Is Bot'),
	flag('is_unique_campaign', 'Is Unique for Campaign'),
	flag('is_unique_stream', 'Is Unique for Flow'),
	flag('is_using_proxy', 'Is Using Proxy'),
	text('isp', 'ISP'),
	text('keyword', 'Keyword'),
	text('landing', 'Landing Page'),
	id('landing_id', 'Landing Page ID'),
	text('language', 'Language'),
	text('operator', 'Mobile Operator'),
	time('month', 'Month'),
	text('offer', 'Offer'),
	id('offer_id', 'Offer ID'),
	text('os', 'Operating System'),
	text('os_version', 'Operating System Version'),
	id('parent_campaign_id', 'Parent Campaign ID'),
	text('referrer', 'Referrer'),
	text('region', 'Region'),
	text('search_engine', 'Search Engine'),
	text('source', 'Site (Source)'),
	...SUB_IDS,
	text('ts', 'Traffic Source'),
	id('ts_id', 'Traffic Source ID'),
	text('user_agent', 'User Agent'),
	text('visitor_code', 'Visitor Code'),
	time('week', 'Week'),
	text('weekday', 'Weekday'),
	number('year', 'Year'),
];

/** Measures of the 2022 specification and of v10 and v11 (keitaro-api §4.3). Others can be typed in. */
export const METRICS: readonly ReportField[] = [
	number('approve', 'Approval Rate (%)'),
	number('bot_share', 'Bot Share (%)'),
	number('bots', 'Bots'),
	number('clicks', 'Clicks'),
	number('conversions', 'Conversions'),
	number('cost', 'Cost'),
	number('cpa', 'CPA'),
	number('cpc', 'CPC'),
	number('cpl', 'CPL'),
	number('cps', 'CPS'),
	number('cr', 'CR (%)'),
	number('crl', 'CR of Leads (%)'),
	number('crs', 'CR of Sales (%)'),
	number('deposits', 'Deposits'),
	number('ec', 'EC'),
	number('ec_confirmed', 'EC, Confirmed'),
	number('ecpc', 'eCPC'),
	number('ecpm', 'eCPM'),
	number('ecpm_confirmed', 'eCPM, Confirmed'),
	number('empty_referrers', 'Empty Referrers'),
	number('epc', 'EPC'),
	number('epc_confirmed', 'EPC, Confirmed'),
	number('lp_clicks', 'Landing Page Clicks'),
	number('lp_ctr', 'Landing Page CTR (%)'),
	number('lead_revenue', 'Lead Revenue'),
	number('leads', 'Leads'),
	number('profit', 'Profit'),
	number('profit_confirmed', 'Profit, Confirmed'),
	number('profitability', 'Profitability (%)'),
	number('proxies', 'Proxies'),
	number('rebills', 'Rebills'),
	number('registrations', 'Registrations'),
	number('rejected', 'Rejected'),
	number('rejected_revenue', 'Rejected Revenue'),
	number('revenue', 'Revenue'),
	number('roi', 'ROI (%)'),
	number('roi_confirmed', 'ROI, Confirmed (%)'),
	number('sale_revenue', 'Sale Revenue'),
	number('sales', 'Sales'),
	number('landing_clicked_period', 'Time on Landing Page'),
	number('uepc_confirmed', 'UEPC, Confirmed'),
	number('uc_campaign_rate', 'Unique Click Rate, Campaign (%)'),
	number('uc_stream_rate', 'Unique Click Rate, Flow (%)'),
	number('uc_global_rate', 'Unique Click Rate, Global (%)'),
	number('campaign_unique_clicks', 'Unique Clicks, Campaign'),
	number('stream_unique_clicks', 'Unique Clicks, Flow'),
	number('global_unique_clicks', 'Unique Clicks, Global'),
];

/** Columns that only the logs have (keitaro-api §5.2, keitaro-api §6). */
const LOG_ONLY: readonly ReportField[] = [
	text('event_id', 'Event ID'),
	time('datetime', 'Time'),
	number('revenue', 'Revenue'),
	number('cost', 'Cost'),
	number('profit', 'Profit'),
	flag('is_lead', 'Is Lead'),
	flag('is_sale', 'Is Sale'),
	flag('is_rejected', 'Is Rejected'),
	time('landing_clicked_datetime', 'Landing Page Clicked At'),
];

const NO_CLICK_COLUMN = new Set(['campaign_group', 'campaign_group_id', 'day_hour']);

/** What `clicks/log` can be asked for. */
export const CLICK_COLUMNS: readonly ReportField[] = [...DIMENSIONS, ...LOG_ONLY]
	.filter(({ name }) => !NO_CLICK_COLUMN.has(name))
	.sort((a, b) => a.label.localeCompare(b.label));

/** Numbers of conversions, so that a row of `conversions/log` can be given its types. */
const CONVERSION_ONLY: readonly ReportField[] = [
	id('conversion_id', 'Conversion ID'),
	id('conversion_type_id', 'Conversion Type ID'),
	number('sale_period', 'Seconds to Sale'),
	number('version', 'Version'),
];

const KINDS = new Map(
	[...CONVERSION_ONLY, ...LOG_ONLY, ...METRICS, ...DIMENSIONS].map(
		({ name, kind }) => [name, kind] as const,
	),
);

/** What a column holds; `undefined` for names nobody listed. */
export function kindOf(name: string): ColumnKind | undefined {
	return KINDS.get(name);
}

/** Entries of a pick list; the name Keitaro uses is shown beside the label. */
export function pickList(fields: readonly ReportField[]) {
	return fields.map(({ name, label }) => ({ name: label, value: name })).sort(byName);
}

/** Names chosen from a list together with those typed in, separated by commas; none twice. */
export function chosenNames(chosen: readonly string[], typed: string): string[] {
	const more = typed.split(',').map((name) => name.trim());
	return [...new Set([...chosen, ...more])].filter((name) => name !== '');
}
