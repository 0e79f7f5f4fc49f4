import type { IDataObject } from 'n8n-workflow';
import { RATIOS, withRatios } from '../measures';
import { kindOf } from './reportFields';
import type { Row } from './row';
import { readNumber, typedValue } from './typedRow';

/** A column of the answer: Keitaro's dimension, and how it is called in the output. */
export interface Dimension {
	column: string;
	as: string;
}

const pair = (id: string, name: string, as: string): Dimension[] => [
	{ column: id, as: `${as}Id` },
	{ column: name, as },
];
const plain = (column: string, as: string): Dimension => ({ column, as });

const COUNTRY = [plain('country_code', 'countryCode'), plain('country', 'country')];
const REGION = [...COUNTRY, plain('region', 'region')];

/** What a breakdown can be by; ids come with their names, since names are not unique. */
export const BREAKDOWNS = {
	campaign: pair('campaign_id', 'campaign', 'campaign'),
	flow: [...pair('stream_id', 'stream', 'flow'), plain('campaign_id', 'campaignId')],
	landingPage: pair('landing_id', 'landing', 'landingPage'),
	offer: pair('offer_id', 'offer', 'offer'),
	source: pair('ts_id', 'ts', 'trafficSource'),
	country: COUNTRY,
	region: REGION,
	city: [...REGION, plain('city', 'city')],
	device: [plain('device_type', 'deviceType')],
	os: [plain('device_type', 'deviceType'), plain('os', 'os')],
	browser: [plain('device_type', 'deviceType'), plain('browser', 'browser')],
	model: [plain('device_type', 'deviceType'), plain('device_model', 'deviceModel')],
	connection: [plain('connection_type', 'connectionType')],
	day: [plain('day', 'day')],
	hour: [plain('hour', 'hour')],
	dayHour: [plain('day_hour', 'dayHour')],
	weekday: [plain('weekday', 'weekday')],
} as const satisfies Record<string, readonly Dimension[]>;

/** Sub-IDs keep the names that Keitaro gives them: `sub_id_3`. */
export function subIdDimensions(numbers: readonly number[]): Dimension[] {
	return numbers.map((number) => plain(`sub_id_${number}`, `sub_id_${number}`));
}

/** Measures that are asked for and how they are called in the output, in this order. */
export const SUMMED: readonly Dimension[] = [
	plain('clicks', 'clicks'),
	plain('campaign_unique_clicks', 'uniqueClicks'),
	plain('conversions', 'conversions'),
	plain('leads', 'leads'),
	plain('sales', 'sales'),
	plain('rejected', 'rejected'),
	plain('revenue', 'revenue'),
	plain('cost', 'cost'),
	plain('profit', 'profit'),
];

/** Names in the output by which rows can be sorted, and Keitaro's name of each. */
export const SORTABLE: Readonly<Record<string, string>> = Object.fromEntries([
	...SUMMED.map(({ as, column }) => [as, column] as const),
	// Keitaro has the ratios under the same names.
	...Object.keys(RATIOS).map((name) => [name, name] as const),
]);

/** Where the numbers come from; stated in every row. */
export interface Stated {
	currency: string | null;
	timeZone: string;
}

/** One row of the report as a row of the breakdown, amounts not yet rounded. */
export function readRow(row: Row, dimensions: readonly Dimension[]): IDataObject {
	const read: IDataObject = {};
	for (const { column, as } of dimensions) read[as] = readDimension(column, row[column]);
	for (const { column, as } of SUMMED) read[as] = readNumber(row[column]);
	return read;
}

/** The ratios, and in what money and hours it was counted. */
export function complete(row: IDataObject, stated: Stated): IDataObject {
	return { ...withRatios(row), ...stated };
}

/** Adds up rows of the same dimensions, as they come day by day. */
export class BreakdownSums {
	private readonly rows = new Map<string, IDataObject>();

	constructor(private readonly dimensions: readonly Dimension[]) {}

	add(row: IDataObject): void {
		const key = JSON.stringify(this.dimensions.map(({ as }) => row[as]));
		const known = this.rows.get(key);
		if (known === undefined) return void this.rows.set(key, { ...row });
		for (const { as } of SUMMED) known[as] = added(known[as], row[as]);
	}

	values(): Iterable<IDataObject> {
		return this.rows.values();
	}
}

/** Measures that were asked for and did not come back: unknown ones are dropped in silence. */
export function missingFrom(row: Row | undefined, asked: readonly string[]): string[] {
	return row === undefined ? [] : asked.filter((name) => !(name in row));
}

/** Ids, flags and years get their types; hours such as `07` and sub-IDs stay text. */
function readDimension(column: string, value: unknown) {
	return kindOf(column) === undefined ? (value as string | null) : typedValue(column, value);
}

function added(a: unknown, b: unknown): number | null {
	return a === null && b === null ? null : Number(a ?? 0) + Number(b ?? 0);
}
