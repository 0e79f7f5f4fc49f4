import { fingerprint } from '../../conversion/fingerprint';
import type { Entity } from '../../trackers/entity';

/**
 * What is watched of an entity, with the characters that its fingerprint has. Not `updatedAt`: some
 * trackers move it with every click.
 */
export const WATCHED = [
	['name', 3],
	['state', 1],
	['trackerState', 2],
	['url', 3],
	['group', 3],
] as const satisfies ReadonlyArray<readonly [keyof Entity, number]>;

export type WatchedField = (typeof WATCHED)[number][0];
export type Watched = Pick<Entity, WatchedField>;

/** In the order of `WATCHED`. */
export type Values = Array<string | null>;

/**
 * What is remembered of an entity: its watched values, so that a change can tell the earlier ones; or,
 * in accounts too large for that, their fingerprints in one text.
 */
export type Remembered = Values | string;

/** Entities by shortened id. */
export type Memory = Record<string, Remembered>;

/** Characters of JSON for all entities; what is over is left to fingerprints, which take what they take. */
const ROOM = 750_000;
/** Quotes, colon and comma of an entry. */
const AROUND = 6;
const FINGERPRINTS_LENGTH = WATCHED.reduce((sum, [, length]) => sum + length, 0);

export function valuesOf(entity: Watched): Values {
	return WATCHED.map(([field]) => entity[field]);
}

function fingerprintsOf(values: Values): string {
	return WATCHED.map(([, length], at) => fingerprint(String(values[at]), length)).join('');
}

/** The watched fields in which two memories of an entity differ. */
export function differences(before: Remembered, after: Values): WatchedField[] {
	if (typeof before !== 'string') {
		return WATCHED.filter((_, at) => before[at] !== after[at]).map(([field]) => field);
	}
	const now = fingerprintsOf(after);
	let at = 0;
	return WATCHED.filter(([, length]) => {
		const from = at;
		at += length;
		return before.slice(from, at) !== now.slice(from, at);
	}).map(([field]) => field);
}

/** The remembered values of these fields; none where only fingerprints are remembered. */
export function recall(
	remembered: Remembered,
	fields: readonly WatchedField[] = WATCHED.map(([field]) => field),
): Partial<Watched> {
	if (typeof remembered === 'string') return {};
	const values = WATCHED.map(([field], at) => [field, remembered[at]] as const);
	return Object.fromEntries(values.filter(([field]) => fields.includes(field)));
}

/**
 * The memory as it is to be saved: values as long as there is room for them, which is for some
 * thousand entities. 20,000 of them stay under a megabyte of JSON.
 */
export function fitted(memory: Memory): Memory {
	const entries = Object.entries(memory);
	let room = ROOM;
	for (const [id] of entries) room -= id.length + AROUND + FINGERPRINTS_LENGTH;
	return Object.fromEntries(
		entries.map(([id, remembered]) => {
			if (typeof remembered === 'string') return [id, remembered];
			room -= JSON.stringify(remembered).length - FINGERPRINTS_LENGTH;
			return [id, room >= 0 ? remembered : fingerprintsOf(remembered)];
		}),
	);
}
