import { wordKey } from '../conversion/words';
import type { FieldName, NameIndex } from './fields';
import { isNothing, isUnreplaced } from './macro';
import { isPoison } from './plain';
import { refusal, type Refusal } from './refusal';

/** One parameter of a postback. */
export interface Parameter {
	/** As it was named. */
	name: string;
	key: string;
	/** Trimmed; `null` when blank, a word for nothing, or an unreplaced macro. */
	text: string | null;
	/** As it came, for custom data. */
	value: unknown;
	/** The macro that nobody replaced. */
	macro?: string;
}

/** A postback's parameters by name and by field. */
export interface Parameters {
	all: Parameter[];
	of: ReadonlyMap<FieldName, Parameter>;
}

const MOST_PARAMETERS = 300;
/** Longest value of one parameter, in characters. Ids have tens of them, a page's URL hundreds. */
const LONGEST_VALUE = 8_192;
const LONGEST_CUSTOM_DATA = 65_536;
/** No sender means more, and whoever walks through thousands of levels runs out of stack. */
const MOST_LEVELS = 32;

/** Why a value is no text of one parameter. */
const NO_TEXT = {
	several: 'came with several values',
	nested: 'must be a text',
	deep: 'is nested too deeply',
} as const;

/**
 * Sorts the parameters into fields. Those of the body come before those of the query, and a field
 * that came under several names takes the one that ranks first and says something.
 */
export function sortParameters(
	sources: ReadonlyArray<Iterable<readonly [string, unknown]>>,
	index: NameIndex,
): { parameters: Parameters } | { refusal: Refusal } {
	const all: Parameter[] = [];
	const of = new Map<FieldName, { parameter: Parameter; rank: number }>();
	for (const [name, value] of sources.flatMap((source) => [...source])) {
		if (isPoison(name)) continue;
		if (all.length >= MOST_PARAMETERS) {
			return { refusal: refusal(400, 'parameter', 'too many parameters') };
		}
		const key = wordKey(name);
		const place = index.get(key);
		const isCustom = place?.field === 'customData';
		const read = readValue(value, isCustom);
		if (read === 'long')
			return { refusal: refusal(413, 'size', `parameter '${shown(name)}' is too long`) };
		if (typeof read === 'string') {
			if (place === undefined) continue;
			const what = NO_TEXT[read];
			return { refusal: refusal(400, 'parameter', `parameter '${shown(name)}' ${what}`) };
		}
		const parameter: Parameter = { name: shown(name), key, value, ...read };
		all.push(parameter);
		if (place === undefined) continue;
		const best = of.get(place.field);
		if (best === undefined || isBetter(parameter, place.rank, best)) {
			of.set(place.field, { parameter, rank: place.rank });
		}
	}
	return {
		parameters: { all, of: new Map([...of].map(([field, best]) => [field, best.parameter])) },
	};
}

function isBetter(
	{ text, key }: Parameter,
	rank: number,
	best: { parameter: Parameter; rank: number },
): boolean {
	if (best.parameter.key === key || text === null)
		return best.parameter.text === null && text !== null;
	return best.parameter.text === null || rank < best.rank;
}

/** A name short enough to be repeated to its sender. */
function shown(name: string): string {
	return name.replace(/[^\w.[\]-]/g, '?').slice(0, 40);
}

type ReadValue = Pick<Parameter, 'text' | 'macro'>;

function isDeeper(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1));
}

function readValue(value: unknown, isCustom: boolean): ReadValue | 'long' | keyof typeof NO_TEXT {
	if (isDeeper(value, MOST_LEVELS)) return 'deep';
	if (Array.isArray(value) && !isCustom) {
		const different = new Set(value.map((one) => (one === null ? '' : one)));
		different.delete('');
		if (different.size > 1) return 'several';
		return readValue([...different][0] ?? null, isCustom);
	}
	if (value === null || value === undefined) return { text: null };
	if (typeof value === 'object') {
		if (!isCustom) return 'nested';
		const text = JSON.stringify(value);
		return text.length > LONGEST_CUSTOM_DATA ? 'long' : { text };
	}
	const text = textOf(value);
	if (text.length > (isCustom ? LONGEST_CUSTOM_DATA : LONGEST_VALUE)) return 'long';
	if (isNothing(text)) return { text: null };
	// JSON in custom data starts with a brace too; a macro has no quotes.
	if (isUnreplaced(text) && !(isCustom && /["=]/.test(text))) return { text: null, macro: text };
	return { text };
}

/** A number keeps its digits: `1e21` of a JSON body is no amount anybody meant to write. */
function textOf(value: unknown): string {
	// Line breaks and other control characters have no place in an id and may forge lines of a log.
	return String(value)
		.replace(/\p{Cc}+/gu, ' ')
		.trim();
}
