import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../conversion/conversion';
import type { Hasher } from './hash';

/** A value as the platform wants it, or nothing where it is of another kind. */
type Form = (value: unknown, hasher: Hasher) => unknown;

const isFilled = (value: unknown): value is string | number =>
	(typeof value === 'string' && value.trim() !== '') ||
	(typeof value === 'number' && Number.isFinite(value));

const number: Form = (value) => {
	const read = isFilled(value) ? Number(value) : NaN;
	return Number.isFinite(read) ? read : undefined;
};
const text: Form = (value) => (isFilled(value) ? String(value).trim() : undefined);
/** Device ids are the same in capital letters; what is hashed already stays. */
const deviceHash: Form = (value, hasher) =>
	isFilled(value) ? hasher.once(String(value), (id) => id.toLowerCase()) : undefined;
/** The same for Apple's ids at platforms that want them in capital letters. */
const capitalHash: Form = (value, hasher) =>
	isFilled(value) ? hasher.once(String(value), (id) => id.toUpperCase()) : undefined;
const listOf =
	(form: Form): Form =>
	(value, hasher) => {
		const list = [value].flat().map((one) => form(one, hasher));
		const filled = list.filter((one) => one !== undefined);
		return filled.length === 0 ? undefined : filled;
	};

const FORMS = {
	text,
	number,
	boolean: (value) => (typeof value === 'boolean' ? value : undefined),
	/** 0 or 1, from either. */
	flag: (value) =>
		value === true || value === 1 ? 1 : value === false || value === 0 ? 0 : undefined,
	texts: listOf(text),
	/** A list as it is, blanks included. */
	list: (value) => (Array.isArray(value) && value.length > 0 ? value : undefined),
	deviceId: (value) => (isFilled(value) ? String(value).trim().toLowerCase() : undefined),
	deviceHash,
	capitalHash,
	deviceHashes: listOf(deviceHash),
} satisfies Record<string, Form>;

/** Where a field by hand goes: names by kind, by the object that holds them; blank is the event itself. */
export type HandTable = Readonly<
	Record<string, Readonly<Partial<Record<keyof typeof FORMS, readonly string[]>>>>
>;

export type Tree = Record<string, unknown>;

interface HandField {
	name: string;
	holder: string;
	form: Form;
}

/**
 * Reads the fields by hand of a platform, those of its table only. Each may stand alone or inside the
 * object to which it belongs, as in the platform's documentation.
 */
export function handReader(
	platform: string,
	table: HandTable,
): (event: Tree, conversion: Conversion, hasher: Hasher) => void {
	const fields: HandField[] = Object.entries(table).flatMap(([holder, byKind]) =>
		Object.entries(byKind).flatMap(([kind, names]) =>
			names.map((name) => ({ name, holder, form: FORMS[kind as keyof typeof FORMS] })),
		),
	);
	return (event, { platformFields }, hasher) => {
		const given = platformFields?.[platform];
		if (given === undefined || given === null) return;
		for (const { name, holder, form } of fields) {
			const inner = holder === '' ? undefined : (given[holder] as IDataObject | null | undefined);
			const value = form(given[name] ?? inner?.[name], hasher);
			if (value === undefined) continue;
			const target = holder === '' ? event : ((event[holder] ??= {}) as Tree);
			target[name] = value;
		}
	};
}
