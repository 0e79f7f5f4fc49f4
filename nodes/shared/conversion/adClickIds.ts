import { AD_CLICK_ID_ROWS, type AdClickIds } from './adClickIdTable';

/** All of them, by the names they have in a conversion. */
export const AD_CLICK_IDS = AD_CLICK_ID_ROWS.map(({ id }) => id);

const BY_NAME = new Map(
	AD_CLICK_ID_ROWS.flatMap(({ id, names }) => names.map((name) => [name, id] as const)),
);
/** No shape matches anything shorter; most values of a click are. */
const SHORTEST = 15;
const WITH_SHAPE = AD_CLICK_ID_ROWS.filter(({ shape }) => shape !== undefined);

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
