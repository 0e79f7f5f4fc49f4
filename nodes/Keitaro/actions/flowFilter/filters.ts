import type { IDataObject } from 'n8n-workflow';
import { asNumber, asObject } from '../../../shared/n8n/asObject';

type Value = IDataObject[string];

/** The filters of a flow in the form in which they are written; nothing read is lost but `stream_id` and `oid`. */
export function writtenFilters(value: Value): IDataObject[] {
	if (!Array.isArray(value)) return [];
	return value.map(asObject).map(({ id, name, mode, payload }) => ({
		...(id !== undefined && id !== null && { id: asNumber(id) }),
		name,
		mode,
		...(payload !== undefined && payload !== null && { payload }),
	}));
}

/** The list with one filter changed in the given fields; nothing when it is not in there. */
export function changed(
	filters: readonly IDataObject[],
	id: number,
	given: IDataObject,
): IDataObject[] | undefined {
	if (!filters.some((filter) => filter.id === id)) return undefined;
	return filters.map((filter) => (filter.id === id ? { ...filter, ...given } : filter));
}

export function without(filters: readonly IDataObject[], id: number): IDataObject[] | undefined {
	const rest = filters.filter((filter) => filter.id !== id);
	return rest.length === filters.length ? undefined : rest;
}
