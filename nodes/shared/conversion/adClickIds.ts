import type { AdClickIds } from './conversion';

/** How an ad platform's id is recognised: by the name it travels under, else by its shape. */
interface AdClickIdRule {
	id: keyof AdClickIds;
	/** Parameter and cookie names, lower case. */
	names: readonly string[];
	/** Set only where the shape alone leaves no doubt. */
	shape?: RegExp;
}

/** Names and shapes as the platforms document them or as seen in their URLs and cookies. */
const RULES: readonly AdClickIdRule[] = [
	// Before fbc, whose shape the ten digits of a browser id would fit as well.
	{ id: 'fbp', names: ['fbp', '_fbp'], shape: /^fb\.[0-2]\.\d{13}\.\d{1,10}(?:\.\w{8})?$/ },
	{ id: 'fbc', names: ['fbc', '_fbc'], shape: /^fb\.[0-2]\.\d{13}\.[\w.-]{10,}$/ },
	{ id: 'fbclid', names: ['fbclid'], shape: /^(?:IwAR|IwY2x|IwZXh0|PA[AQ]a|PAZXh0)[\w-]{15,}$/ },
	{ id: 'gclid', names: ['gclid'], shape: /^(?:Cj0KCQ|CjwKCA|EAIaIQ)[\w-]{20,}$/ },
	{ id: 'gbraid', names: ['gbraid'], shape: /^0AAAAA[\w-]{10,}$/ },
	{ id: 'wbraid', names: ['wbraid'] },
	{ id: 'ttclid', names: ['ttclid'], shape: /^E\.C\.P\.[\w-]{10,}$/ },
	{ id: 'ttp', names: ['ttp', '_ttp'] },
	{ id: 'scCid', names: ['sccid', 'sc_click_id'] },
	{ id: 'epik', names: ['epik'] },
	{ id: 'liFatId', names: ['li_fat_id'] },
	{ id: 'rdtCid', names: ['rdt_cid'] },
	{ id: 'msclkid', names: ['msclkid'] },
	{ id: 'twclid', names: ['twclid'] },
	{ id: 'tblci', names: ['tblci', 'tblciid'] },
	{ id: 'obClickId', names: ['ob_click_id', 'obclid'] },
];

/** All of them, by the names they have in a conversion. */
export const AD_CLICK_IDS = RULES.map(({ id }) => id);

const BY_NAME = new Map(
	RULES.flatMap((rule) => rule.names.map((name) => [name, rule.id] as const)),
);
/** No shape matches anything shorter; most values of a click are. */
const SHORTEST = 15;
const WITH_SHAPE = RULES.filter((rule) => rule.shape !== undefined);

/** A macro nobody replaced: `{x}`, `${x}`, `{{x}}`, `[x]`, also URL-encoded. It stands for nothing. */
const MACRO = /^(?:\$?\{.*\}|\[.*\]|%7b.*%7d|__[A-Z_]+__)$/i;

export function isMacro(value: string): boolean {
	return MACRO.test(value);
}

/** Text with a meaning, or `null` for blanks and unreplaced macros. */
export function realText(value: unknown): string | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const text = String(value).trim();
	return text === '' || isMacro(text) ? null : text;
}

/** A value of a click and the name it travelled under, where one is known. */
export type Labelled = readonly [name: string | null, value: string | null];

/**
 * Finds the ad platforms' ids among a click's values and URLs. A name decides before a shape does,
 * and the first of several wins. Values are kept byte for byte: click ids are case-sensitive.
 */
export function findAdClickIds(
	values: Iterable<Labelled>,
	urls: Iterable<string | null>,
): AdClickIds {
	const found: AdClickIds = {};
	const nameless: string[] = [];
	const take = (name: string | null, text: string | null): void => {
		if (text === null) return;
		const id = name === null ? undefined : BY_NAME.get(name.toLowerCase());
		if (id !== undefined) found[id] ??= text;
		else if (text.length >= SHORTEST) nameless.push(text);
	};
	for (const [name, value] of values) take(name, realText(value));
	for (const url of urls) {
		for (const [name, value] of queryOf(url)) {
			if (BY_NAME.has(name.toLowerCase())) take(name, realText(value));
		}
	}
	for (const text of nameless) {
		const rule = WITH_SHAPE.find(({ shape }) => shape?.test(text));
		if (rule !== undefined) found[rule.id] ??= text;
	}
	return found;
}

function queryOf(url: string | null): Iterable<[string, string]> {
	const start = url?.indexOf('?') ?? -1;
	if (url === null || start < 0) return [];
	return new URLSearchParams(url.slice(start + 1).split('#')[0]);
}
