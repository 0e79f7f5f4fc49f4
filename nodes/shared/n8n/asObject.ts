import type { IDataObject } from 'n8n-workflow';

/** What a service answered, as an item: it answers what it likes, and n8n stops at items of other kinds. */
export function asObject(value: unknown): IDataObject {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return value as IDataObject;
	}
	return value === undefined || value === null ? {} : { value: value as IDataObject[string] };
}

/** A number that a service answered; `Number` throws at some objects, and none of them is one. */
export function asNumber(value: unknown): number {
	return typeof value === 'object' && value !== null ? NaN : Number(value);
}
