import { TimeZone } from '../keitaro/timeZone';
import { Refusal } from './refusal';

const PRESETS: Readonly<Record<string, (today: number) => [number, number]>> = {
	today: (today) => [today, today + 86_400],
	yesterday: (today) => [today - 86_400, today],
	all_time: () => [0, 2 ** 32],
};
const STAMP = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

/** Refuses names that no client has been seen to use. */
export function checkNames(query: URLSearchParams, known: readonly string[]): void {
	for (const name of query.keys()) {
		if (!known.includes(name)) throw new Refusal(400, `Unknown parameter ${name}`);
	}
}

export interface Range {
	zone: TimeZone;
	/** Unix seconds, both included. */
	fromS: number;
	toS: number;
}

/** `datePreset` and `timezone` are required everywhere; seconds are in a custom range. */
export function rangeOf(query: URLSearchParams, nowS: number): Range {
	const zone = zoneOf(query.get('timezone'));
	const preset = query.get('datePreset');
	if (preset === 'custom_time') {
		const [fromS, toS] = ['dateFrom', 'dateTo'].map((name) => secondOf(query, name, zone)) as [
			number,
			number,
		];
		if (toS < fromS) throw new Refusal(400, 'dateTo is before dateFrom');
		return { zone, fromS, toS };
	}
	const wall = zone.wall(nowS).getTime() / 1000;
	const span = PRESETS[preset ?? '']?.(zone.second(wall - (wall % 86_400)));
	if (span === undefined) throw new Refusal(400, 'datePreset is required');
	return { zone, fromS: span[0], toS: span[1] - 1 };
}

function zoneOf(name: string | null): TimeZone {
	if (name === null || name === '') throw new Refusal(400, 'timezone is required');
	try {
		return TimeZone.named(name);
	} catch {
		throw new Refusal(400, 'Unknown timezone');
	}
}

function secondOf(query: URLSearchParams, name: string, zone: TimeZone): number {
	const text = query.get(name) ?? '';
	const wall = STAMP.test(text) ? Date.parse(`${text.replace(' ', 'T')}Z`) : NaN;
	if (Number.isNaN(wall)) throw new Refusal(400, `${name} must be YYYY-MM-DD HH:MM:SS`);
	return zone.second(wall / 1000);
}

export function countOf(query: URLSearchParams, name: string, usual: number): number {
	const text = query.get(name);
	if (text === null) return usual;
	const value = Number(text);
	if (!Number.isInteger(value) || value < 0) throw new Refusal(400, `Invalid ${name}`);
	return value;
}

export function oneOf<T extends string>(
	query: URLSearchParams,
	name: string,
	words: readonly T[],
): T {
	const word = words.find((one) => one === query.get(name));
	if (word === undefined) throw new Refusal(400, `${name} must be one of ${words.join(', ')}`);
	return word;
}
