import type { IDataObject } from 'n8n-workflow';
import { parseMoney } from '../../conversion/money';
import { cellText } from '../rows';
import { asTracked } from '../visit';
import { kindOf, type ColumnKind } from './reportFields';

type Value = IDataObject[string];

/**
 * Builds differ: numbers come as text, flags as 0 and 1, names as `{id, name}` (keitaro-api §4.2,
 * keitaro-api §6).
 */
const READERS: Record<ColumnKind, (value: unknown) => Value> = {
	id: readId,
	number: readNumber,
	flag: (value) =>
		value === null || value === '' ? null : ['1', 'true'].includes(cellText(value)),
	text: readText,
	time: readText,
};

/** A row of a report or log with real numbers, ids and flags; names nobody knows are left alone. */
export function typedRow(row: Readonly<Record<string, unknown>>): IDataObject {
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => [name, typedValue(name, value)]),
	);
}

export function typedValue(name: string, value: unknown): Value {
	const kind = kindOf(name);
	return kind === undefined ? (value as Value) : READERS[kind](value);
}

/** An amount or a count; `null` where there is none. Percent signs and spaces are dropped. */
export function readNumber(value: unknown): number | null {
	return parseMoney(typeof value === 'string' ? value.replace(/[%\s]/g, '') : value);
}

/** A number where it is one; 0 and blanks mean that there is none. */
export function readId(value: unknown): number | string | null {
	const plain = partOf(value, 'id');
	if (plain === null || plain === undefined || plain === '') return null;
	const text = cellText(plain);
	const asNumber = Number(text);
	if (text === '0') return null;
	return Number.isSafeInteger(asNumber) ? asNumber : text;
}

/** Text as it is, unexpanded macros included; `null` for blanks. */
export function readText(value: unknown): string | null {
	return asTracked(partOf(value, 'name'));
}

function partOf(value: unknown, part: 'id' | 'name'): unknown {
	return typeof value === 'object' && value !== null
		? (value as Record<string, unknown>)[part]
		: value;
}
