import { isRecord, type Fields } from './values';

/** How the rules of the strict simulators of ad platforms are written and read. */

/** Says what is wrong with an event, beginning with the path of the field; nothing when it is right. */
export type EventRule = (event: Fields, nowMs: number) => string | undefined;

/** An object as it is; an empty one of anything else. */
export const objectOf = (value: unknown): Fields => (isRecord(value) ? value : {});

/** The object under a key; an empty one where there is none. */
export const inner = (event: Fields, key: string): Fields => objectOf(event[key]);

/** A list as it is; an empty one of anything else. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A rule against blanks at any depth, in the platform's own words about the path of one. */
export const noBlanks =
	(words: (path: string) => string): EventRule =>
	(event) => {
		const path = blankIn(event);
		return path === undefined ? undefined : words(path);
	};

/** The path of the first blank text or `null` in a value, at any depth. */
export function blankIn(value: unknown, path = ''): string | undefined {
	if (typeof value === 'string') return value.trim() === '' ? path : undefined;
	if (typeof value !== 'object' || value === null) return value === null ? path : undefined;
	for (const [key, inner] of Object.entries(value)) {
		const found = blankIn(inner, path === '' ? key : `${path}.${key}`);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** What each key of an object must look like. */
export type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

/** The first key of `object` that is unknown or malformed, or needed and missing. */
export function faultIn(
	object: Fields,
	shape: Shape,
	needed: readonly string[],
	path: string,
): string | undefined {
	for (const key of needed) {
		if (object[key] === undefined) return `${path}${key}: Missing data for required field`;
	}
	for (const [key, value] of Object.entries(object)) {
		const right = shape[key];
		if (right === undefined) return `${path}${key}: Unknown field`;
		if (!right(value)) return `${path}${key}: Not a valid value`;
	}
	return undefined;
}

/** The first fault in a list of objects, which may be missing; `pathOf` names a place in it. */
export function faultInList(
	list: unknown,
	shape: Shape,
	needed: readonly string[],
	pathOf: (at: number) => string,
): string | undefined {
	for (const [at, item] of listOf(list).entries()) {
		const path = pathOf(at);
		if (!isRecord(item)) return `${path}: Not a valid object`;
		const fault = faultIn(item, shape, needed, `${path}.`);
		if (fault !== undefined) return fault;
	}
	return undefined;
}

/** The first fault that any of the rules finds. */
export function firstFault(
	rules: readonly EventRule[],
	event: unknown,
	nowMs: number,
): string | undefined {
	if (!isRecord(event)) return 'Not a valid object';
	for (const rule of rules) {
		const fault = rule(event, nowMs);
		if (fault !== undefined) return fault;
	}
	return undefined;
}
