import { Refusal } from './refusal';

const PAGING = ['page', 'per'];
const DATES = ['time_interval', 'date_from', 'date_to'];
const LOG = [
	'clickid',
	'country_code',
	'campaign_id',
	'source_id',
	'offer_id',
	'network_id',
	'fingerprint',
];
const PIXEL = ['pixel_id', 'pixel_date_from', 'pixel_date_to'];
const subs = Array.from({ length: 20 }, (_, index) => `sub${index + 1}`);
const roles = ['source', 'medium', 'campaign', 'adgroup', 'ad', 'placement', 'keyword'];

/** Query parameters that the specification knows, by path. */
export const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
	'/conversions': [...DATES, ...LOG, 'type', 'type_role', ...PAGING],
	'/tracks': [...DATES, ...LOG, ...PAGING],
	'/report': [
		...DATES,
		...PAGING,
		...subs,
		...roles.map((role) => `rt_${role}`),
		'group',
		'tracks_view',
		'timezone',
		'campaign_id',
		'source_id',
		'offer_id',
		'landing_id',
		'network_id',
		'total',
		'sortby',
		'direction',
		'table_settings_name',
	],
	'/campaigns': [
		...DATES,
		...PAGING,
		'title',
		'ids',
		'sources',
		'status',
		'tags',
		'timezone',
		'total_stat',
	],
	'/offers': [
		...DATES,
		...PAGING,
		...PIXEL,
		'title',
		'ids',
		'networks',
		'countries',
		'status',
		'tags',
		'total_stat',
	],
	'/landings': [...DATES, ...PAGING, 'title', 'type', 'ids', 'tags', 'total_stat'],
	'/streams': [...PAGING, 'title'],
	'/sources': [...DATES, ...PAGING, ...PIXEL, 'title', 'ids', 'total_stat'],
	'/networks': [...DATES, ...PAGING, 'title', 'ids', 'total_stat'],
	'/me/settings': [],
	'/timezones': [],
};

/** Refuses names that the specification does not know: the real API passes over them in silence. */
export function checkNames(path: string, query: URLSearchParams): void {
	const known = PARAMETERS[path] ?? [];
	for (const name of query.keys()) {
		if (name !== 'api_key' && !known.includes(name))
			throw new Refusal(400, `unknown parameter ${name}`);
	}
}

/** A whole number of 1 or more, up to a maximum. */
export function countOf(query: URLSearchParams, name: string, usual: number, most: number): number {
	const text = query.get(name);
	if (text === null) return usual;
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1 || value > most)
		throw new Refusal(400, `invalid ${name}`);
	return value;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Required days, `YYYY-MM-DD`. */
export function daysOf(query: URLSearchParams): { from: string; to: string } {
	const [from, to] = ['date_from', 'date_to'].map((name) => {
		const text = query.get(name) ?? '';
		const isDay = DAY.test(text) && !Number.isNaN(Date.parse(text));
		if (!isDay) throw new Refusal(400, `${name} is required, as YYYY-MM-DD`);
		return text;
	}) as [string, string];
	if (to < from) throw new Refusal(400, 'date_to is before date_from');
	return { from, to };
}

/** One page of a list. */
export function pageOf<T>(
	rows: readonly T[],
	query: URLSearchParams,
	usual: number,
	most: number,
): T[] {
	const per = countOf(query, 'per', usual, most);
	const start = (countOf(query, 'page', 1, Number.MAX_SAFE_INTEGER) - 1) * per;
	return rows.slice(start, start + per);
}
