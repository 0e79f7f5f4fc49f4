import type { IDataObject } from 'n8n-workflow';
import { isPoison, plainObject, plainValue } from './plain';

/** Extra data of a postback: an object where it can be read as one, else the text itself. */
export interface CustomData {
	data: IDataObject | string;
	/** Looked like JSON and was not. */
	isBroken?: true;
}

const LOOKS_LIKE_JSON = /^[{[]/;
const PAIR = /^\s*([\w.-]{1,100})\s*=([^=]*)$/;

/** Reads JSON, `key=value` pairs (parted by `&`, `;` or `,`), or plain text. */
export function readCustomData(given: unknown): CustomData {
	if (typeof given === 'object' && given !== null) return { data: asObject(given) };
	const text = String(given).trim();
	if (LOOKS_LIKE_JSON.test(text)) {
		try {
			return { data: asObject(JSON.parse(text)) };
		} catch {
			return { data: text, isBroken: true };
		}
	}
	return { data: pairsOf(text) ?? text };
}

function asObject(value: unknown): IDataObject {
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return plainObject(value);
	return { values: plainValue(value) ?? null };
}

function pairsOf(text: string): IDataObject | undefined {
	const separator = ['&', ';', ','].find((one) => text.includes(one)) ?? '&';
	const pairs = text
		.split(separator)
		.filter((part) => part.trim() !== '')
		.map((part) => PAIR.exec(part));
	if (pairs.length === 0) return undefined;
	const data: IDataObject = {};
	for (const pair of pairs) {
		if (pair === null) return undefined;
		const [, key = '', value = ''] = pair;
		if (!isPoison(key)) data[key] = separator === '&' ? decoded(value) : value.trim();
	}
	return data;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' '));
	} catch {
		return text;
	}
}
