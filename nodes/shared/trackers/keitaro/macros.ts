import { IANAZone, type DateTime } from 'luxon';
import { phpDate } from './phpDate';

/** What macros are replaced by, and what is left to time and chance. */
export interface MacroContext {
	/** Values by the macro's own name or an alias; absent means that the conversion has none. */
	values: ReadonlyMap<string, string>;
	/** What `{date}` shows. */
	now: DateTime;
	/** Between 0 and 1. */
	random: () => number;
}

export interface Expanded {
	text: string;
	/** Macros that Keitaro does not have, or that only its server can fill; left as they are. */
	unknown: string[];
}

/** How a value enters the text: encoded for a URL, or as it is. */
export type Encoding = 'url' | 'none';

/** `{name}`, `{_name}`, `{name:arguments}`; double braces belong to other systems. */
const MACRO = /(?<!\{)\{(_?)([a-z][a-z0-9_]*)(?:\s*:([^{}]*))?\}(?!\})/gi;

/** Other names of the same macro, as Keitaro's placeholder page lists them (keitaro-api §8.2). */
const ALIASES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		sub_id: 'subid',
		clickid: 'subid',
		click_id: 'subid',
		payout: 'revenue',
		transaction_id: 'tid',
		keitaro_campaign_id: 'campaign_id',
		keitaro_campaign_name: 'campaign_name',
		country_code: 'country',
		region_name: 'region',
		carrier: 'operator',
		operator_name: 'operator',
		referer: 'referrer',
		se: 'search_engine',
		ua: 'user_agent',
		useragent: 'user_agent',
		flow_id: 'stream_id',
	}),
);

/** Macros that stand for a value of the conversion, its campaign, source or visitor. */
export const VALUE_MACROS: ReadonlySet<string> = new Set([
	...['subid', 'status', 'original_status', 'tid', 'revenue', 'profit', 'cost', 'currency'],
	...['campaign_id', 'campaign_name', 'campaign', 'parent_campaign_id', 'stream_id', 'landing_id'],
	...['offer_id', 'offer', 'ts_id', 'traffic_source_name', 'current_domain', 'destination'],
	...['external_id', 'creative_id', 'ad_campaign_id', 'source', 'keyword', 'referrer'],
	...['search_engine', 'visitor_code', 'ip', 'country', 'country_name', 'region', 'city'],
	...['language', 'isp', 'operator', 'connection_type', 'user_agent', 'os', 'os_version'],
	...['browser', 'browser_version', 'device_type', 'device_brand', 'device_model', 'is_bot'],
	...['is_using_proxy', 'conversion_type', 'event_id', 'postback_key'],
]);

const NUMBERED = /^(?:sub_id|extra_param)_\d{1,2}$/;

type Computed = (args: string, context: MacroContext) => string | undefined;

/** Macros that compute; `undefined` where the arguments make no sense, so the text stays. */
const COMPUTED: ReadonlyMap<string, Computed> = new Map(
	Object.entries<Computed>({
		date: (args, { now }) => {
			const comma = args.lastIndexOf(',');
			const named = comma < 0 ? '' : args.slice(comma + 1).trim();
			const isZone = named !== '' && IANAZone.isValidZone(named);
			const format = isZone ? args.slice(0, comma) : args;
			return phpDate(now.setZone(isZone ? named : 'UTC'), format || 'Y-m-d H:i:s');
		},
		random: (args, { random }) => {
			const [min, max] = args === '' ? [0, 2 ** 31 - 1] : args.split(',').map(Number);
			if (!isWhole(min) || !isWhole(max) || max < min) return undefined;
			return String(min + Math.floor(random() * (max - min + 1)));
		},
		sample: (args, { random }) => {
			const choices = args.split(',');
			return args === '' ? undefined : choices[Math.floor(random() * choices.length)];
		},
	}),
);

/**
 * Replaces Keitaro's macros in a postback's text. A known macro without a value becomes empty, as in
 * Keitaro; an unknown one stays and is reported.
 */
export function expandMacros(text: string, context: MacroContext, encoding: Encoding): Expanded {
	const unknown = new Set<string>();
	const expanded = text.replace(MACRO, (macro, raw: string, given: string, args?: string) => {
		const value = valueOf(given.toLowerCase(), args?.trim() ?? '', context);
		if (value === undefined) {
			unknown.add(macro);
			return macro;
		}
		return raw === '' && encoding === 'url' ? encodeURIComponent(value) : value;
	});
	return { text: expanded, unknown: [...unknown] };
}

function valueOf(given: string, args: string, context: MacroContext): string | undefined {
	const compute = COMPUTED.get(given);
	if (compute !== undefined) return compute(args, context);
	const name = ALIASES.get(given) ?? given;
	const value = context.values.get(given) ?? context.values.get(name);
	if (value === undefined) {
		return VALUE_MACROS.has(name) || NUMBERED.test(name) ? '' : undefined;
	}
	return name === 'status' && args !== '' ? mapped(value, args) : value;
}

/** `lead=0 sale=1 rejected=2`: the status as the receiver calls it, unmapped ones as they are. */
function mapped(status: string, mapping: string): string {
	for (const [, from, to] of mapping.matchAll(/([^\s=,]+)=([^\s,]*)/g)) {
		if (from?.toLowerCase() === status.toLowerCase()) return to ?? '';
	}
	return status;
}

const isWhole = (value: number | undefined): value is number => Number.isSafeInteger(value);
