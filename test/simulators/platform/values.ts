/** What values of an event must look like; shared by the strict simulators of ad platforms. */

export type Fields = Record<string, unknown>;

/** Says what is wrong with an event, beginning with the path of the field; nothing when it is right. */
export type EventRule = (event: Fields, nowMs: number) => string | undefined;

export const isRecord = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string =>
	typeof value === 'string' && value.trim() !== '';

export const isWords = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

export const isFlag = (value: unknown): boolean => typeof value === 'boolean';

export const isMoney = (value: unknown): boolean =>
	typeof value === 'number' && Number.isFinite(value) && value >= 0;

export const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

const DECIMAL = /^\d+(?:\.\d+)?$/;
export const isDecimalText = (value: unknown): boolean =>
	typeof value === 'string' && DECIMAL.test(value);

/** A currency that ad platforms do not pay out in: right by ISO 4217, refused all the same. */
export const UNSUPPORTED_CURRENCY = 'KPW';

const CURRENCY = /^[A-Z]{3}$/;
export const isCurrency = (value: unknown): boolean =>
	typeof value === 'string' && CURRENCY.test(value) && value !== UNSUPPORTED_CURRENCY;

const WEB_ADDRESS = /^https?:\/\/[^\s/]+/i;
export const isWebAddress = (value: unknown): boolean =>
	typeof value === 'string' && WEB_ADDRESS.test(value);

const SHA256 = /^[0-9a-f]{64}$/;
/** SHA-256 of the empty string: a blank that somebody hashed. */
export const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export const isHash = (value: unknown): boolean =>
	typeof value === 'string' && SHA256.test(value) && value !== HASH_OF_NOTHING;
export const isHashes = (value: unknown): boolean =>
	Array.isArray(value) && value.length > 0 && value.every(isHash);

/** Unix seconds have ten digits until 2286, milliseconds thirteen. */
const LARGEST_SECONDS = 10_000_000_000;
export const isSeconds = (value: unknown): boolean =>
	isCount(value) && Number(value) < LARGEST_SECONDS;
export const isMilliseconds = (value: unknown): boolean =>
	isCount(value) && Number(value) >= LARGEST_SECONDS;

/** The path of the first blank text or empty list or object in a value, at any depth. */
export function blankIn(value: unknown, path = ''): string | undefined {
	if (typeof value === 'string') return value.trim() === '' ? path : undefined;
	if (typeof value !== 'object' || value === null) return value === null ? path : undefined;
	for (const [key, inner] of Object.entries(value)) {
		const found = blankIn(inner, path === '' ? key : `${path}.${key}`);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** What each key of an object must look like; `*` marks the ones that must be there. */
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
