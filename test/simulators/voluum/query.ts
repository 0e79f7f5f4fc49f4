import { TimeZone } from '../keitaro/timeZone';
import { invalid, Refusal } from './refusal';

/** A range of a report as it was asked for. */
export interface RangeQuery {
	/** Unix seconds; `to` is exclusive. */
	fromS: number;
	toS: number;
	zone: TimeZone;
	limit: number;
	offset: number;
	sort: string | undefined;
	isDescending: boolean;
}

const HOURS = /^(\d{4})-(\d{2})-(\d{2})T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?Z?$/;
const HOUR_S = 3_600;
const MAX_LIMIT = 100_000;
const DEFAULT_LIMIT = 100;

export function parseRange(query: URLSearchParams): RangeQuery {
	const zone = zoneOf(query.get('tz'));
	const [fromS, toS] = ['from', 'to'].map((name) => hourOf(query, name, zone));
	if (fromS === undefined || toS === undefined || toS <= fromS) {
		throw invalid("'to' must be after 'from'");
	}
	return {
		fromS,
		toS,
		zone,
		limit: whole(query, 'limit', DEFAULT_LIMIT, MAX_LIMIT),
		offset: whole(query, 'offset', 0, Infinity),
		sort: sortOf(query.get('sort')),
		isDescending: directionOf(query.get('direction')),
	};
}

export function zoneOf(name: string | null): TimeZone {
	try {
		return TimeZone.named(name ?? 'UTC');
	} catch {
		throw invalid(`Unknown time zone ${name}`);
	}
}

/** A time is a wall clock of `tz`, whether it ends in Z or not, and stands on the hour. */
function hourOf(query: URLSearchParams, name: string, zone: TimeZone): number {
	const text = query.get(name);
	if (text === null) {
		throw new Refusal(400, 'PARAMETER_MISSING', `Required parameter '${name}' is missing`);
	}
	const parts = HOURS.exec(text)?.slice(1);
	if (!parts) throw invalid(`'${name}' has an invalid time format`);
	const [year = 0, month = 0, day = 0, hour = 0, ...rest] = parts.map((part) => Number(part ?? 0));
	if (rest.some((part) => part !== 0)) {
		throw invalid(`'${name}' has an invalid time format: it must be rounded to the hour`);
	}
	const second = zone.second(Date.UTC(year, month - 1, day, hour) / 1000);
	if (second % HOUR_S !== 0) throw invalid(`'${name}' is not on the hour`);
	return second;
}

function whole(query: URLSearchParams, name: string, byDefault: number, most: number): number {
	const text = query.get(name);
	if (text === null) return byDefault;
	const value = Number(text);
	const isFine = Number.isInteger(value) && value >= (name === 'limit' ? 1 : 0) && value <= most;
	if (!isFine) throw invalid(`'${name}' must be a whole number up to ${most}`);
	return value;
}

function sortOf(sort: string | null): string | undefined {
	if (sort?.includes(':')) throw invalid("'sort' and 'direction' are two parameters");
	return sort ?? undefined;
}

function directionOf(direction: string | null): boolean {
	if (direction !== null && direction !== 'ASC' && direction !== 'DESC') {
		throw invalid("'direction' must be ASC or DESC");
	}
	return direction === 'DESC';
}

/** `YYYY-MM-DD hh:mm:ss AM` in a zone, as Voluum writes moments. */
export function voluumStamp(second: number, zone: TimeZone): string {
	const stamp = zone.format(second);
	const hour = Number(stamp.slice(11, 13));
	const twelve = String(hour % 12 || 12).padStart(2, '0');
	return `${stamp.slice(0, 11)}${twelve}${stamp.slice(13)} ${hour < 12 ? 'AM' : 'PM'}`;
}
