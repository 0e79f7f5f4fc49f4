import type { IDataObject } from 'n8n-workflow';
import { MASK } from '../../n8n/mask';

/** Fields of answers that hold secrets (keitaro-api §3, keitaro-api §11). */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
	'api_key',
	'avscan_key',
	'license_key',
	'licence_key',
	'password',
	'postback_key',
	'token',
]);

/** Settings name their secrets in ways that are not documented, so anything that may be one counts. */
const LOOKS_SECRET = /key|token|password|secret|salt|licen[cs]e/i;

/** The secret part of an incoming postback's address: `/<key>/postback`. */
const POSTBACK_KEY = /(\/)[A-Za-z0-9_-]{4,}(\/postback(?:[?\s"/]|$))/g;

export type IsSecret = (name: string) => boolean;

export const isSecretField: IsSecret = (name) => SECRET_FIELDS.has(name);
export const looksSecret: IsSecret = (name) => LOOKS_SECRET.test(name);

/** A copy of an answer in which secrets are masked, however deep they lie. */
export function redacted<T>(value: T, isSecret: IsSecret = isSecretField): T {
	return redact(value, '', isSecret) as T;
}

function redact(value: unknown, name: string, isSecret: IsSecret): unknown {
	if (Array.isArray(value)) return value.map((part) => redact(part, name, isSecret));
	if (typeof value === 'object' && value !== null) {
		const parts = Object.entries(value as IDataObject);
		return Object.fromEntries(parts.map(([key, part]) => [key, redact(part, key, isSecret)]));
	}
	const isBlank = value === null || value === undefined || value === '';
	if (isSecret(name) && !isBlank && typeof value !== 'boolean') return MASK;
	return typeof value === 'string' ? value.replace(POSTBACK_KEY, `$1${MASK}$2`) : value;
}
