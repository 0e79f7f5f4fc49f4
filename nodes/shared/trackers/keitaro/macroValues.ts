import { isObject } from '../../conversion/isObject';
import { canonicalSubId, subIdColumns } from './subIds';

type Item = Readonly<Record<string, unknown>>;

/** Where each macro finds its value in a canonical conversion. */
const PATHS: Readonly<Record<string, string>> = {
	subid: 'clickId',
	status: 'trackerStatus',
	conversion_type: 'trackerEvent',
	event_id: 'id',
	tid: 'transactionId',
	revenue: 'revenue',
	cost: 'cost',
	currency: 'currency',
	external_id: 'externalId',
	campaign_id: 'campaign.id',
	campaign_name: 'campaign.name',
	campaign: 'campaign.name',
	stream_id: 'flow.id',
	landing_id: 'landingPage.id',
	offer_id: 'offer.id',
	offer: 'offer.name',
	ts_id: 'trafficSource.id',
	traffic_source_name: 'trafficSource.name',
	country: 'geo.country',
	region: 'geo.region',
	city: 'geo.city',
	device_type: 'device.type',
	os: 'device.os',
	browser: 'device.browser',
	ip: 'ip',
	user_agent: 'userAgent',
	referrer: 'referrer',
};

/** Names that a row of Keitaro's logs uses for a macro of another name. */
const ROW_NAMES: Readonly<Record<string, string>> = {
	subid: 'sub_id',
	campaign_name: 'campaign',
	traffic_source_name: 'ts',
	country_name: 'country',
	country: 'country_code',
};

/**
 * The values of an item by macro: from a conversion as this package hands it out, from a row of
 * Keitaro's logs, or from any flat item with Keitaro's names.
 */
export function macroValues(item: Item): Map<string, string> {
	const values = new Map<string, string>();
	const raw = isObject(item.raw) ? item.raw : {};
	for (const [name, value] of [...Object.entries(raw), ...Object.entries(item)]) {
		put(values, name, value);
	}
	for (const [macro, name] of Object.entries(ROW_NAMES))
		put(values, macro, item[name] ?? raw[name]);
	for (const [macro, path] of Object.entries(PATHS)) put(values, macro, at(item, path));
	for (const column of subIdColumns(30)) {
		put(values, column, at(item, `subIds.${canonicalSubId(column)}`));
	}
	const [revenue, cost] = [values.get('revenue') ?? values.get('payout'), values.get('cost')];
	if (revenue !== undefined && cost !== undefined && !values.has('profit')) {
		put(values, 'profit', Math.round((Number(revenue) - Number(cost)) * 1e4) / 1e4);
	}
	return values;
}

/** Scalars only; absent ones never hide what another name has found. */
function put(values: Map<string, string>, name: string, value: unknown): void {
	if (typeof value === 'boolean') values.set(name, value ? '1' : '0');
	else if (typeof value === 'number' || (typeof value === 'string' && value !== '')) {
		values.set(name, String(value));
	}
}

function at(item: Item, path: string): unknown {
	let value: unknown = item;
	for (const name of path.split('.')) value = isObject(value) ? value[name] : undefined;
	return value;
}
