import { isPoison } from './plain';
import { refusal, type Refusal } from './refusal';

/** The parameters of a body, or why it cannot be read. */
export type ReadBody = { fields: Array<[string, unknown]> } | { refusal: Refusal };

const MOST_FIELDS = 300;

const no = (reason: string): ReadBody => ({ refusal: refusal(400, 'body', reason) });

/** Reads a JSON object or a form, by content type, and by its looks where the sender named none. */
export function readBody(bytes: Uint8Array, contentType: string | undefined): ReadBody {
	if (bytes.length === 0) return { fields: [] };
	const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
	if (type.trim().startsWith('multipart/')) return no('body must be JSON or a URL-encoded form');
	const text = decode(bytes, parameters);
	if (text === undefined) return no('body is not in its character set');
	const trimmed = text.trim();
	if (trimmed === '') return { fields: [] };
	const isJson =
		/[/+]json\s*$/.test(type) || (!/form-urlencoded/.test(type) && /^[{[]/.test(trimmed));
	return isJson ? readJson(trimmed) : readForm(trimmed);
}

function decode(bytes: Uint8Array, parameters: string[]): string | undefined {
	const charset = parameters
		.map((part) => /^\s*charset\s*=\s*"?([\w.:-]+)"?\s*$/.exec(part)?.[1])
		.find(Boolean);
	try {
		// Strips a byte order mark, and refuses what is not text in this set instead of replacing it.
		return new TextDecoder(charset ?? 'utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

function readJson(text: string): ReadBody {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return no('body is not valid JSON');
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return no('body must be one JSON object');
	}
	return limited(Object.entries(value));
}

function readForm(text: string): ReadBody {
	if (!text.includes('=')) return no('body must be JSON or a URL-encoded form');
	const fields = new Map<string, unknown>();
	for (const [name, value] of new URLSearchParams(text)) {
		const before = fields.get(name);
		fields.set(name, before === undefined ? value : [before, value].flat());
		if (fields.size > MOST_FIELDS) break;
	}
	return limited([...fields]);
}

function limited(fields: Array<[string, unknown]>): ReadBody {
	if (fields.length > MOST_FIELDS) return no('body has too many parameters');
	return { fields: fields.filter(([name]) => !isPoison(name)) };
}
