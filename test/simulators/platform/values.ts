import { isIP } from 'node:net';

/** What values of an event must look like; shared by the strict simulators of ad platforms. */

export type Fields = Record<string, unknown>;

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
export const isHashOrHashes = (value: unknown): boolean => isHash(value) || isHashes(value);

export const isIpAddress = (value: unknown): boolean =>
	typeof value === 'string' && isIP(value) !== 0;

/** Unix seconds have ten digits until 2286, milliseconds thirteen. */
const LARGEST_SECONDS = 10_000_000_000;
export const isSeconds = (value: unknown): boolean =>
	isCount(value) && Number(value) < LARGEST_SECONDS;
export const isMilliseconds = (value: unknown): boolean =>
	isCount(value) && Number(value) >= LARGEST_SECONDS;
