import type { IDataObject } from 'n8n-workflow';
import { PRESET, type PresetName } from '../postback/presets';
import { isRecord } from './answer';

/**
 * Parameters of Wevion's postback and the macro that stands for each in the template of a workspace
 * (Postback overview, May 2026). `event_id` is advised there against counting twice, but has no macro.
 */
export const MACROS = {
	event: 'event_name',
	value: 'value',
	currency: 'currency',
	click_id: 'click_id',
	user_email: 'user_email',
	custom_data: 'custom_data',
} as const;

/** A conversion as Wevion takes it, by parameter; blanks are left out. */
export type PostbackValues = Readonly<Record<string, string>>;

/** Words for what happened that Wevion accepts; ours for the same are turned into them. */
export const EVENTS = [
	'AddToCart',
	'App_Install',
	'Lead',
	'Purchase',
	'Registration',
	'Sale',
	'SignUp',
	'Subscribe',
] as const;

const OUR_WORDS: Readonly<Record<string, string>> = {
	AppInstall: 'App_Install',
	CompleteRegistration: 'Registration',
};

export const eventWord = (event: string): string => OUR_WORDS[event] ?? event;

const MACRO = /\$?\{\{?([\w.-]+)\}?\}/g;

/** Macros of a template, without braces. */
export function macrosIn(template: string): string[] {
	return [...new Set([...template.matchAll(MACRO)].map(([, name = '']) => name))];
}

/** The template in an answer whose schema is not public: the first address in it, one with macros first. */
export function templateIn(config: unknown): string | undefined {
	const addresses = textsIn(config).filter((text) => /^https?:\/\//i.test(text));
	return addresses.find((text) => macrosIn(text).length > 0) ?? addresses[0];
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value.replace(/\s+/g, '')];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * The template with values in place of its macros. A parameter whose macro has no value falls off, so
 * that no bare macro goes out; a value without a macro in the template becomes a parameter of its own.
 */
export function filledTemplate(template: string, values: PostbackValues): string {
	const byMacro = new Map<string, string>();
	for (const [name, value] of Object.entries(values)) byMacro.set(macroOf(name), value);
	const present = new Set(macrosIn(template));
	const [address, query] = halves(template);
	const parameters = partsOf(query)
		.filter((part) => macrosIn(part).every((name) => byMacro.has(name)))
		.map((part) => part.replace(MACRO, (_, name: string) => encoded(byMacro.get(name))));
	const more = Object.entries(values)
		.filter(([name]) => !present.has(macroOf(name)))
		.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
	const path = address.replace(MACRO, (_, name: string) => encoded(byMacro.get(name)));
	return joined(path, [...parameters, ...more]);
}

const macroOf = (parameter: string): string =>
	(MACROS as Readonly<Record<string, string>>)[parameter] ?? parameter;

const encoded = (value = ''): string => encodeURIComponent(value);

function halves(template: string): [string, string] {
	const at = template.indexOf('?');
	return at < 0 ? [template, ''] : [template.slice(0, at), template.slice(at + 1)];
}

const partsOf = (query: string): string[] => query.split('&').filter((part) => part !== '');

/** Nothing stands behind a question mark that nothing follows. */
const joined = (address: string, parameters: readonly string[]): string =>
	parameters.length === 0 ? address : `${address}?${parameters.join('&')}`;

/** The template in a tracker's macro syntax, and the parameters for which that tracker has none. */
export function templateFor(
	template: string,
	preset: PresetName,
): { url: string; without: string[] } {
	const own = macrosOf(preset);
	const without: string[] = [];
	const [address, query] = halves(template);
	const parameters = partsOf(query).flatMap((part) => {
		const missing = macrosIn(part).filter((name) => own[name] === undefined);
		without.push(...missing);
		if (missing.length > 0) return [];
		return [part.replace(MACRO, (_, name: string) => own[name] ?? '')];
	});
	return { url: joined(address, parameters), without };
}

/** A tracker's macro for each of Wevion's. Trackers whose status says what happened have it for both. */
function macrosOf(preset: PresetName): Readonly<Record<string, string | undefined>> {
	const { template, statusNamesEvent = false } = PRESET[preset];
	const macros = Object.fromEntries(template) as Readonly<Record<string, string | undefined>>;
	return {
		click_id: macros.click_id,
		value: macros.value,
		currency: macros.currency,
		event_name: macros.event ?? (statusNamesEvent ? macros.status : undefined),
	};
}

/** Currencies in an answer: texts, or rows with a code. */
export function currencyOf(row: IDataObject): string {
	const code = row.code ?? row.currency ?? row.value ?? row.id;
	return typeof code === 'string' ? code.toUpperCase() : '';
}
