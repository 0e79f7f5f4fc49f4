import type { IDataObject } from 'n8n-workflow';
import { MASK } from '../n8n/mask';

/** Wevion keeps the keys of trackers encrypted; should one come back in an answer, it goes no further. */
const SECRET = /(?:(?:api|access|private|secret)[_-]?key|token|secret|password|passphrase)$/i;

/** A copy of an answer in which secrets are masked, however deep they lie. */
export function redacted<T>(value: T): T {
	return redact(value, '') as T;
}

function redact(value: unknown, name: string): unknown {
	if (Array.isArray(value)) return value.map((part) => redact(part, name));
	if (typeof value === 'object' && value !== null) {
		const parts = Object.entries(value as IDataObject);
		return Object.fromEntries(parts.map(([key, part]) => [key, redact(part, key)]));
	}
	const isText = typeof value === 'string' && value !== '';
	return isText && SECRET.test(name) ? MASK : value;
}
