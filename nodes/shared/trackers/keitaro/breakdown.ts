import type { IDataObject } from 'n8n-workflow';
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

/** Amounts have at most four digits after the point in Keitaro; sums of doubles have more. */
const MONEY = new Set(['revenue', 'cost', 'profit']);

export interface Ratio {
	/** Keitaro's name, under which it can sort by it. */
	column: string;
	of: (sums: Sums) => number | null;
}

type Sums = Readonly<Record<string, number | null>>;

/**
 * Computed here, from the sums, and never added up: they then mean the same for a day, for a month and
 * for a month that was read day by day. `null` where the divisor is 0: no cost is not a ROI of 0.
 */
export const RATIOS: Readonly<Record<string, Ratio>> = {
	roi: { column: 'roi', of: ({ profit, cost }) => ratio(profit, cost, 100, 2) },
	cr: { column: 'cr', of: ({ conversions, clicks }) => ratio(conversions, clicks, 100, 2) },
	epc: { column: 'epc', of: ({ revenue, clicks }) => ratio(revenue, clicks, 1, 4) },
};

/** Names in the output by which rows can be sorted, and Keitaro's name of each. */
export const SORTABLE: Readonly<Record<string, string>> = Object.fromEntries([
	...SUMMED.map(({ as, column }) => [as, column] as const),
	...Object.entries(RATIOS).map(([as, { column }]) => [as, column] as const),
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
	const done = { ...row };
	for (const name of MONEY) done[name] = rounded(done[name] as number | null, 4);
	for (const [name, { of }] of Object.entries(RATIOS)) done[name] = of(row as Sums);
	return { ...done, ...stated };
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

/** By a number or a text; rows that have none come last either way. Ties stay as they are. */
export function sorted(rows: IDataObject[], by: string, order: 'ASC' | 'DESC'): IDataObject[] {
	const sign = order === 'ASC' ? 1 : -1;
	return rows.sort((a, b) => {
		const [left, right] = [a[by] ?? null, b[by] ?? null];
		if (left === null || right === null) return Number(left === null) - Number(right === null);
		return sign * (left < right ? -1 : Number(left > right));
	});
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

function ratio(
	part: number | null | undefined,
	whole: number | null | undefined,
	factor: number,
	digits: number,
): number | null {
	if (part === null || part === undefined || !whole) return null;
	return rounded((part / whole) * factor, digits);
}

/** Half away from zero, by the decimals a person sees: 1.42325 is 1.4233, whatever its last bit. */
function rounded(value: number | null, digits: number): number | null {
	if (value === null) return null;
	const scale = 10 ** digits;
	const scaled = Number(Math.abs(value * scale).toPrecision(12));
	return (Math.sign(value) * Math.round(scaled)) / scale || 0;
}
