/**
 * A macro nobody replaced, in every syntax seen in trackers, networks and ad platforms: `{x}`, `${x}`,
 * `{{x}}`, `[x]`, `<x>`, `%x%`, `#x#`, `__X__`, and what documents write for the user to fill in.
 */
const WHOLE: readonly RegExp[] = [
	/^\$?\{+[^{}"]*\}+$/,
	/^\[+[a-z_][\w.:\s-]*\]+$/i,
	/^<+\/?[a-z_][\w.:\s-]*>+$/i,
	/^%+[a-z_][\w.:-]*%+$/i,
	/^#+[a-z_][\w.:-]*#+$/i,
	/^__[A-Z0-9]+(?:_[A-Z0-9]+)*__$/,
	/^%(?:24)?(?:7b|5b).*%(?:7d|5d)$/i,
	/^\$[a-z_]\w*\$?$/i,
	/^(?:REPLACE|OPTIONAL|REPLACE_ME|YOUR_[A-Z_]+|INSERT_[A-Z_]+)$/,
];

/** A macro inside other text, such as `pre-{subid}`: no id has braces around a word. */
const INSIDE = /\$?\{\{?_?[a-z][\w.:,-]*\}?\}|%7b_?[a-z][\w.]*%7d/i;

/** Words that programs write where they have nothing. */
const NOTHING: ReadonlySet<string> = new Set(['null', 'undefined', 'none', '(none)', 'nan', 'n/a']);

export function isUnreplaced(text: string): boolean {
	return WHOLE.some((macro) => macro.test(text)) || INSIDE.test(text);
}

/** Blank, or a program's word for it. */
export function isNothing(text: string): boolean {
	return text === '' || NOTHING.has(text.toLowerCase());
}
