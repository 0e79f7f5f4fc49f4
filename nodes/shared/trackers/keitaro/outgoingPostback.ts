import type { ServiceRequest } from '../../n8n/http';
import { MASK, maskSecrets } from '../../n8n/mask';
import { isMacro } from '../../conversion/adClickIds';
import { expandMacros, type Expanded, type MacroContext } from './macros';
import { isSecretName, maskHeaders, maskUrl } from './mask';
import {
	keitaroWord,
	kindOfStatus,
	TRIGGER_KINDS,
	type PostbackTrigger,
	type StatusWords,
} from './postbackStatus';

export interface NameValue {
	name: string;
	value: string;
}

/** A postback as its owner describes it. */
export interface OutgoingPostback {
	/** With Keitaro's macros. */
	url: string;
	active: boolean;
	trigger: PostbackTrigger;
	method: 'GET' | 'POST';
	statusWords: StatusWords;
	/** Proves to the receiver who calls; sent where the URL says `{postback_key}`, else as `keyName`. */
	key: string;
	keyName: string;
	/** ISO 4217, for conversions that name none. */
	currency: string;
	/** Campaign ids; none means all. */
	campaigns: readonly string[];
	/** ISO 3166-1 alpha-2; none means all. */
	countries: readonly string[];
	headers: readonly NameValue[];
	parameters: readonly NameValue[];
	bodyFormat: 'form' | 'json';
	timeoutMs: number;
}

/** Why a postback is not for this conversion, or nothing. */
export function reasonToSkip(
	postback: OutgoingPostback,
	values: ReadonlyMap<string, string>,
): string | undefined {
	const { active, trigger, statusWords, campaigns, countries } = postback;
	if (!active) return 'The postback is inactive';
	const status = values.get('status') ?? '';
	const kind = kindOfStatus(status, statusWords);
	if (trigger !== 'all' && kind !== TRIGGER_KINDS[trigger]) {
		return `The trigger is ${trigger} only, and the status is '${status}'`;
	}
	const campaign = values.get('campaign_id') ?? '';
	if (campaigns.length > 0 && !campaigns.includes(campaign)) {
		return `Campaign '${campaign}' is not among the chosen ones`;
	}
	const country = values.get('country')?.toUpperCase() ?? '';
	if (countries.length > 0 && !countries.some((code) => code.toUpperCase() === country)) {
		return `Country '${country}' is not among the chosen ones`;
	}
	return undefined;
}

/** The values with what the postback adds: the status in Keitaro's word, the currency, the key. */
export function valuesFor(
	postback: OutgoingPostback,
	values: ReadonlyMap<string, string>,
): Map<string, string> {
	const own = new Map(values);
	const status = values.get('status');
	if (status !== undefined) {
		own.set('status', keitaroWord(status, postback.statusWords));
		if (!own.has('original_status')) own.set('original_status', status);
	}
	if (!own.has('currency') && postback.currency !== '') own.set('currency', postback.currency);
	if (postback.key !== '') own.set('postback_key', postback.key);
	// What an ad network never filled in is no value.
	for (const [name, value] of own) if (isMacro(value)) own.delete(name);
	return own;
}

export interface BuiltPostback {
	request: ServiceRequest;
	/** The request as it may be shown. */
	shown: { method: string; url: string; headers: Record<string, string>; body?: string };
	unknownMacros: string[];
}

/** One request. Throws an `Error` when the URL is none. */
export function buildPostback(postback: OutgoingPostback, context: MacroContext): BuiltPostback {
	const unknown = new Set<string>();
	const note = ({ text, unknown: left }: Expanded): string => {
		for (const macro of left) unknown.add(macro);
		return text;
	};
	const isPost = postback.method === 'POST';
	const base = note(expandMacros(postback.url.trim(), context, 'url'));
	const fields = parametersOf(postback).map(({ name, value }) => ({
		name,
		value: note(expandMacros(value, context, 'none')),
	}));
	const headers = headersOf(postback, (value) => note(expandMacros(value, context, 'none')));
	const url = checkedUrl(isPost ? base : withQuery(base, fields));
	const body = isPost && fields.length > 0 ? bodyOf(fields, postback.bodyFormat) : undefined;
	if (body !== undefined) headers['Content-Type'] ??= TYPES[postback.bodyFormat];
	const shownBody =
		isPost && fields.length > 0 ? bodyOf(hidden(fields), postback.bodyFormat) : undefined;
	const hide = (text: string) => maskSecrets(text, [postback.key]);
	return {
		request: {
			method: postback.method,
			url,
			headers,
			...(body !== undefined && { body: Buffer.from(body) }),
			timeoutMs: postback.timeoutMs,
		},
		shown: {
			method: postback.method,
			url: hide(maskUrl(url)),
			headers: maskHeaders(headers),
			...(shownBody !== undefined && { body: hide(shownBody) }),
		},
		unknownMacros: [...unknown],
	};
}

const BARE_FORM = 'application/x-www-form-urlencoded';
/** With the charset: under the bare name of the form type n8n would encode our bytes once more. */
const TYPES = {
	form: `${BARE_FORM}; charset=utf-8`,
	json: 'application/json',
} as const;

function parametersOf({ parameters, key, keyName, url }: OutgoingPostback): readonly NameValue[] {
	const isPlaced = key === '' || /\{_?postback_key\}/i.test(url);
	return isPlaced ? parameters : [...parameters, { name: keyName, value: '{_postback_key}' }];
}

/** Line breaks in a value would start a header of their own. */
function headersOf({ headers }: OutgoingPostback, expand: (value: string) => string) {
	const built: Record<string, string> = {};
	for (const { name, value } of headers) {
		const isType = name.toLowerCase() === 'content-type';
		const safe = expand(value).replace(/[\r\n\0]+/g, ' ');
		if (isType) built['Content-Type'] = safe.toLowerCase() === BARE_FORM ? TYPES.form : safe;
		else built[name.trim()] = safe;
	}
	return built;
}

function withQuery(url: string, fields: readonly NameValue[]): string {
	if (fields.length === 0) return url;
	const [address = '', ...fragment] = url.split('#');
	const mark = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
	const query = fields.map(
		({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
	);
	return [address + mark + query.join('&'), ...fragment].join('#');
}

function bodyOf(fields: readonly NameValue[], format: 'form' | 'json'): string {
	const entries = fields.map(({ name, value }): [string, string] => [name, value]);
	if (format === 'json') return JSON.stringify(Object.fromEntries(entries));
	return new URLSearchParams(entries).toString();
}

const hidden = (fields: readonly NameValue[]): NameValue[] =>
	fields.map(({ name, value }) => ({ name, value: isSecretName(name) ? MASK : value }));

function checkedUrl(url: string): string {
	try {
		const { protocol } = new URL(url);
		if (protocol === 'http:' || protocol === 'https:') return url;
	} catch {
		// Told below: the URL itself may hold a secret.
	}
	throw new Error('is not an address that begins with http:// or https://');
}
